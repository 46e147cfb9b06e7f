import { CloseOutlined, PlusOutlined } from "@ant-design/icons";
import { Button, Dropdown, Select } from "antd";
import { useTranslation } from "react-i18next";
import { useNow } from "../../common/useNow";
import { FAMILIES } from "../../positions/data";
import type { Choices, FilterKey, Filters } from "./data";
import styles from "./Queries.module.css";
import { useWords } from "./useWords";

type Props = { filters: Filters; choices: Choices | undefined; onChange: (filters: Filters) => void };

const LISTS = {
  families: [...FAMILIES, "none"],
  sources: ["job_site", "referral", "campus", "application", "import", "interview", "other"],
  outcomes: ["hired", "rejected", "withdrawn"],
  performance: ["high", "middle", "low", "none"],
  leaving: ["here", "resigned", "dismissed", "ended", "unstated", "never"],
} as const;

const KEYS: readonly FilterKey[] = [
  "families",
  "jobs",
  "hired",
  "aiTotal",
  "outcomes",
  "leaving",
  "performance",
  "sources",
  "opened",
];

/** With what a condition begins. */
function firstOf(key: FilterKey, { jobs = [] }: Partial<Choices>): Filters {
  const year = new Date().getFullYear() - 1;
  if (key === "hired" || key === "opened") return { [key]: { from: `${year}-Q1`, to: `${year}-Q4` } };
  if (key === "aiTotal") return { aiTotal: { atLeast: 8 } };
  if (key === "jobs") return { jobs: jobs.slice(0, 1) };
  return { [key]: [LISTS[key][0]] };
}

/** What has to hold of those who are counted: one picker for each condition, all of which hold. */
export function Conditions({ filters, choices, onChange }: Props) {
  const { t } = useTranslation();
  const set = KEYS.filter((key) => filters[key] !== undefined);
  const unset = KEYS.filter((key) => filters[key] === undefined && (key !== "jobs" || choices?.jobs.length));
  const without = (key: FilterKey) => {
    const { [key]: _gone, ...rest } = filters;
    onChange(rest);
  };
  return (
    <div className={styles.conditions}>
      {set.length === 0 ? <span className={styles.quiet}>{t("archiveQueries.anything")}</span> : null}
      {set.map((key) => (
        <div key={key} className={styles.condition}>
          <span className={styles.conditionName}>{t(`archiveQueries.filter.${key}`)}</span>
          <Picker
            name={key}
            filters={filters}
            choices={choices}
            onChange={onChange}
            onEmpty={() => without(key)}
          />
          <Button
            type="text"
            size="small"
            className={styles.remove ?? ""}
            icon={<CloseOutlined aria-hidden />}
            aria-label={t("archiveQueries.remove", { name: t(`archiveQueries.filter.${key}`) })}
            onClick={() => without(key)}
          />
        </div>
      ))}
      <Dropdown
        trigger={["click"]}
        menu={{
          items: unset.map((key) => ({ key, label: t(`archiveQueries.filter.${key}`) })),
          onClick: ({ key }) => onChange({ ...filters, ...firstOf(key as FilterKey, choices ?? {}) }),
        }}
      >
        <Button type="dashed" size="small" icon={<PlusOutlined aria-hidden />} disabled={unset.length === 0}>
          {t("archiveQueries.addCondition")}
        </Button>
      </Dropdown>
    </div>
  );
}

type PickerProps = Props & { name: FilterKey; onEmpty: () => void };

function Picker({ name, filters, choices, onChange, onEmpty }: PickerProps) {
  const { t } = useTranslation();
  const { valueName } = useWords();
  if (name === "hired" || name === "opened") {
    const span = filters[name];
    return span ? (
      <Span name={name} span={span} onChange={(next) => onChange({ ...filters, [name]: next })} />
    ) : null;
  }
  if (name === "aiTotal")
    return <Points range={filters.aiTotal ?? {}} onChange={onChange} filters={filters} onEmpty={onEmpty} />;
  const values: readonly string[] = name === "jobs" ? (choices?.jobs ?? []) : LISTS[name];
  return (
    <Select
      mode="multiple"
      size="small"
      variant="filled"
      className={styles.many ?? ""}
      aria-label={t(`archiveQueries.filter.${name}`)}
      value={filters[name] as string[]}
      options={values.map((value) => ({ value, label: name === "jobs" ? value : valueName(name, value) }))}
      popupMatchSelectWidth={false}
      onChange={(chosen: string[]) =>
        chosen.length === 0 ? onEmpty() : onChange({ ...filters, [name]: chosen })
      }
    />
  );
}

const QUARTERS = [1, 2, 3, 4] as const;
const YEARS_BACK = 10;

type SpanProps = {
  name: "hired" | "opened";
  span: { from: string; to: string };
  onChange: (span: { from: string; to: string }) => void;
};

/** Quarters: finer times would be about persons. */
function Span({ name, span, onChange }: SpanProps) {
  const { t } = useTranslation();
  const { quarterName } = useWords();
  const thisYear = new Date(useNow()).getFullYear();
  const years = [
    ...new Set([
      ...Array.from({ length: YEARS_BACK }, (_, back) => thisYear - back),
      Number(span.from.slice(0, 4)),
      Number(span.to.slice(0, 4)),
    ]),
  ].toSorted((one, other) => other - one);
  const options = years.flatMap((year) =>
    QUARTERS.map((quarter) => ({ value: `${year}-Q${quarter}`, label: quarterName(`${year}-Q${quarter}`) })),
  );
  const label = t(`archiveQueries.filter.${name}`);
  const pick = (end: "from" | "to") => (
    <Select
      size="small"
      variant="filled"
      className={styles.quarter ?? ""}
      aria-label={`${label} ${t(`archiveQueries.${end}`)}`}
      value={span[end]}
      options={options}
      popupMatchSelectWidth={false}
      onChange={(value: string) => {
        const next = { ...span, [end]: value };
        onChange(next.from <= next.to ? next : { from: value, to: value });
      }}
    />
  );
  return (
    <span className={styles.span}>
      {pick("from")}
      <span>{t("archiveQueries.to")}</span>
      {pick("to")}
    </span>
  );
}

const POINTS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];

type PointsProps = {
  range: NonNullable<Filters["aiTotal"]>;
  filters: Filters;
  onChange: (filters: Filters) => void;
  onEmpty: () => void;
};

function Points({ range, filters, onChange, onEmpty }: PointsProps) {
  const { t } = useTranslation();
  const pick = (end: "atLeast" | "below") => (
    <Select
      size="small"
      variant="filled"
      className={styles.points ?? ""}
      aria-label={`${t("archiveQueries.filter.aiTotal")} ${t(`archiveQueries.${end}`, { point: "" })}`}
      value={range[end] ?? 0}
      options={[
        { value: 0, label: t("archiveQueries.anyPoint") },
        ...POINTS.filter((point) =>
          end === "atLeast" ? point < (range.below ?? 11) : point > (range.atLeast ?? 0),
        ).map((point) => ({ value: point, label: t(`archiveQueries.${end}`, { point }) })),
      ]}
      popupMatchSelectWidth={false}
      onChange={(point: number) => {
        const { [end]: _old, ...rest } = range;
        const next = point === 0 ? rest : { ...rest, [end]: point };
        if (Object.keys(next).length === 0) onEmpty();
        else onChange({ ...filters, aiTotal: next });
      }}
    />
  );
  return (
    <span className={styles.span}>
      {pick("atLeast")}
      {pick("below")}
    </span>
  );
}
