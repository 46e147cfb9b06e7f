import { EditOutlined, SearchOutlined } from "@ant-design/icons";
import { Button, Input } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useCan } from "../session/useSession";
import { useAwaited } from "./awaited";
import { Correction } from "./Correction";
import { useDesk } from "./ReportContext";
import { RescoringNote } from "./RescoringNote";
import { TranscriptText } from "./TranscriptText";
import { findAll, type TimedSpan } from "./transcriptText";
import styles from "./Transcript.module.css";
import { OldVersion, VersionSelect } from "./Versions";

type Props = {
  interviewId: string;
  words: TimedSpan[];
  query: string;
  onQuery: (query: string) => void;
};

/** The words of the chosen answer: read, searched, corrected; older versions stay at hand. */
export function TranscriptPanel({ interviewId, words, query, onQuery }: Props) {
  const { t } = useTranslation();
  const { answer } = useDesk();
  const { transcript } = answer;
  const mayCorrect = useCan("reports.correct");
  const awaited = useAwaited().awaited.find((entry) => entry.answerId === answer.id);
  const [editing, setEditing] = useState(false);
  const [version, setVersion] = useState<number | null>(null);
  const [current, setCurrent] = useState(0);
  const hits = findAll(transcript?.text ?? "", query);
  const at = hits.length === 0 ? -1 : current % hits.length;

  if (!transcript) return <p className={styles.none}>{t("report.noTranscript")}</p>;
  const old = version !== null && version !== transcript.version ? version : null;
  return (
    <div className={styles.panel}>
      <div className={styles.tools}>
        <Input
          type="search"
          size="small"
          allowClear
          className={styles.search}
          prefix={<SearchOutlined aria-hidden />}
          placeholder={t("report.searchTranscript")}
          aria-label={t("report.searchTranscript")}
          value={query}
          suffix={
            query ? (
              <span className={`${styles.hits} numbers`}>
                {at + 1}/{hits.length}
              </span>
            ) : null
          }
          onChange={(event) => {
            onQuery(event.target.value);
            setCurrent(0);
          }}
          onPressEnter={(event) =>
            setCurrent((at + (event.shiftKey ? hits.length - 1 : 1)) % Math.max(1, hits.length))
          }
        />
        <VersionSelect answer={answer} version={old ?? transcript.version} onChange={setVersion} />
        {mayCorrect && !editing && old === null && transcript.source !== "typed" ? (
          <Button
            size="small"
            type="text"
            icon={<EditOutlined aria-hidden />}
            disabled={awaited !== undefined}
            onClick={() => setEditing(true)}
          >
            {t("report.correct")}
          </Button>
        ) : null}
      </div>
      {awaited ? <RescoringNote since={awaited.since} /> : null}
      {editing ? (
        <Correction interviewId={interviewId} answer={answer} onClose={() => setEditing(false)} />
      ) : old !== null ? (
        <OldVersion interviewId={interviewId} answerId={answer.id} version={old} current={transcript.text} />
      ) : (
        <TranscriptText transcript={transcript} words={words} hits={hits} currentHit={at} />
      )}
    </div>
  );
}
