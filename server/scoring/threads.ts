import type { AnswerScore, Quote } from "./types";

/** An answer and the answers to its follow-ups are judged as one text (adr/0014). Pure. */

export type Spoken = { answerId: string; version: number; text: string; usable: boolean };
/** `start` and `end` in UTF-16 units of the whole; empty where an answer had no usable words. */
export type ThreadPart = { answerId: string; version: number; start: number; end: number };

/** Ends a sentence for every engine, and is in no quote. */
const BETWEEN = "\n";

/** The thread's words, in the order in which they were given, and where each answer's begin. */
export function joinThread(answers: readonly Spoken[]): { text: string; parts: ThreadPart[] } {
  let text = "";
  const parts = answers.map(({ answerId, version, text: own, usable }): ThreadPart => {
    const said = usable ? own : "";
    if (said !== "" && text !== "") text += BETWEEN;
    const start = text.length;
    text += said;
    return { answerId, version, start, end: text.length };
  });
  return { text, parts };
}

/** Names the transcript versions that a judgement rests on: one for each answer of the thread, in order. */
export const basisOf = (answers: readonly Pick<Spoken, "version">[]): string =>
  answers.map(({ version }) => version).join("+");

/** The quotes that lie in one answer, in that answer's own units. One that runs over its edge is in none. */
export const quotesIn = ({ start, end }: ThreadPart, quotes: readonly Quote[]): Quote[] =>
  quotes
    .filter((quote) => quote.start >= start && quote.end <= end)
    .map((quote) => ({ ...quote, start: quote.start - start, end: quote.end - start }));

/** The parts of the story that are told in one answer of the thread. */
export function starIn(part: ThreadPart, { star }: Pick<AnswerScore, "star">): AnswerScore["star"] {
  const { situation, task, action, result } = star;
  return {
    situation: quotesIn(part, situation),
    task: quotesIn(part, task),
    action: quotesIn(part, action),
    result: quotesIn(part, result),
  };
}
