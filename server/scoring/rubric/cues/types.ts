/** Kinds of words that show what a clause does in an answer. */
export const cueKinds = [
  "situation",
  "task",
  "action",
  "result",
  "reflection",
  "order",
  "vague",
  "generic",
  "hypothetical",
  "asksScore",
  "says",
  "time",
  "objects",
] as const;
export type CueKind = (typeof cueKinds)[number];
export type CueWords = Record<CueKind, string>;
