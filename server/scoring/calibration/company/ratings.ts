import { z } from "zod";
import type { Dimension, InterviewLanguage } from "../../../plans/definition";
import { dimensionLibrary, instantiateDimension } from "../../../plans/templates";
import { DIMENSION_IDS, dimensionOf } from "../../../positions/competency";
import type { Position } from "../../../positions/entity";
import { type RecordOf, column, defineColumns } from "../../../spreadsheets/columns";
import type { Rating } from "./humanAgreement";

/** A dimension that ratings may name: what it is called, and its words in a language. */
export type RatedDimension = {
  id: string;
  names: readonly [zh: string, en: string];
  open(language: InterviewLanguage): Dimension;
};

const ALL = { weightBp: 10_000, requiredScore: 7 };

/** Those of the position, where there is one that says what it asks for; else those of the library. */
export function listDimensions(position: Pick<Position, "competencies"> | null): RatedDimension[] {
  if (position && position.competencies.length > 0)
    return position.competencies.map((competency) => ({
      id: competency.id,
      names: [dimensionOf(competency, "zh").name, dimensionOf(competency, "en").name],
      open: (language) => dimensionOf(competency, language),
    }));
  return DIMENSION_IDS.map((id) => ({
    id,
    names: [dimensionLibrary[id].zh.name, dimensionLibrary[id].en.name],
    open: (language) => instantiateDimension(id, language, ALL),
  }));
}

const ANSWER_CHARACTERS = 12_000;

/** The columns in which rated answers come. */
export const ratingColumns = (dimensions: readonly RatedDimension[]) =>
  defineColumns({
    question: column({
      titles: ["题目", "Question", "问题"],
      required: true,
      parse: z.string(),
      max: 2000,
      example: [
        "请讲一次您说服别人改变做法的经历。",
        "Tell us about a time when you changed how others worked.",
      ],
      width: 40,
    }),
    answer: column({
      titles: ["回答", "Answer", "作答", "转写"],
      required: true,
      parse: z.string(),
      max: ANSWER_CHARACTERS,
      note: ["候选人的原话，请勿含姓名与联系方式", "The candidate's words, without names and contact data"],
      example: ["去年我负责……", "Last year I was in charge of …"],
      width: 60,
    }),
    dimension: column({
      titles: ["维度", "Dimension", "考察维度"],
      required: true,
      parse: z.string(),
      choices: dimensions.map(({ id, names: [zh, en] }) => ({ value: id, titles: [zh, en] as const })),
      example: dimensions[0]?.names ?? ["", ""],
      width: 16,
    }),
    rating: column({
      titles: ["评分", "Rating", "等级", "Level"],
      required: true,
      parse: z.coerce.number().min(1).max(5),
      invalid: ["请填 1 到 5 的数字。", "A number from 1 to 5."],
      note: ["1 到 5，按行为锚点", "1 to 5, by the anchors"],
      example: ["4", "4"],
    }),
    rater: column({
      titles: ["评分人", "Rater", "评委"],
      parse: z.string(),
      max: 60,
      note: [
        "两人评过同一回答时，可看出人与人的一致度",
        "Where two people rated an answer, their agreement is told",
      ],
      example: ["评委甲", "Rater A"],
    }),
  });

export type RatingRecord = RecordOf<ReturnType<typeof ratingColumns>["columns"]>;

/** An answer with everything that people said of it. */
export type RatedAnswer = {
  question: string;
  answer: string;
  ratings: Map<string, Rating[]>;
  /** Whoever gave it did not agree that an outside model reads it. */
  staysHere?: boolean;
};

/** Rows of the same answer to the same question belong together, whoever rated which dimension. */
export function gatherRatings(records: readonly RatingRecord[]): RatedAnswer[] {
  const answers = new Map<string, RatedAnswer>();
  for (const { question, answer, dimension, rating, rater } of records) {
    const key = JSON.stringify([question, answer]);
    const known = answers.get(key) ?? { question, answer, ratings: new Map<string, Rating[]>() };
    answers.set(key, known);
    const ratings = known.ratings.get(dimension) ?? [];
    known.ratings.set(dimension, [...ratings, { rating, rater: rater ?? "" }]);
  }
  return [...answers.values()];
}
