import { z } from "zod";
import { questionSchema } from "../plans/definition";
import { dimensionLibrary } from "../plans/templates";
import { DIMENSION_IDS } from "../positions/competency";
import { type RecordOf, column, defineColumns } from "../spreadsheets/columns";
import type { CellValue } from "../spreadsheets/write/writeCsv";
import { BANK_TAGS } from "./bank";
import {
  BANK_CATEGORIES,
  type QuestionContent,
  bankCategory,
  bankDimension,
  bankStage,
  questionTag,
  questionTextSchema,
} from "./content";

/** The columns in which questions come from spreadsheets and go into them: an export can be imported as it is. */

type Titles = readonly [zh: string, en: string];

const categoryTitles: Record<(typeof BANK_CATEGORIES)[number], Titles> = {
  behavioural: ["行为", "Behavioural"],
  situational: ["情景", "Situational"],
  culture: ["文化", "Culture"],
  sales: ["销售", "Sales"],
  service: ["客服", "Service"],
  retail: ["零售", "Retail"],
  manufacturing: ["制造", "Manufacturing"],
  technical: ["技术", "Technical"],
  management: ["管理", "Management"],
  graduate: ["应届", "Graduate"],
};
const stageTitles: Record<QuestionContent["stage"], Titles> = {
  questions: ["问答", "Questions"],
  situational: ["情景题", "Situation"],
  written: ["笔答", "Written"],
};
/** Where a cell says nothing of times. */
const TIMES: Record<QuestionContent["stage"], Pick<QuestionContent, "prepSeconds" | "answerSeconds">> = {
  questions: { prepSeconds: 30, answerSeconds: 120 },
  situational: { prepSeconds: 60, answerSeconds: 180 },
  written: { prepSeconds: 60, answerSeconds: 900 },
};

const choicesOf = <K extends string>(keys: readonly K[], titles: (key: K) => Titles) =>
  keys.map((value) => ({ value, titles: titles(value) }));

/** Several things in one cell: a line each, or a bar between them. */
const SEPARATOR = " | ";
const split = (cell: string) =>
  cell
    .split(/[\n|｜]/)
    .map((part) => part.trim())
    .filter((part) => part !== "");
const several = z.string().transform(split).pipe(questionTextSchema.shape.strong.unwrap());
const LIST_CHARACTERS = 2200;
const listNote: Titles = ["一行一条，或用 | 分隔，最多 10 条", "One a line, or with | between; ten at most"];
const listInvalid: Titles = [
  "最多 10 条，每条不超过 200 字。",
  "Ten entries at most, of 200 characters each.",
];
const list = (titles: Titles, example: Titles) =>
  column({
    titles,
    parse: several,
    max: LIST_CHARACTERS,
    note: listNote,
    invalid: listInvalid,
    example,
    width: 40,
  });

const seconds = (shape: z.ZodType<number, number>) => z.coerce.number().pipe(shape);

const tagBySpelling = new Map(
  BANK_TAGS.flatMap(({ slug, zh, en }) => [slug, zh, en].map((name) => [name.toLowerCase(), slug] as const)),
);
const tags = z
  .string()
  .transform((cell) =>
    cell
      .split(/[\n|｜,，、;；]/)
      .map((part) => part.trim())
      .filter((part) => part !== "")
      .map((part) => tagBySpelling.get(part.toLowerCase()) ?? part),
  )
  .pipe(z.array(questionTag).max(10));

export const questionColumns = defineColumns(
  {
    category: column({
      titles: ["分类", "Category", "类别"],
      required: true,
      parse: bankCategory,
      choices: choicesOf(BANK_CATEGORIES, (key) => categoryTitles[key]),
      example: ["行为", "Behavioural"],
    }),
    dimension: column({
      titles: ["维度", "Dimension", "考察维度"],
      required: true,
      parse: bankDimension,
      choices: choicesOf(DIMENSION_IDS, (id) => [dimensionLibrary[id].zh.name, dimensionLibrary[id].en.name]),
      example: [dimensionLibrary.teamwork.zh.name, dimensionLibrary.teamwork.en.name],
      width: 16,
    }),
    stage: column({
      titles: ["环节", "Stage", "题型"],
      parse: bankStage,
      choices: choicesOf(bankStage.options, (key) => stageTitles[key]),
      note: ["不填为问答", "Questions unless told"],
      example: ["问答", "Questions"],
    }),
    zhText: column({
      titles: ["题目", "Question (Chinese)", "中文题目"],
      parse: questionTextSchema.shape.text,
      max: 600,
      note: ["中文、英文至少填一种", "In Chinese, English or both"],
      example: ["请讲一次您和别人意见不一致、最后一起把事情做成的经历。", ""],
      width: 50,
    }),
    zhStrong: list(["好的回答", "Strong answer (Chinese)"], ["说清分歧在哪里 | 讲得出自己让了哪一步", ""]),
    zhWeak: list(["弱的回答", "Weak answer (Chinese)"], ["只说对方不好沟通", ""]),
    zhFollowUps: list(["追问方向", "Follow-ups (Chinese)"], ["后来关系怎么样", ""]),
    enText: column({
      titles: ["英文题目", "Question (English)", "Question"],
      parse: questionTextSchema.shape.text,
      max: 600,
      example: ["", "Tell us about a time when you disagreed with a colleague and still got it done."],
      width: 50,
    }),
    enStrong: list(
      ["英文好的回答", "Strong answer (English)"],
      ["", "Says what the disagreement was | Says where they gave way"],
    ),
    enWeak: list(["英文弱的回答", "Weak answer (English)"], ["", "Only blames the other"]),
    enFollowUps: list(["英文追问方向", "Follow-ups (English)"], ["", "How the relationship went on"]),
    prepSeconds: column({
      titles: ["准备秒数", "Preparation (s)"],
      parse: seconds(questionSchema.shape.prepSeconds),
      invalid: ["准备时间为 0–1800 秒的整数。", "Whole seconds from 0 to 1800."],
      example: ["30", "30"],
    }),
    answerSeconds: column({
      titles: ["作答秒数", "Answer (s)"],
      parse: seconds(questionSchema.shape.answerSeconds),
      invalid: ["作答时间为 15–5400 秒的整数。", "Whole seconds from 15 to 5400."],
      example: ["120", "120"],
    }),
    tags: column({
      titles: ["标签", "Tags"],
      parse: tags,
      max: 300,
      note: ["用顿号或逗号分隔，最多 10 个", "With commas between; ten at most"],
      invalid: ["最多 10 个标签，每个不超过 20 字。", "Ten tags at most, of 20 characters each."],
      example: ["协作配合、冲突分歧", "Cooperation, Conflict"],
    }),
  },
  ({ zhText, enText }) =>
    zhText === null && enText === null
      ? [
          {
            code: "question.no_language",
            message: ["中文题目和英文题目至少填一个。", "Fill in the question in Chinese or in English."],
          },
        ]
      : [],
);

type QuestionRecord = RecordOf<(typeof questionColumns)["columns"]>;

export function contentOfRecord(record: QuestionRecord): QuestionContent {
  const { category, dimension, zhText, enText } = record;
  const stage = record.stage ?? "questions";
  const words = (text: string | null, language: "zh" | "en") =>
    text === null
      ? null
      : {
          text,
          strong: record[`${language}Strong`] ?? [],
          weak: record[`${language}Weak`] ?? [],
          followUps: record[`${language}FollowUps`] ?? [],
        };
  return {
    category,
    dimension,
    stage,
    prepSeconds: record.prepSeconds ?? TIMES[stage].prepSeconds,
    answerSeconds: record.answerSeconds ?? TIMES[stage].answerSeconds,
    tags: record.tags ?? [],
    zh: words(zhText, "zh"),
    en: words(enText, "en"),
  };
}

const ID_TITLES: Titles = ["编号", "ID"];
export const exportTitles = (locale: "zh" | "en"): string[] =>
  [ID_TITLES, ...Object.values(questionColumns.columns).map(({ titles }) => titles)].map(
    (titles) => titles[locale === "zh" ? 0 : 1],
  );

const wordCells = (texts: QuestionContent["zh"]): CellValue[] =>
  texts === null
    ? [null, null, null, null]
    : [texts.text, ...[texts.strong, texts.weak, texts.followUps].map((parts) => parts.join(SEPARATOR))];

/** One question as a row under `exportTitles`. */
export function rowOfContent(id: string, content: QuestionContent, locale: "zh" | "en"): CellValue[] {
  const language = locale === "zh" ? 0 : 1;
  const { category, dimension, stage, zh, en, prepSeconds, answerSeconds } = content;
  const tagNames = content.tags.map((slug) => BANK_TAGS.find((tag) => tag.slug === slug)?.[locale] ?? slug);
  return [
    id,
    categoryTitles[category][language],
    dimensionLibrary[dimension][locale].name,
    stageTitles[stage][language],
    ...wordCells(zh),
    ...wordCells(en),
    prepSeconds,
    answerSeconds,
    tagNames.join(locale === "zh" ? "、" : ", "),
  ];
}
