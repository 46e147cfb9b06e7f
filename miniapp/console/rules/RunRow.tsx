import { Tag } from "antd";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useNow } from "../common/useNow";
import { useLocale, When } from "../common/When";
import type { RuleRun } from "./data";
import { RunActions } from "./RunActions";
import styles from "./Rules.module.css";
import { Why } from "./Why";

/** One time that rules were asked: what came of it, why it waits, what one can do. */
export function RunRow({ run, named }: { run: RuleRun; named: boolean }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const now = useNow();
  const { candidate, interviewId, state, leads, guards, done, settled, problem } = run;
  const path = interviewId ? `/interviews/${interviewId}/report` : `/candidates/${candidate.id}`;
  return (
    <li className={styles.run} data-state={state}>
      <div className={styles.runHead}>
        {named ? (
          <h2>
            <Link to={path}>{candidate.name}</Link> <span className={styles.meta}>{run.jobTitle}</span>
          </h2>
        ) : null}
        <p>
          <strong>{leads ? leads.words[locale] : t("rules.why.nothing")}</strong>{" "}
          {named && state === "waiting" ? null : <Tag>{t(`rules.waiting.state.${state}`)}</Tag>}
        </p>
        <p className={styles.meta}>
          {leads ? `${t("rules.waiting.rule", { name: leads.rule })} · ` : ""}
          {run.occasionWords[locale]} · <When at={run.createdAt} now={now} />
        </p>
        {guards.length > 0 ? (
          <p>
            <span className={styles.meta}>{t("rules.waiting.because")}</span>{" "}
            {guards.map(({ reason, words }) => (
              <Tag key={reason}>{words[locale]}</Tag>
            ))}
          </p>
        ) : null}
        {problem ? <p className={styles.problem}>{problem}</p> : null}
        {done.length > 0 ? (
          <p className={styles.meta}>{done.map((words) => words[locale]).join(" · ")}</p>
        ) : null}
        {settled?.by ? (
          <p className={styles.meta}>
            {t("rules.why.settledBy", { name: settled.by.name, at: "" })}
            <When at={settled.at} now={now} />
            {settled.reason ? `：${settled.reason}` : ""}
          </p>
        ) : null}
        <details>
          <summary>{t("rules.waiting.why")}</summary>
          <Why run={run} />
        </details>
      </div>
      <RunActions run={run} />
    </li>
  );
}
