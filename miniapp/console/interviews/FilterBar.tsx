import { SearchOutlined } from "@ant-design/icons";
import { Input, Select, type InputRef } from "antd";
import { useEffect, useState, type RefObject } from "react";
import { useTranslation } from "react-i18next";
import { UnitSelect } from "../common/UnitSelect";
import { usePlans } from "../plans/usePlans";
import { BehindTag } from "./BehindTag";
import { NOTHING_BEHIND, type Filters } from "./filters";
import styles from "./InterviewsPage.module.css";

type Props = {
  filters: Filters;
  onChange: (change: Partial<Filters>) => void;
  searchRef: RefObject<InputRef | null>;
};

const TYPING_PAUSE_MS = 300;

export function FilterBar({ filters, onChange, searchRef }: Props) {
  const { t } = useTranslation();
  const plans = usePlans();
  const options = plans.items.map((plan) => ({ value: plan.id, label: plan.name }));
  return (
    <div className={styles.filters}>
      <BehindTag filters={filters} onClear={() => onChange({ ...NOTHING_BEHIND, unit: filters.unit })} />
      <UnitSelect
        className={styles.planFilter ?? ""}
        value={filters.unit}
        onChange={(unit) => onChange({ unit })}
      />
      <Select
        className={styles.planFilter}
        allowClear
        showSearch={{ optionFilterProp: "label" }}
        placeholder={t("list.anyPlan")}
        aria-label={t("list.planFilter")}
        value={filters.planId}
        options={options}
        loading={plans.isPending}
        popupMatchSelectWidth={320}
        onChange={(planId: string | undefined) => onChange({ planId: planId ?? null })}
      />
      <SearchBox value={filters.q} onChange={(q) => onChange({ q })} inputRef={searchRef} />
    </div>
  );
}

type SearchProps = { value: string; onChange: (q: string) => void; inputRef: RefObject<InputRef | null> };

/** Searches when the typing pauses; Escape empties it. */
function SearchBox({ value, onChange, inputRef }: SearchProps) {
  const { t } = useTranslation();
  const [text, setText] = useState(value);
  const [seen, setSeen] = useState(value);
  if (seen !== value) {
    setSeen(value);
    setText(value);
  }
  useEffect(() => {
    if (text.trim() === value) return;
    const timer = setTimeout(() => onChange(text.trim()), TYPING_PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text, value, onChange]);
  return (
    <Input
      ref={inputRef}
      type="search"
      className={styles.search}
      allowClear
      maxLength={60}
      prefix={<SearchOutlined aria-hidden />}
      placeholder={t("list.searchPlaceholder")}
      aria-label={t("list.search")}
      value={text}
      onChange={(event) => setText(event.target.value)}
      onKeyDown={(event) => {
        if (event.key === "Escape") setText("");
      }}
    />
  );
}
