import { Select } from "antd";
import { useTranslation } from "react-i18next";
import { useUnits } from "../organisation/data";

type Props = { value: string | null; onChange: (unitId: string | null) => void; className?: string };

/** Narrows a page to a branch or department; nothing where there is only one. */
export function UnitSelect({ value, onChange, className }: Props) {
  const { t } = useTranslation();
  const own = useUnits().data?.filter((unit) => unit.own) ?? [];
  if (own.length < 2) return null;
  return (
    <Select
      {...(className ? { className } : { style: { width: 190 } })}
      allowClear
      showSearch={{ optionFilterProp: "search" }}
      placeholder={t("progress.anyUnit")}
      aria-label={t("progress.unitFilter")}
      value={value}
      options={own.map(({ id, name, depth, path }) => ({
        value: id,
        label: `${"　".repeat(Math.max(0, depth - (own[0]?.depth ?? 0)))}${name}`,
        search: path.join(" "),
      }))}
      labelRender={({ value: id }) => own.find((unit) => unit.id === id)?.name}
      popupMatchSelectWidth={260}
      onChange={(unitId: string | undefined) => onChange(unitId ?? null)}
    />
  );
}
