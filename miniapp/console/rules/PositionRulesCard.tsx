import { App, Select, Switch } from "antd";
import { useTranslation } from "react-i18next";
import { Card } from "../common/Card";
import { useErrorText } from "../common/ErrorState";
import { formatDateTime } from "../common/format";
import { useLocale } from "../common/When";
import { usePlans } from "../plans/usePlans";
import { useChangePositionRules, usePositionRules } from "./data";
import styles from "./Rules.module.css";

/** By which plan's rules people of a position go on; saved with each change. */
export function PositionRulesCard({ positionId, readOnly }: { positionId: string; readOnly: boolean }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { message } = App.useApp();
  const errorText = useErrorText();
  const { data } = usePositionRules(positionId);
  const plans = usePlans();
  const change = useChangePositionRules(positionId);
  if (!data) return null;
  const { plan, reviewed, changedBy, changedAt } = data;
  const save = (part: { planId?: string | null; reviewed?: boolean }) =>
    change.mutate(
      { planId: plan?.id ?? null, reviewed, ...part },
      {
        onSuccess: () => void message.success(t("rules.position.saved")),
        onError: (error) => void message.error(errorText(error)),
      },
    );
  const known =
    plans.items.some(({ id }) => id === plan?.id) || !plan ? [] : [{ value: plan.id, label: plan.name }];
  return (
    <Card title={t("rules.position.title")}>
      <div className={styles.position}>
        <p className={styles.meta}>{t("rules.position.text")}</p>
        <Select
          aria-label={t("rules.position.plan")}
          showSearch={{ optionFilterProp: "label" }}
          disabled={readOnly || change.isPending}
          value={plan?.id ?? ""}
          options={[
            { value: "", label: t("rules.position.noPlan") },
            ...known,
            ...plans.items.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          onChange={(planId: string) => save({ planId: planId || null })}
        />
        <label className={styles.switch}>
          <Switch
            size="small"
            checked={reviewed}
            disabled={readOnly}
            loading={change.isPending}
            onChange={(checked) => save({ reviewed: checked })}
          />
          <span>
            {t("rules.position.reviewed")}
            <span className={styles.meta}>{t("rules.position.reviewedText")}</span>
          </span>
        </label>
        {changedBy && changedAt ? (
          <p className={styles.meta}>
            {t("rules.position.changedBy", { name: changedBy, at: formatDateTime(changedAt, locale) })}
          </p>
        ) : null}
      </div>
    </Card>
  );
}
