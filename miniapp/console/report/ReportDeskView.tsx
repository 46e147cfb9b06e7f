import { type ReactNode, useEffect, useMemo, useRef, useState } from "react";
import type { LocatedQuote, Report, SentReview } from "../api/types";
import { useNarrow } from "../common/useMedia";
import { Playback } from "./Playback";
import { createPlayhead } from "./playhead";
import { litBy, quoteInAddress, type Lit } from "./quotes";
import { ReportContext, type SeekRequest } from "./ReportContext";
import styles from "./Report.module.css";

type Props = {
  interviewId: string;
  report: Report;
  reviews?: readonly SentReview[];
  sealed?: boolean;
  /** What stands first on a narrow page, and what comes after the recording. */
  top: ReactNode;
  side: ReactNode;
};

const NONE: readonly SentReview[] = [];

/** Left what was said, right what it was judged to be; pointing at one shows the other. */
export function ReportDeskView({ interviewId, report, reviews = NONE, sealed = false, top, side }: Props) {
  const [asked] = useState(() => quoteInAddress(report, new URLSearchParams(window.location.search)));
  const [chosen, setChosen] = useState(() => asked?.answerId ?? firstScored(report));
  const [seekRequest, setSeekRequest] = useState<SeekRequest | null>(
    () => asked && { id: 1, answerId: asked.answerId, ms: asked.startMs, reveal: true },
  );
  const [lit, light] = useState<Lit | null>(() => asked && litBy(asked));
  const [playhead] = useState(createPlayhead);
  const playbackRef = useRef<HTMLDivElement>(null);
  const narrow = useNarrow();
  const answer = report.answers.find((entry) => entry.id === chosen) ?? report.answers[0];

  const desk = useMemo(() => {
    if (!answer) return null;
    const go = (answerId: string, ms: number | null, reveal: boolean) =>
      setSeekRequest((last) => ({ id: (last?.id ?? 0) + 1, answerId, ms, reveal }));
    const choose = (answerId: string) => {
      if (answerId === answer.id) return;
      playhead.set(0);
      setChosen(answerId);
    };
    return {
      report,
      reviews,
      sealed,
      answer,
      choose,
      playQuote: (quote: LocatedQuote) => {
        choose(quote.answerId);
        light(litBy(quote));
        go(quote.answerId, quote.startMs, true);
      },
      seek: (ms: number) => go(answer.id, ms, false),
      seekRequest,
      lit,
      light,
      playhead,
    };
  }, [answer, report, reviews, sealed, seekRequest, lit, playhead]);

  useEffect(() => {
    if (narrow && seekRequest?.reveal) playbackRef.current?.scrollIntoView({ block: "start" });
  }, [narrow, seekRequest]);

  if (!desk) return null;
  return (
    <ReportContext value={desk}>
      <div className={styles.desk}>
        <div className={styles.summary}>{top}</div>
        <div className={styles.left} ref={playbackRef}>
          <Playback interviewId={interviewId} />
        </div>
        <div className={styles.right}>{side}</div>
      </div>
    </ReportContext>
  );
}

/** The introduction is rarely what one opens a report for. */
const firstScored = (report: Report) =>
  (report.answers.find((answer) => answer.score?.total != null) ?? report.answers[0])?.id ?? null;
