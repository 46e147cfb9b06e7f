import { Checkbox, type InputRef, Select } from "antd";
import type { RefObject } from "react";
import { useTranslation } from "react-i18next";
import styles from "../common/List.module.css";
import { SearchBox } from "../common/SearchBox";
import { useLocale } from "../common/When";
import { useDimensions } from "../positions/data";
import { BANKS, CATEGORIES, useTags } from "./data";

export const FILTERS = ["bank", "category", "dimension", "tag", "language", "mandatory", "q"] as const;
export type Filters = Record<(typeof FILTERS)[number], string>;

type Props = {
  filters: Filters;
  onChange: (part: Partial<Filters>) => void;
  searchRef?: RefObject<InputRef | null>;
};

/** What narrows the list of questions. */
export function QuestionFilters({ filters, onChange, searchRef }: Props) {
  const { t } = useTranslation();
  const locale = useLocale();
  const dimensions = useDimensions();
  const tags = useTags();
  const choices = {
    bank: BANKS.map((value) => ({ value, label: t(`questions.bank.${value}`) })),
    category: CATEGORIES.map((value) => ({ value, label: t(`questions.category.${value}`) })),
    dimension: (dimensions.data ?? []).map(({ id, ...words }) => ({ value: id, label: words[locale].name })),
    tag: (tags.data ?? []).map(({ slug, ...words }) => ({ value: slug, label: words[locale] })),
    language: (["zh", "en"] as const).map((value) => ({ value, label: t(`language.${value}`) })),
  };
  const names = {
    bank: t("questions.anyBank"),
    category: t("questions.anyCategory"),
    dimension: t("questions.anyDimension"),
    tag: t("questions.anyTag"),
    language: t("questions.anyLanguage"),
  };
  return (
    <div className={styles.filters}>
      <SearchBox
        className={styles.search}
        label={t("questions.search")}
        value={filters.q}
        onChange={(q) => onChange({ q })}
        inputRef={searchRef}
      />
      {(["bank", "category", "dimension", "tag", "language"] as const).map((name) => (
        <Select
          key={name}
          className={styles.filter ?? ""}
          allowClear
          showSearch={{ optionFilterProp: "label" }}
          aria-label={names[name]}
          placeholder={names[name]}
          value={filters[name] || null}
          options={choices[name]}
          onChange={(value: string | null) => onChange({ [name]: value ?? "" })}
        />
      ))}
      <Checkbox
        checked={filters.mandatory === "true"}
        onChange={(event) => onChange({ mandatory: event.target.checked ? "true" : "" })}
      >
        {t("questions.onlyMandatory")}
      </Checkbox>
    </div>
  );
}
