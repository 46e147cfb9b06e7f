import { type InputRef, Select } from "antd";
import type { RefObject } from "react";
import { useTranslation } from "react-i18next";
import styles from "../common/List.module.css";
import { SearchBox } from "../common/SearchBox";
import { UnitSelect } from "../common/UnitSelect";
import { RESULTS } from "../screening/ScreeningTag";
import { useMay } from "../session/usePermission";
import own from "./Candidates.module.css";
import { SOURCES } from "./data";
import { PositionSelect } from "./PositionSelect";
import { TagSelect } from "./TagSelect";

export const FILTERS = [
  "q",
  "unit",
  "source",
  "tag",
  "positionId",
  "screening",
  "talentPool",
  "state",
] as const;
type Filters = Record<(typeof FILTERS)[number], string>;

type Props = {
  filters: Filters;
  onChange: (part: Partial<Filters>) => void;
  searchRef: RefObject<InputRef | null>;
};

export function FilterBar({ filters, onChange, searchRef }: Props) {
  const { t } = useTranslation();
  const choose = (name: keyof Filters) => (value: string | null) => onChange({ [name]: value ?? "" });
  return (
    <div className={styles.filters}>
      <UnitSelect value={filters.unit || null} onChange={choose("unit")} />
      {useMay("positions.read") ? (
        <PositionSelect
          className={styles.filter ?? ""}
          aria-label={t("candidates.position")}
          placeholder={t("candidates.anyPosition")}
          value={filters.positionId || null}
          onChange={choose("positionId")}
        />
      ) : null}
      <Select
        className={styles.filter ?? ""}
        allowClear
        aria-label={t("screening.column")}
        placeholder={t("screening.any")}
        value={filters.screening || null}
        options={RESULTS.map((value) => ({ value, label: t(`screening.result.${value}`) }))}
        onChange={choose("screening")}
      />
      <Select
        className={styles.filter ?? ""}
        allowClear
        aria-label={t("candidates.source")}
        placeholder={t("candidates.anySource")}
        value={filters.source || null}
        options={SOURCES.map((value) => ({ value, label: t(`candidates.from.${value}`) }))}
        onChange={choose("source")}
      />
      <TagSelect
        className={styles.filter ?? ""}
        aria-label={t("candidates.tag")}
        placeholder={t("candidates.anyTag")}
        value={filters.tag || null}
        onChange={choose("tag")}
      />
      <Select
        className={styles.filter ?? ""}
        allowClear
        aria-label={t("candidates.show")}
        placeholder={t("candidates.everybody")}
        value={filters.state === "archived" ? "archived" : filters.talentPool === "true" ? "pool" : null}
        options={["pool", "archived"].map((value) => ({ value, label: t(`candidates.only.${value}`) }))}
        onChange={(value: string | null) =>
          onChange({
            state: value === "archived" ? "archived" : "",
            talentPool: value === "pool" ? "true" : "",
          })
        }
      />
      <SearchBox
        className={`${styles.search} ${own.search}`}
        label={t("candidates.search")}
        value={filters.q}
        onChange={choose("q")}
        inputRef={searchRef}
      />
    </div>
  );
}
