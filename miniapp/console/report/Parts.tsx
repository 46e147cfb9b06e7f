import { Collapse } from "antd";
import { useTranslation } from "react-i18next";
import type { Report, ReportAnswer } from "../api/types";
import { Requirements } from "../candidates/detail/Requirements";
import { Card } from "../common/Card";
import { formatScore } from "../common/format";
import styles from "./Parts.module.css";
import { questionName } from "./questionName";
import { useDesk } from "./ReportContext";

/** What the result is made of, in the order in which it came about: résumé, written work, interview. */
export function Parts() {
  const { t } = useTranslation();
  const { report } = useDesk();
  const own = report.answers.filter(({ followUp }) => !followUp);
  const written = own.filter(({ stageKind }) => stageKind === "written");
  const spoken = own.filter(({ stageKind, score }) => stageKind !== "written" && score !== null);
  const parts = [report.coverage !== undefined, written.length > 0, spoken.length > 0].filter(Boolean);
  // A whole of one part needs no list of its parts.
  if (parts.length < 2) return null;
  return (
    <Card title={t("report.parts")}>
      <ol className={styles.parts}>
        {report.coverage ? <ResumePart coverage={report.coverage} /> : null}
        {written.length > 0 ? <AnswersPart name="written" answers={written} /> : null}
        {spoken.length > 0 ? <AnswersPart name="interview" answers={spoken} /> : null}
      </ol>
    </Card>
  );
}

function ResumePart({ coverage }: { coverage: NonNullable<Report["coverage"]> }) {
  const { t } = useTranslation();
  const { requirements, score } = coverage;
  const met = requirements.filter((each) => each.met === "yes").length;
  return (
    <li className={styles.part}>
      <h3>{t("report.part.resume")}</h3>
      <p className={styles.figure}>
        <span className="numbers">{Math.round(score)}</span> <small>/ 100</small>
      </p>
      <Collapse
        ghost
        size="small"
        className={styles.more}
        items={[
          {
            key: "requirements",
            label: t("report.part.met", { met, count: requirements.length }),
            children: <Requirements requirements={requirements} />,
          },
        ]}
      />
    </li>
  );
}

function AnswersPart({ name, answers }: { name: "written" | "interview"; answers: ReportAnswer[] }) {
  const { t } = useTranslation();
  const { report, answer: shown, choose } = useDesk();
  const scored = answers.filter(({ score }) => score?.total != null);
  return (
    <li className={styles.part}>
      <h3>{t(`report.part.${name}`)}</h3>
      <p className={styles.count}>
        {t("report.part.scored", { scored: scored.length, count: answers.length })}
      </p>
      <ul className={styles.answers}>
        {answers.map((answer) => (
          <li key={answer.id}>
            <button
              type="button"
              aria-pressed={answer.id === shown.id}
              title={answer.questionText}
              onClick={() => choose(answer.id)}
            >
              <span>{questionName(t, report, answer.id)}</span>
              <span className="numbers">
                {answer.score?.total == null ? t("report.unscoredShort") : formatScore(answer.score.total)}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </li>
  );
}
