import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { ReportAnswer } from "../api/types";
import { Card } from "../common/Card";
import { formatScore } from "../common/format";
import { PersonalWhy } from "../common/PersonalWhy";
import styles from "./AnswerNotes.module.css";
import { questionName } from "./questionName";
import { locateStar, STAR_PARTS, type StarPart } from "./quotes";
import { Quotes } from "./Quotes";
import { useDesk } from "./ReportContext";
import { SpeechFacts } from "./SpeechFacts";
import { WrittenFacts } from "./WrittenFacts";
import { alignWords } from "./transcriptText";

/** What is to be said of the chosen answer: comment, STAR, keywords, how it was spoken. */
export function AnswerNotes() {
  const { t } = useTranslation();
  const { report, answer } = useDesk();
  const { score, followUp, personal } = answer;
  return (
    <Card
      title={t("report.answerTitle", { question: questionName(t, report, answer.id) })}
      extra={
        <span className={styles.stage}>
          {answer.stageTitle}
          {score?.total == null ? "" : ` · ${formatScore(score.total)}`}
        </span>
      }
    >
      {followUp ? <p className={styles.asked}>{followUp.why}</p> : null}
      {personal ? <PersonalWhy reason={personal} /> : null}
      {score ? (
        <>
          <Flags answer={answer} />
          <p className={styles.comment}>{score.comment}</p>
          {followUp ? null : (
            <>
              {/* A reply or a plan is no story. */}
              {answer.stageKind === "written" ? null : <Star key={answer.id} answer={answer} />}
              <Keywords answer={answer} />
            </>
          )}
        </>
      ) : (
        <p className={styles.comment}>{t("report.answerUnscored")}</p>
      )}
      <WrittenFacts answer={answer} />
      {answer.speech ? <SpeechFacts speech={answer.speech} language={report.language} /> : null}
    </Card>
  );
}

function Flags({ answer }: { answer: ReportAnswer }) {
  const { t } = useTranslation();
  const flags = answer.score?.flags ?? [];
  const reason = answer.transcript?.usable === false ? answer.transcript.reason : null;
  if (flags.length === 0 && !reason) return null;
  return (
    <ul className={styles.flags} aria-label={t("report.flags")}>
      {reason ? <li>{t(`unusable.${reason}`)}</li> : null}
      {flags.map((flag) => (
        <li key={flag}>{t(`flag.${flag}`)}</li>
      ))}
    </ul>
  );
}

/** The four parts of a told experience: which are there, in the answer or in those to its follow-ups, and the words. */
function Star({ answer }: { answer: ReportAnswer }) {
  const { t } = useTranslation();
  const { report } = useDesk();
  const told = useMemo(
    () =>
      [answer, ...report.answers.filter(({ followUp }) => followUp?.to === answer.questionId)].map(
        (each) => ({
          each,
          words: alignWords(each.transcript?.text ?? "", each.transcript?.words ?? []),
        }),
      ),
    [answer, report],
  );
  const parts = STAR_PARTS.map((part) => ({
    part,
    quotes: told.flatMap(({ each, words }) => locateStar(each, part, words)),
  }));
  if (parts.every(({ quotes }) => quotes.length === 0)) return null;
  return (
    <dl className={styles.star} title={t("report.starNote")}>
      {parts.map(({ part, quotes }) => (
        <StarRow key={part} part={part} quotes={quotes} />
      ))}
    </dl>
  );
}

function StarRow({ part, quotes }: { part: StarPart; quotes: ReturnType<typeof locateStar> }) {
  const { t } = useTranslation();
  const { light } = useDesk();
  return (
    <div
      data-there={quotes.length > 0}
      onMouseEnter={() => light({ key: `star:${part}`, spans: quotes })}
      onMouseLeave={() => light(null)}
    >
      <dt>{t(`star.${part}`)}</dt>
      <dd>{quotes.length > 0 ? <Quotes quotes={quotes} /> : t("report.starMissing")}</dd>
    </div>
  );
}

function Keywords({ answer }: { answer: ReportAnswer }) {
  const { t } = useTranslation();
  // One word may stand for two dimensions; it was still said once.
  const keywords = [...new Map(answer.score?.signals.keywords.map((each) => [each.text, each])).values()];
  if (keywords.length === 0) return null;
  return (
    <p className={styles.keywords}>
      <span className={styles.factName}>{t("report.keywords")}</span>
      {keywords.slice(0, 10).map((keyword) => (
        <span key={keyword.text} className="numbers">
          {keyword.text} ×{keyword.count}
        </span>
      ))}
    </p>
  );
}
