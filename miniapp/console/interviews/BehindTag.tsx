import { Tag } from "antd";
import { useTranslation } from "react-i18next";
import { useUnits } from "../organisation/data";
import { isBehindNumber, type Behind } from "./filters";

type Props = { filters: Behind; onClear: () => void };

/** Says which number of the progress page the list stands for, and takes that off. */
export function BehindTag({ filters, onClear }: Props) {
  const { t } = useTranslation();
  const units = useUnits();
  if (!isBehindNumber(filters)) return null;
  const { unit, positionId, jobTitle, fromWeek, toWeek } = filters;
  const weeks = fromWeek && toWeek && (fromWeek === toWeek ? fromWeek : `${fromWeek} – ${toWeek}`);
  const parts = [
    unit && (units.data?.find(({ id }) => id === unit)?.name ?? t("list.oneUnit")),
    jobTitle ?? (positionId && t("list.onePosition")),
    weeks && t("list.invitedIn", { weeks }),
  ].filter(Boolean);
  return (
    <Tag closable onClose={onClear} style={{ alignSelf: "center", marginInlineEnd: 0 }}>
      {parts.join(" · ")}
    </Tag>
  );
}
