import { ArrowDownOutlined, ArrowUpOutlined, DeleteOutlined } from "@ant-design/icons";
import { Button, Checkbox, Input, Select } from "antd";
import { useTranslation } from "react-i18next";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { api } from "../../api/client";
import type { Plan } from "../../api/types";
import { usePlans } from "../../plans/usePlans";
import type { Rule } from "../data";
import styles from "../Rules.module.css";
import { ConditionRow } from "./ConditionRow";
import {
  DEFAULT_REASON,
  FACTS,
  LEADS,
  type Lead,
  RULE_REASONS,
  changeBesides,
  changeLead,
  changeLeading,
  leadOf,
  leadingOf,
  newCondition,
  staffOf,
  tagsOf,
  tellsOthers,
} from "./draft";

type Props = {
  plan: Plan;
  rule: Rule;
  problem: string | undefined;
  isFirst: boolean;
  isLast: boolean;
  onChange: (rule: Rule) => void;
  onMove: (by: 1 | -1) => void;
  onRemove: () => void;
};

const MOST_CONDITIONS = 10;

/** One rule as a sentence with blanks: when, then, also. */
export function RuleCard({ plan, rule, problem, isFirst, isLast, onChange, onMove, onRemove }: Props) {
  const { t } = useTranslation();
  const { when } = rule;
  const first = plan.definition.dimensions[0]?.id ?? "";
  const fact = FACTS[rule.on][0];
  return (
    <li className={styles.ruleCard} data-problem={problem !== undefined} aria-label={rule.name}>
      <div className={styles.ruleHead}>
        <Input
          value={rule.name}
          maxLength={60}
          aria-label={t("rules.editor.name")}
          status={rule.name.trim() ? "" : "error"}
          onChange={({ target }) => onChange({ ...rule, name: target.value })}
        />
        <Button
          type="text"
          icon={<ArrowUpOutlined aria-hidden />}
          aria-label={t("rules.editor.up")}
          disabled={isFirst}
          onClick={() => onMove(-1)}
        />
        <Button
          type="text"
          icon={<ArrowDownOutlined aria-hidden />}
          aria-label={t("rules.editor.down")}
          disabled={isLast}
          onClick={() => onMove(1)}
        />
        <Button
          type="text"
          danger
          icon={<DeleteOutlined aria-hidden />}
          aria-label={t("rules.editor.remove")}
          onClick={onRemove}
        />
      </div>
      {problem ? (
        <p className={styles.problem} role="alert">
          {problem}
        </p>
      ) : null}
      {when.length === 0 ? <p className={styles.meta}>{t("rules.editor.any")}</p> : null}
      {when.map((condition, index) => (
        <ConditionRow
          // oxlint-disable-next-line react/no-array-index-key -- conditions have no names, and what is in the fields is theirs
          key={index}
          plan={plan}
          on={rule.on}
          word={t(index === 0 ? "rules.editor.when" : "rules.editor.and")}
          condition={condition}
          onChange={(next) =>
            onChange({ ...rule, when: when.map((each, at) => (at === index ? next : each)) })
          }
          onRemove={() => onChange({ ...rule, when: when.filter((_, at) => at !== index) })}
        />
      ))}
      {fact && when.length < MOST_CONDITIONS ? (
        <Button
          size="small"
          type="link"
          className={styles.addCondition ?? ""}
          onClick={() => onChange({ ...rule, when: [...when, newCondition(fact, first)] })}
        >
          {t("rules.editor.addCondition")}
        </Button>
      ) : null}
      <Then plan={plan} rule={rule} onChange={onChange} />
      <Also rule={rule} onChange={onChange} />
    </li>
  );
}

type Part = Pick<Props, "rule" | "onChange">;

function Then({ plan, rule, onChange }: Part & { plan: Plan }) {
  const { t } = useTranslation();
  const plans = usePlans();
  const leading = leadingOf(rule);
  const label = (lead: Lead) =>
    lead === "none" ? t("rules.editor.nothing") : t(`rules.editor.lead.${lead}`);
  return (
    <div className={styles.blank}>
      <span className={styles.word}>{t("rules.editor.leads")}</span>
      <Select
        aria-label={t("rules.editor.leads")}
        className={styles.wide ?? ""}
        value={leadOf(rule)}
        options={LEADS[rule.on].map((value) => ({ value, label: label(value) }))}
        onChange={(lead: Lead) => onChange(changeLead(rule, lead))}
      />
      {leading?.do === "invite" ? (
        <Select
          aria-label={t("nav.plans")}
          className={styles.wide ?? ""}
          showSearch={{ optionFilterProp: "label" }}
          value={leading.planId ?? ""}
          options={[
            { value: "", label: t("rules.editor.samePlan") },
            ...plans.items
              .filter(({ id }) => id !== plan.id)
              .map(({ id, name }) => ({ value: id, label: name })),
          ]}
          onChange={(planId: string) =>
            onChange(changeLeading(rule, planId ? { do: "invite", planId } : { do: "invite" }))
          }
        />
      ) : null}
      {leading?.do === "thank" ? (
        <>
          <Select
            aria-label={t("rules.editor.reason")}
            className={styles.wide ?? ""}
            value={leading.reason ?? DEFAULT_REASON}
            options={RULE_REASONS.map((value) => ({ value, label: t(`decision.reason.${value}`) }))}
            onChange={(reason) => onChange(changeLeading(rule, { ...leading, reason }))}
          />
          <Checkbox
            checked={leading.offerTalentPool}
            onChange={({ target }) =>
              onChange(changeLeading(rule, { ...leading, offerTalentPool: target.checked }))
            }
          >
            {t("rules.editor.offerPool")}
          </Checkbox>
        </>
      ) : null}
    </div>
  );
}

function Also({ rule, onChange }: Part) {
  const { t } = useTranslation();
  const staff = useQuery({
    queryKey: ["staff", "for-rules"],
    queryFn: ({ signal }) =>
      api.get<{ items: { id: string; name: string }[] }>("/staff", {
        query: { limit: 100, state: "active" },
        signal,
      }),
    placeholderData: keepPreviousData,
  });
  return (
    <div className={styles.blank}>
      <span className={styles.word}>{t("rules.editor.also")}</span>
      <Select
        mode="tags"
        className={styles.wide ?? ""}
        aria-label={t("rules.editor.tags")}
        placeholder={t("rules.editor.tags")}
        maxCount={2}
        value={tagsOf(rule)}
        open={false}
        suffixIcon={null}
        onChange={(tags: string[]) =>
          onChange(changeBesides(rule, { tags: tags.map((tag) => tag.slice(0, 40)) }))
        }
      />
      <Select
        mode="multiple"
        className={styles.wide ?? ""}
        aria-label={t("rules.editor.notify")}
        placeholder={t("rules.editor.notify")}
        showSearch={{ optionFilterProp: "label" }}
        maxCount={20}
        value={staffOf(rule)}
        options={(staff.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        onChange={(staffIds: string[]) => onChange(changeBesides(rule, { staffIds }))}
      />
      <Checkbox
        checked={tellsOthers(rule)}
        onChange={({ target }) => onChange(changeBesides(rule, { webhook: target.checked }))}
      >
        {t("rules.editor.webhook")}
      </Checkbox>
    </div>
  );
}
