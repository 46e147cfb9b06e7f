import { Tag } from "antd";
import { useTranslation } from "react-i18next";
import type { Behind } from "./filters";

type Props = { filters: Behind; onClear: () => void };

/** Says which number of the progress page the list stands for, besides the unit, and takes that off. */
export function BehindTag({ filters, onClear }: Props) {
  const { t } = useTranslation();
  const { positionId, jobTitle, fromWeek, toWeek } = filters;
  const weeks = fromWeek && toWeek && (fromWeek === toWeek ? fromWeek : `${fromWeek} – ${toWeek}`);
  const parts = [
    jobTitle ?? (positionId && t("list.onePosition")),
    weeks && t("list.invitedIn", { weeks }),
  ].filter(Boolean);
  if (parts.length === 0) return null;
  return (
    <Tag closable onClose={onClear} style={{ alignSelf: "center", marginInlineEnd: 0 }}>
      {parts.join(" · ")}
    </Tag>
  );
}
