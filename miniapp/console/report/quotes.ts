import type { LocatedQuote, Report, ReportAnswer } from "../api/types";
import { timeOfSpan, type Mark, type Span, type TimedSpan } from "./transcriptText";

/** What is lit in the transcripts while a score or a STAR part is pointed at. */
export type Lit = { key: string; spans: readonly (Span & { answerId: string })[] };

export const spansIn = (lit: Lit | null, answerId: string): Span[] =>
  lit?.spans.filter((span) => span.answerId === answerId) ?? [];

export const litBy = (quote: LocatedQuote): Lit => ({
  key: `quote:${quote.answerId}:${quote.start}`,
  spans: [quote],
});

/** The part of a report's address that opens it at a quote. */
export const quoteAddress = ({ answerId, start }: LocatedQuote) => `?answer=${answerId}&at=${start}`;

/** The quote that an address asks for, if this report has it. */
export function quoteInAddress(report: Report, params: URLSearchParams): LocatedQuote | null {
  const at = Number(params.get("at") ?? Number.NaN);
  return (
    report.dimensions
      .flatMap(({ evidence }) => evidence)
      .find(({ answerId, start }) => answerId === params.get("answer") && start === at) ?? null
  );
}

/** Quotes in the order in which they were said: by question, then by place. */
export function inOrder(quotes: readonly LocatedQuote[], answerIds: readonly string[]): LocatedQuote[] {
  return [...quotes].sort(
    (a, b) => answerIds.indexOf(a.answerId) - answerIds.indexOf(b.answerId) || a.start - b.start,
  );
}

/** All that the scores of this report quote from one answer. */
export function quotesOf(report: Report, answerId: string): Span[] {
  return report.dimensions
    .flatMap((dimension) => dimension.evidence)
    .filter((quote) => quote.answerId === answerId)
    .map(({ start, end }) => ({ start, end }));
}

/** Moments on the time line where quotes begin, in ms; those that are not timed have none. */
export function quoteMoments(quotes: readonly Span[], words: readonly TimedSpan[]): number[] {
  const moments = quotes.map((quote) => timeOfSpan(words, quote)?.startMs);
  return [...new Set(moments.filter((ms) => ms !== undefined))].sort((a, b) => a - b);
}

export type Look = { kind: "quote" } | { kind: "lit" } | { kind: "hit"; index: number };

/** Everything that is drawn over a transcript's text. */
export function marksOf(quotes: readonly Span[], lit: readonly Span[], hits: readonly Span[]): Mark<Look>[] {
  return [
    ...quotes.map((span) => ({ ...span, value: { kind: "quote" } as const })),
    ...lit.map((span) => ({ ...span, value: { kind: "lit" } as const })),
    ...hits.map((span, index) => ({ ...span, value: { kind: "hit", index } as const })),
  ];
}

export type StarPart = "situation" | "task" | "action" | "result";
export const STAR_PARTS: readonly StarPart[] = ["situation", "task", "action", "result"];

/** Quotes of a STAR part with their moments: the server locates only those of scores. */
export function locateStar(
  answer: ReportAnswer,
  part: StarPart,
  words: readonly TimedSpan[],
): LocatedQuote[] {
  return (answer.score?.star[part] ?? []).map((quote) => {
    const time = timeOfSpan(words, quote);
    return { ...quote, answerId: answer.id, startMs: time?.startMs ?? null, endMs: time?.endMs ?? null };
  });
}

/** The level whose anchor describes a real-valued level best. */
export const nearestLevel = (level: number): number => Math.min(5, Math.max(1, Math.round(level)));

/** How much stands behind a score, in words; the number itself is never shown. */
export const confidenceWord = (confidence: number): "high" | "middle" | "low" =>
  confidence >= 0.7 ? "high" : confidence >= 0.45 ? "middle" : "low";

/** Half the width of the band around a score, in points: one level (2.5) where there is next to no evidence. */
export const bandHalfWidth = (confidence: number): number => 2.5 * (1 - Math.min(1, Math.max(0, confidence)));
