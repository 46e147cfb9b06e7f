import { CloseOutlined } from "@ant-design/icons";
import { Button, InputNumber, Select } from "antd";
import { useTranslation } from "react-i18next";
import { RULE_FLAGS } from "../../../../server/rules/flags";
import type { Plan } from "../../api/types";
import type { RuleCondition, RuleTrigger } from "../data";
import styles from "../Rules.module.css";
import { FACTS, newCondition } from "./draft";

type Props = {
  plan: Plan;
  on: RuleTrigger;
  word: string;
  condition: RuleCondition;
  onChange: (condition: RuleCondition) => void;
  onRemove: () => void;
};

const SCREENING = ["passes", "fails", "unclear"] as const;
const SOURCES = ["job_site", "referral", "campus", "application", "import", "interview", "other"] as const;

export function ConditionRow({ plan, on, word, condition, onChange, onRemove }: Props) {
  const { t } = useTranslation();
  const { dimensions } = plan.definition;
  return (
    <div className={styles.blank}>
      <span className={styles.word}>{word}</span>
      <Select
        aria-label={word}
        value={condition.fact}
        options={FACTS[on].map((value) => ({ value, label: t(`rules.editor.fact.${value}`) }))}
        popupMatchSelectWidth={false}
        onChange={(fact: RuleCondition["fact"]) => onChange(newCondition(fact, dimensions[0]?.id ?? ""))}
      />
      <Value plan={plan} condition={condition} onChange={onChange} />
      <Button
        type="text"
        size="small"
        icon={<CloseOutlined aria-hidden />}
        aria-label={t("rules.editor.remove")}
        onClick={onRemove}
      />
    </div>
  );
}

function Value({ plan, condition, onChange }: Pick<Props, "plan" | "condition" | "onChange">) {
  const { t } = useTranslation();
  const label = t(`rules.editor.fact.${condition.fact}`);
  switch (condition.fact) {
    case "screening":
      return (
        <Select
          mode="multiple"
          className={styles.wide ?? ""}
          aria-label={label}
          value={condition.is}
          options={SCREENING.map((value) => ({ value, label: t(`rules.screening.${value}`) }))}
          onChange={(is) => is.length > 0 && onChange({ ...condition, is })}
        />
      );
    case "source":
      return (
        <Select
          mode="multiple"
          className={styles.wide ?? ""}
          aria-label={label}
          value={condition.is}
          options={SOURCES.map((value) => ({ value, label: t(`candidates.from.${value}`) }))}
          onChange={(is) => is.length > 0 && onChange({ ...condition, is })}
        />
      );
    case "flag":
      return (
        <>
          <Select
            aria-label={label}
            value={condition.raised}
            options={[
              { value: true, label: t("rules.editor.raised") },
              { value: false, label: t("rules.editor.notRaised") },
            ]}
            onChange={(raised) => onChange({ ...condition, raised })}
          />
          <Select
            className={styles.wide ?? ""}
            aria-label={label}
            value={condition.flag}
            options={RULE_FLAGS.map((value) => ({ value, label: t(`rules.flag.${value}`) }))}
            onChange={(flag) => onChange({ ...condition, flag })}
          />
        </>
      );
    default:
      return (
        <>
          {condition.fact === "dimension" ? (
            <Select
              aria-label={label}
              className={styles.wide ?? ""}
              value={condition.id}
              options={plan.definition.dimensions.map(({ id, name }) => ({ value: id, label: name }))}
              onChange={(id) => onChange({ ...condition, id })}
            />
          ) : null}
          <Bounded condition={condition} label={label} onChange={onChange} />
        </>
      );
  }
}

type BoundedProps = {
  condition: Extract<RuleCondition, { bound: string }>;
  label: string;
  onChange: (condition: RuleCondition) => void;
};

function Bounded({ condition, label, onChange }: BoundedProps) {
  const isScore = condition.fact === "total" || condition.fact === "dimension";
  return (
    <>
      <Select
        aria-label={label}
        value={condition.bound}
        options={[
          { value: "at_least" as const, label: "≥" },
          { value: "below" as const, label: "<" },
        ]}
        onChange={(bound) => onChange({ ...condition, bound })}
      />
      <InputNumber
        aria-label={label}
        min={0}
        max={isScore ? 10 : 100}
        step={isScore ? 0.1 : 1}
        precision={isScore ? 1 : 0}
        value={condition.value}
        onChange={(value) => value !== null && onChange({ ...condition, value })}
      />
    </>
  );
}
