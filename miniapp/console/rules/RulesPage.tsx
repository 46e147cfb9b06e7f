import { App, Button, Popconfirm } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Plan } from "../api/types";
import { Card } from "../common/Card";
import { ErrorState, useErrorText } from "../common/ErrorState";
import { formatDateTime } from "../common/format";
import { Loading } from "../common/Loading";
import { useLocale } from "../common/When";
import { PlanPage } from "../plans/PlanPage";
import { PlanPageHead } from "../plans/PlanPageHead";
import { useMay } from "../session/usePermission";
import { CompanyCard } from "./CompanyCard";
import { type PlanRules, type RuleSet, usePlanRules, useSaveRules } from "./data";
import { RuleEditor } from "./editor/RuleEditor";
import { RuleList } from "./RuleList";
import styles from "./Rules.module.css";
import { VersionsCard } from "./VersionsCard";

export function Component() {
  const { t } = useTranslation();
  return <PlanPage title={t("rules.title")}>{(plan) => <Loader plan={plan} />}</PlanPage>;
}

function Loader({ plan }: { plan: Plan }) {
  const { t } = useTranslation();
  const rules = usePlanRules(plan.id);
  return (
    <>
      <PlanPageHead plan={plan} title={t("rules.title")} intro={t("rules.intro")} />
      {rules.isPending ? (
        <Loading shape="panel" />
      ) : rules.data ? (
        <Rules plan={plan} rules={rules.data} />
      ) : (
        <ErrorState error={rules.error} onRetry={() => void rules.refetch()} />
      )}
    </>
  );
}

function Rules({ plan, rules }: { plan: Plan; rules: PlanRules }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const mayWrite = useMay("plans.write", { orgUnitId: plan.orgUnitId, positionId: null }) && !plan.archivedAt;
  const [draft, setDraft] = useState<RuleSet | null>(null);
  const { source, from, version, saved } = rules;
  if (draft) return <RuleEditor plan={plan} start={draft} version={version} onClose={() => setDraft(null)} />;
  return (
    <div className={styles.columns}>
      <div className={styles.column}>
        <Card
          title={t(`rules.source.${source}`, { version, name: from?.name ?? "" })}
          extra={
            mayWrite ? (
              <span className={styles.buttons}>
                {source === "own" ? <GiveUp plan={plan} version={version} /> : null}
                <Button type="primary" onClick={() => setDraft(rules.set)}>
                  {t(source === "own" ? "rules.edit" : "rules.write")}
                </Button>
              </span>
            ) : null
          }
        >
          {saved ? (
            <p className={styles.meta}>
              {t("rules.savedBy", { name: saved.by, at: formatDateTime(saved.at, locale) })}
              {saved.note ? ` · ${saved.note}` : ""}
            </p>
          ) : null}
          <RuleList rules={rules.set.rules} words={rules.words} />
        </Card>
        <VersionsCard plan={plan} rules={rules} mayWrite={mayWrite} onUse={setDraft} />
      </div>
      <div className={styles.column}>
        <CompanyCard minimums={rules.minimums} autoReject={rules.autoReject} />
      </div>
    </div>
  );
}

function GiveUp({ plan, version }: { plan: Plan; version: number }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const errorText = useErrorText();
  const save = useSaveRules(plan.id);
  const label = t(plan.base ? "rules.giveUp" : "rules.giveUpDefault");
  return (
    <Popconfirm
      title={label}
      description={t("rules.giveUpText")}
      okText={label}
      cancelText={t("common.cancel")}
      onConfirm={() =>
        save.mutate({ set: null, version }, { onError: (error) => void message.error(errorText(error)) })
      }
    >
      <Button loading={save.isPending}>{label}</Button>
    </Popconfirm>
  );
}
