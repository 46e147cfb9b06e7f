import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { MediaPlayer } from "./MediaPlayer";
import styles from "./Playback.module.css";
import { QuestionTabs } from "./QuestionTabs";
import { quoteMoments, quotesOf } from "./quotes";
import { useDesk } from "./ReportContext";
import { TranscriptPanel } from "./TranscriptPanel";
import { alignWords } from "./transcriptText";
import written from "./WrittenFacts.module.css";

/** The chosen answer: its question, its recording, its words. */
export function Playback({ interviewId }: { interviewId: string }) {
  const { t } = useTranslation();
  const { report, answer } = useDesk();
  const [query, setQuery] = useState("");
  const words = useMemo(
    () => (answer.transcript ? alignWords(answer.transcript.text, answer.transcript.words) : []),
    [answer.transcript],
  );
  const moments = useMemo(() => quoteMoments(quotesOf(report, answer.id), words), [report, answer.id, words]);
  return (
    <section className={styles.playback} aria-label={t("report.playback")}>
      <QuestionTabs query={query} />
      <p className={styles.question}>{answer.questionText}</p>
      {answer.written?.material ? (
        <details className={written.material}>
          <summary>{t("report.written.material")}</summary>
          <p>{answer.written.material}</p>
        </details>
      ) : null}
      {answer.medium === "text" ? null : (
        <MediaPlayer key={answer.id} interviewId={interviewId} answer={answer} moments={moments} />
      )}
      <TranscriptPanel
        key={`words-${answer.id}`}
        interviewId={interviewId}
        words={words}
        query={query}
        onQuery={setQuery}
      />
    </section>
  );
}
