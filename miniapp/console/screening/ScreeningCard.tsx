import { DeleteOutlined, PlusOutlined } from "@ant-design/icons";
import { Button, Dropdown, Input, InputNumber, Select } from "antd";
import { useId } from "react";
import { useTranslation } from "react-i18next";
import { Card } from "../common/Card";
import {
  type ConditionKind,
  DEGREES,
  FRESH,
  KINDS,
  LANGUAGES,
  LEVELS,
  MOST_CHARACTERS,
  MOST_CONDITIONS,
  MOST_WORDS,
  MOST_YEARS,
  type ScreeningCondition,
} from "./conditions";
import styles from "./Screening.module.css";

type Props = {
  value: readonly ScreeningCondition[];
  onChange: (conditions: ScreeningCondition[]) => void;
  readOnly: boolean;
  /** What the server said of the conditions when it refused to save them. */
  problem: string | undefined;
  /** Places of conditions that nobody may be screened by. */
  unlawful: ReadonlySet<number>;
};

const isEmpty = (condition: ScreeningCondition) => "anyOf" in condition && condition.anyOf.length === 0;

/** What a position's résumés are screened by. */
export function ScreeningCard({ value, onChange, readOnly, problem, unlawful }: Props) {
  const { t } = useTranslation();
  const replace = (index: number, condition: ScreeningCondition) =>
    onChange(value.map((old, i) => (i === index ? condition : old)));
  const isRefused = problem !== undefined;
  return (
    <Card title={t("screening.title")}>
      <p className={styles.hint}>{t(value.length === 0 ? "screening.none" : "screening.hint")}</p>
      <ol className={styles.conditions}>
        {value.map((condition, index) => (
          <Row
            // Conditions have no names: a row is its place.
            // oxlint-disable-next-line react/no-array-index-key -- see above
            key={`${index} ${condition.kind}`}
            condition={condition}
            number={index + 1}
            readOnly={readOnly}
            flaw={unlawful.has(index) ? "unlawful" : isRefused && isEmpty(condition) ? "empty" : null}
            onChange={(changed) => replace(index, changed)}
            onRemove={() => onChange(value.filter((_, i) => i !== index))}
          />
        ))}
      </ol>
      {readOnly || value.length >= MOST_CONDITIONS ? null : (
        <Dropdown
          trigger={["click"]}
          menu={{
            items: KINDS.map((key) => ({ key, label: t(`screening.kind.${key}`) })),
            onClick: ({ key }) => onChange([...value, FRESH[key as ConditionKind]]),
          }}
        >
          <Button icon={<PlusOutlined aria-hidden />}>{t("screening.add")}</Button>
        </Dropdown>
      )}
    </Card>
  );
}

type RowProps = {
  condition: ScreeningCondition;
  number: number;
  readOnly: boolean;
  /** Why it cannot stay as it is. */
  flaw: "unlawful" | "empty" | null;
  onChange: (condition: ScreeningCondition) => void;
  onRemove: () => void;
};

function Row({ condition, number, readOnly, flaw, onChange, onRemove }: RowProps) {
  const { t } = useTranslation();
  const id = useId();
  const kind = t(`screening.kind.${condition.kind}`);
  return (
    <li className={styles.condition} data-flaw={flaw}>
      <span className={styles.kind} id={id}>
        {kind}
      </span>
      <fieldset className={styles.fields} aria-labelledby={id}>
        <Fields condition={condition} readOnly={readOnly} status={flaw ? "error" : ""} onChange={onChange} />
      </fieldset>
      {readOnly ? null : (
        <Button
          type="text"
          aria-label={t("screening.remove", { number, kind })}
          icon={<DeleteOutlined aria-hidden />}
          onClick={onRemove}
        />
      )}
      {flaw ? (
        <p className={styles.problem} role="alert">
          {t(`screening.${flaw}`)}
        </p>
      ) : null}
    </li>
  );
}

type FieldsProps = Pick<RowProps, "condition" | "readOnly" | "onChange"> & { status: "" | "error" };

function Fields({ condition, readOnly, status, onChange }: FieldsProps) {
  const { t } = useTranslation();
  switch (condition.kind) {
    case "degree":
      return (
        <Select
          className={styles.choice ?? ""}
          aria-label={t("screening.leastDegree")}
          disabled={readOnly}
          value={condition.least}
          options={DEGREES.map((value) => ({ value, label: t(`screening.degrees.${value}`) }))}
          onChange={(least) => onChange({ ...condition, least })}
        />
      );
    case "years":
      return (
        <>
          <InputNumber
            className={styles.years ?? ""}
            aria-label={t("screening.leastYears")}
            min={1}
            max={MOST_YEARS}
            precision={0}
            suffix={t("screening.yearsUnit")}
            disabled={readOnly}
            value={condition.least}
            onChange={(least) => onChange({ ...condition, least: least ?? 1 })}
          />
          <Input
            className={styles.words ?? ""}
            aria-label={t("screening.field")}
            placeholder={t("screening.fieldHint")}
            maxLength={MOST_CHARACTERS}
            disabled={readOnly}
            status={status}
            value={condition.field ?? ""}
            onChange={({ target }) => onChange({ ...condition, field: target.value || null })}
          />
        </>
      );
    case "language":
      return (
        <>
          <Select
            className={styles.choice ?? ""}
            aria-label={t("screening.whichLanguage")}
            disabled={readOnly}
            value={condition.language}
            options={LANGUAGES.map((value) => ({ value, label: t(`screening.languages.${value}`) }))}
            onChange={(language) => onChange({ ...condition, language })}
          />
          <Select
            className={styles.words ?? ""}
            aria-label={t("screening.leastLevel")}
            disabled={readOnly}
            value={condition.least}
            options={LEVELS.map((value) => ({ value, label: t(`screening.levels.${value}`) }))}
            onChange={(least) => onChange({ ...condition, least })}
          />
        </>
      );
    default:
      return (
        <Select<string[]>
          className={styles.words ?? ""}
          mode="tags"
          open={false}
          suffixIcon={null}
          aria-label={t(`screening.which.${condition.kind}`)}
          placeholder={t(`screening.example.${condition.kind}`)}
          tokenSeparators={["、", ",", "，", "\n"]}
          maxCount={MOST_WORDS}
          disabled={readOnly}
          status={status}
          value={condition.anyOf}
          onChange={(words) =>
            onChange({
              ...condition,
              anyOf: words.map((word) => word.trim().slice(0, MOST_CHARACTERS)).filter((word) => word !== ""),
            })
          }
        />
      );
  }
}
