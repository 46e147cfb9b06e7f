import { Button } from "antd";
import { useMemo, useRef } from "react";
import { useTranslation } from "react-i18next";
import type { Transcript } from "../api/types";
import { formatClock } from "../common/format";
import { marksOf, quotesOf, spansIn, type Look } from "./quotes";
import { useDesk } from "./ReportContext";
import {
  cutPieces,
  splitParagraphs,
  type Mark,
  type Paragraph,
  type Span,
  type TimedSpan,
} from "./transcriptText";
import styles from "./Transcript.module.css";
import { useFollow } from "./useFollow";

type Props = { transcript: Transcript; words: TimedSpan[]; hits: Span[]; currentHit: number };

/** The text, word by word: the one being said is marked, quotes are underlined, what is pointed at is lit. */
export function TranscriptText({ transcript, words, hits, currentHit }: Props) {
  const { t } = useTranslation();
  const { report, answer, lit, seek, playhead } = useDesk();
  const boxRef = useRef<HTMLDivElement>(null);
  const litHere = useMemo(() => spansIn(lit, answer.id), [lit, answer.id]);
  const quotes = useMemo(() => quotesOf(report, answer.id), [report, answer.id]);
  const marks = marksOf(quotes, litHere, hits);
  const paragraphs = useMemo(() => splitParagraphs(transcript.text, words), [transcript.text, words]);
  const follow = useFollow({
    boxRef,
    words,
    playhead,
    litKey: litHere.length > 0 ? (lit?.key ?? "") : "",
    currentHit,
    onWord: seek,
  });

  if (!transcript.usable && transcript.text === "") {
    return <p className={styles.none}>{t(`unusable.${transcript.reason ?? "engine_failed"}`)}</p>;
  }
  return (
    <div className={styles.frame}>
      <section
        className={styles.text}
        ref={boxRef}
        lang={transcript.language === "zh" ? "zh-CN" : "en"}
        data-testid="transcript"
        data-lit={litHere.length > 0}
        // It scrolls by itself, so the keyboard must reach it.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- see above
        tabIndex={0}
        aria-label={t("report.transcript")}
      >
        {transcript.usable ? null : (
          <p className={styles.warning}>{t(`unusable.${transcript.reason ?? "engine_failed"}`)}</p>
        )}
        {paragraphs.map((paragraph) => (
          <div key={paragraph.start} className={styles.paragraph} data-timed={paragraph.startMs !== null}>
            {paragraph.startMs === null ? null : (
              <button
                type="button"
                className={`${styles.stamp} numbers`}
                aria-label={t("report.playFrom", { at: formatClock(paragraph.startMs) })}
                onClick={() => seek(paragraph.startMs ?? 0)}
              >
                {formatClock(paragraph.startMs)}
              </button>
            )}
            <p>
              <Pieces
                text={transcript.text}
                paragraph={paragraph}
                words={words}
                marks={marks}
                currentHit={currentHit}
              />
            </p>
          </div>
        ))}
      </section>
      {follow.paused ? (
        <Button size="small" shape="round" className={styles.resume} onClick={follow.resume}>
          {t("report.follow")}
        </Button>
      ) : null}
    </div>
  );
}

type PiecesProps = {
  text: string;
  paragraph: Paragraph;
  words: TimedSpan[];
  marks: Mark<Look>[];
  currentHit: number;
};

function Pieces({ text, paragraph, words, marks, currentHit }: PiecesProps) {
  return cutPieces(paragraph, words, marks).map((piece) => {
    const quoted = piece.marks.some((mark) => mark.kind === "quote");
    const lit = piece.marks.some((mark) => mark.kind === "lit");
    const hit = piece.marks.find((mark) => mark.kind === "hit");
    return (
      <span
        key={piece.start}
        data-word={piece.word ?? undefined}
        data-quoted={quoted || undefined}
        data-lit={lit || undefined}
        data-hit={hit?.index}
        data-current={(hit && hit.index === currentHit) || undefined}
      >
        {text.slice(piece.start, piece.end)}
      </span>
    );
  });
}
