import { Select, type InputRef } from "antd";
import type { RefObject } from "react";
import { useTranslation } from "react-i18next";
import { SearchBox } from "../common/SearchBox";
import { UnitSelect } from "../common/UnitSelect";
import { usePlans } from "../plans/usePlans";
import { BehindTag } from "./BehindTag";
import { DECISION_FILTERS, type DecisionFilter, NOTHING_BEHIND, type Filters } from "./filters";
import styles from "./InterviewsPage.module.css";

type Props = {
  filters: Filters;
  onChange: (change: Partial<Filters>) => void;
  searchRef: RefObject<InputRef | null>;
};

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
      <Select
        className={styles.planFilter}
        allowClear
        placeholder={t("list.anyDecision")}
        aria-label={t("list.decisionFilter")}
        value={filters.decision}
        options={DECISION_FILTERS.map((value) => ({ value, label: t(`list.decided.${value}`) }))}
        onChange={(decision: DecisionFilter | undefined) => onChange({ decision: decision ?? null })}
      />
      <SearchBox
        value={filters.q}
        onChange={(q) => onChange({ q })}
        label={t("list.search")}
        placeholder={t("list.searchPlaceholder")}
        className={styles.search}
        inputRef={searchRef}
      />
    </div>
  );
}
