import { Button, Tag } from "antd";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { Card } from "../common/Card";
import { ErrorState } from "../common/ErrorState";
import { formatScore } from "../common/format";
import { type DryRun, type RuleSet, useDryRun } from "./data";
import styles from "./Rules.module.css";

/** Who would have gone another way by these rules; nothing is changed by asking. */
export function DryRunCard({ planId, set }: { planId: string; set: RuleSet }) {
  const { t } = useTranslation();
  const run = useDryRun(planId);
  return (
    <Card
      title={t("rules.dry.title")}
      extra={
        <Button size="small" loading={run.isPending} onClick={() => run.mutate(set)}>
          {t("rules.dry.run")}
        </Button>
      }
    >
      {run.error ? (
        <ErrorState compact error={run.error} onRetry={() => run.mutate(set)} />
      ) : run.data ? (
        <Result result={run.data} />
      ) : (
        <p className={styles.meta}>{t("rules.dry.text")}</p>
      )}
    </Card>
  );
}

function Result({ result }: { result: DryRun }) {
  const { t } = useTranslation();
  const { counts, moved, moreMoved, examined, complete } = result;
  if (examined === 0) return <p className={styles.meta}>{t("rules.dry.none")}</p>;
  const shown = counts.filter(({ before, after }) => before + after > 0);
  const all = moved.length + moreMoved;
  return (
    <div className={styles.dry} aria-live="polite">
      <p className={styles.meta}>
        {t("rules.dry.examined", { count: examined })} {complete ? null : t("rules.dry.more")}
      </p>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t("rules.dry.outcome")}</th>
            <th scope="col">{t("rules.dry.before")}</th>
            <th scope="col">{t("rules.dry.after")}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map(({ outcome, before, after, afterWaiting }) => (
            <tr key={outcome}>
              <th scope="row">{t(`rules.dry.to.${outcome}`)}</th>
              <td className="numbers">{before}</td>
              <td className="numbers">
                {after}
                {afterWaiting > 0 ? (
                  <span className={styles.meta}>{t("rules.dry.waiting", { count: afterWaiting })}</span>
                ) : null}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className={styles.strong}>
        {all === 0 ? t("rules.dry.same") : t("rules.dry.moved", { count: all })}
      </p>
      <ul className={styles.moved}>
        {moved.map(({ interviewId, name, total, before, after, waits }) => (
          <li key={interviewId}>
            <Link to={`/interviews/${interviewId}/report`}>{name}</Link>
            <span className="numbers">{formatScore(total)}</span>
            <span>
              {t(`rules.dry.to.${before}`)} → {t(`rules.dry.to.${after}`)}
            </span>
            {waits ? <Tag>{t("rules.dry.waits")}</Tag> : null}
          </li>
        ))}
      </ul>
      {moreMoved > 0 ? <p className={styles.meta}>{t("rules.dry.moreMoved", { count: moreMoved })}</p> : null}
    </div>
  );
}
