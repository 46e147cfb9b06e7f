import { Alert, App, Button, Checkbox, Input, InputNumber } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { isApiError } from "../../../shared/api";
import type { Plan } from "../../api/types";
import { Card } from "../../common/Card";
import { useErrorText } from "../../common/ErrorState";
import { useLeaveGuard } from "../../plans/editor/useLeaveGuard";
import { type Rule, type RuleSet, useSaveRules } from "../data";
import { DryRunCard } from "../DryRunCard";
import { TRIGGERS } from "../RuleList";
import styles from "../Rules.module.css";
import { moveRule, newRule } from "./draft";
import { RuleCard } from "./RuleCard";

type Props = { plan: Plan; start: RuleSet; version: number; onClose: () => void };

const MOST_RULES = 30;
const CHANNELS = ["sms", "email", "dingtalk", "wecom"] as const;

/** A plan's rules while they are written; nothing holds before it is saved. */
export function RuleEditor({ plan, start, version, onClose }: Props) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const errorText = useErrorText();
  const [set, setSet] = useState<RuleSet>(start);
  const [note, setNote] = useState("");
  const save = useSaveRules(plan.id);
  useLeaveGuard(JSON.stringify(set) !== JSON.stringify(start));
  const put = (rules: Rule[]) => setSet({ ...set, rules });
  const problems = isApiError(save.error) ? save.error.details : [];
  const wrong = new Map(
    problems.map(({ path, message: text }) => [set.rules[Number(path.split(".")[2])]?.id ?? "", text]),
  );
  const submit = () =>
    save.mutate(
      { set, version, ...(note.trim() ? { note: note.trim() } : {}) },
      {
        onSuccess: () => {
          void message.success(t("rules.saved"));
          onClose();
        },
      },
    );
  return (
    <div className={styles.columns}>
      <div className={styles.column}>
        {TRIGGERS.map((on) => {
          const own = set.rules.filter((rule) => rule.on === on);
          return (
            <Card key={on} title={t(`rules.on.${on}`)}>
              {own.length === 0 ? <p className={styles.meta}>{t("rules.none")}</p> : null}
              <ol className={styles.cards}>
                {own.map((rule, index) => (
                  <RuleCard
                    key={rule.id}
                    plan={plan}
                    rule={rule}
                    problem={wrong.get(rule.id)}
                    isFirst={index === 0}
                    isLast={index === own.length - 1}
                    onChange={(next) => put(set.rules.map((each) => (each.id === rule.id ? next : each)))}
                    onMove={(by) => put(moveRule(set.rules, rule.id, by))}
                    onRemove={() => put(set.rules.filter(({ id }) => id !== rule.id))}
                  />
                ))}
              </ol>
              <Button
                type="dashed"
                disabled={set.rules.length >= MOST_RULES}
                onClick={() => put([...set.rules, newRule(set.rules, on, t("rules.editor.newName"))])}
              >
                {t("rules.editor.add")}
              </Button>
            </Card>
          );
        })}
        <Card title={t("rules.editor.invitation")}>
          <div className={styles.fields}>
            <fieldset className={styles.channels}>
              <legend>{t("rules.editor.channels")}</legend>
              <Checkbox.Group
                value={set.invitation.channels}
                options={CHANNELS.map((value) => ({ value, label: t(`channel.${value}`) }))}
                onChange={(channels) => setSet({ ...set, invitation: { ...set.invitation, channels } })}
              />
            </fieldset>
            <label>
              <span>{t("rules.editor.days")}</span>
              <InputNumber
                min={1}
                max={60}
                precision={0}
                value={set.invitation.days}
                onChange={(days) => days && setSet({ ...set, invitation: { ...set.invitation, days } })}
              />
            </label>
          </div>
          <p className={styles.meta}>{t("rules.editor.channelsHint")}</p>
        </Card>
      </div>
      <div className={styles.column}>
        <div className={styles.savePanel}>
          {save.error ? <Alert type="error" showIcon role="alert" title={errorText(save.error)} /> : null}
          <Input
            value={note}
            maxLength={200}
            placeholder={t("rules.note")}
            aria-label={t("rules.note")}
            onChange={({ target }) => setNote(target.value)}
          />
          <span className={styles.buttons}>
            <Button onClick={onClose}>{t("common.cancel")}</Button>
            <Button type="primary" loading={save.isPending} onClick={submit}>
              {t("rules.save")}
            </Button>
          </span>
        </div>
        <DryRunCard planId={plan.id} set={set} />
      </div>
    </div>
  );
}
