import { createContext, use } from "react";
import type { LocatedQuote, Report, ReportAnswer, SentReview } from "../api/types";
import type { Playhead } from "./playhead";
import type { Lit } from "./quotes";

/** Where to go in the recording. `id` grows, so that the same moment can be asked for twice. */
export type SeekRequest = {
  id: number;
  answerId: string;
  /** Null where nothing is timed: then it is only shown. */
  ms: number | null;
  /** On a narrow page the recording may be far up: bring it into view. */
  reveal: boolean;
};

export type ReportDesk = {
  report: Report;
  /** What people made of it, the newest first. */
  reviews: readonly SentReview[];
  /** Nothing of the machine's is shown yet. */
  sealed: boolean;
  answer: ReportAnswer;
  /** Shows another answer. */
  choose: (answerId: string) => void;
  /** Goes there and plays; without a moment (typed, untimed) it only shows the place. */
  playQuote: (quote: LocatedQuote) => void;
  seek: (ms: number) => void;
  seekRequest: SeekRequest | null;
  lit: Lit | null;
  light: (lit: Lit | null) => void;
  playhead: Playhead;
};

export const ReportContext = createContext<ReportDesk | null>(null);

/** The report on the desk: what is read, what is played, what is lit. */
export function useDesk(): ReportDesk {
  const desk = use(ReportContext);
  if (!desk) throw new Error("useDesk outside a report");
  return desk;
}
