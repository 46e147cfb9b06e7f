import type { AnswerScore } from "./types";

type Engine = AnswerScore["engine"];

/** Names what judged in a row of scores: two models are two engines. At most 40 characters. */
export const engineKey = ({ name, version, model }: Engine): string =>
  `${name}@${version}${model ? `/${model}` : ""}`.slice(0, 40);

/** For people: with the model as its endpoint names it. */
export const engineLabel = ({ name, version, model }: Engine): string =>
  `${name}@${version}${model ? ` (${model})` : ""}`;
