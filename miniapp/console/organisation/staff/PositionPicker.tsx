import { Select } from "antd";
import { useDeferredValue, useState } from "react";
import { useTranslation } from "react-i18next";
import { usePositions } from "../../positions/data";

type Props = {
  unitId: string;
  value: string | null;
  /** What the chosen one is called, also where it is not among those that were found. */
  title: string | null;
  onChange: (positionId: string | null) => void;
  label: string;
};

/** Narrows a role to one position of a unit; left empty, it holds for the whole unit. */
export function PositionPicker({ unitId, value, title, onChange, label }: Props) {
  const { t } = useTranslation();
  const [q, setQ] = useState("");
  const sought = useDeferredValue(q.trim());
  const positions = usePositions({ unit: unitId, ...(sought ? { q: sought } : {}) });
  const options = positions.items.map((position) => ({
    value: position.id,
    label:
      position.orgUnit.id === unitId
        ? position.title
        : `${position.title} · ${position.orgUnit.path.join(" / ")}`,
  }));
  const isMissing = value !== null && !options.some((option) => option.value === value);
  return (
    <Select
      allowClear
      showSearch={{ filterOption: false, onSearch: setQ }}
      aria-label={label}
      placeholder={t("staff.grantWholeUnit")}
      loading={positions.isFetching}
      status={positions.isError ? "error" : ""}
      notFoundContent={positions.isSuccess ? t("staff.grantNoPositions") : null}
      popupMatchSelectWidth={300}
      value={value}
      options={isMissing ? [{ value, label: title ?? t("staff.grantPosition") }, ...options] : options}
      onChange={(positionId: string | undefined) => onChange(positionId ?? null)}
    />
  );
}
