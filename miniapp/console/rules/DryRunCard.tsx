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

type Occasion = DryRun["occasions"][number];
type Move = DryRun["moved"][number];

function Result({ result }: { result: DryRun }) {
  const { t } = useTranslation();
  const { occasions, moved, moreMoved, complete } = result;
  if (occasions.length === 0) return <p className={styles.meta}>{t("rules.dry.none")}</p>;
  const all = moved.length + moreMoved;
  return (
    <div className={styles.dry} aria-live="polite">
      <p className={styles.strong}>
        {all === 0 ? t("rules.dry.same") : t("rules.dry.moved", { count: all })}
      </p>
      {complete ? null : <p className={styles.meta}>{t("rules.dry.more")}</p>}
      {occasions.map((occasion) => (
        <Occasion
          key={occasion.on}
          occasion={occasion}
          moved={moved.filter(({ on }) => on === occasion.on)}
        />
      ))}
      {moreMoved > 0 ? <p className={styles.meta}>{t("rules.dry.moreMoved", { count: moreMoved })}</p> : null}
    </div>
  );
}

function Occasion({ occasion, moved }: { occasion: Occasion; moved: readonly Move[] }) {
  const { t } = useTranslation();
  const { on, examined, counts } = occasion;
  return (
    <section className={styles.occasion} aria-labelledby={`dry-${on}`}>
      <h3 id={`dry-${on}`}>
        {t(`rules.on.${on}`)}{" "}
        <span className={styles.meta}>{t("rules.dry.examined", { count: examined })}</span>
      </h3>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t("rules.dry.outcome")}</th>
            <th scope="col">{t("rules.dry.before")}</th>
            <th scope="col">{t("rules.dry.after")}</th>
          </tr>
        </thead>
        <tbody>
          {counts
            .filter(({ before, after }) => before + after > 0)
            .map(({ outcome, before, after, afterWaiting }) => (
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
      {moved.length > 0 ? (
        <ul className={styles.moved}>
          {moved.map((move) => (
            <Moved key={`${move.candidacyId}${move.interviewId}`} move={move} />
          ))}
        </ul>
      ) : null}
    </section>
  );
}

function Moved({ move }: { move: Move }) {
  const { t } = useTranslation();
  const { candidateId, interviewId, name, before, after, waits } = move;
  return (
    <li>
      <Link to={interviewId ? `/interviews/${interviewId}/report` : `/candidates/${candidateId}`}>
        {name}
      </Link>
      <Known move={move} />
      <span>
        {t(`rules.dry.to.${before}`)} → {t(`rules.dry.to.${after}`)}
      </span>
      {waits ? <Tag>{t("rules.dry.waits")}</Tag> : null}
    </li>
  );
}

/** The result itself that the rules were asked about. */
function Known({ move: { on, known } }: { move: Move }) {
  const { t } = useTranslation();
  if (on === "screened")
    return known.screening ? <span>{t(`rules.screening.${known.screening}`)}</span> : null;
  if (on === "tested")
    return known.test === null ? null : <span className="numbers">{Math.round(known.test)} %</span>;
  return <span className="numbers">{formatScore(known.total)}</span>;
}
