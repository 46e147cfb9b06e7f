import { IsNull, type SelectQueryBuilder } from "typeorm";
import { z } from "zod";
import { selectBuilt } from "../db/statements";
import type { StaffActor } from "../http/actors";
import { decodeCursor, encodeCursor } from "../http/cursor";
import { scopeOf } from "../org/permissions";
import { withinScope } from "../org/scope";
import { ROOT_UNIT } from "../org/tree";
import type { Services } from "../services";
import { type BankQuestion, questionBank } from "./bank";
import { type BuiltInMarks, readBuiltInMarks } from "./builtInMarks";
import { QuestionRow } from "./entity";
import { SUMMARY_COLUMNS, presentBuiltIn, presentQuestionSummary } from "./presentQuestion";
import type { QuestionFilters, questionListQuery, questionPageSchema } from "./schema";

const WORDS = 6;
const wordsOf = (q: string | undefined): string[] =>
  (q ?? "")
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== "")
    .slice(0, WORDS);

function filterRows(
  builder: SelectQueryBuilder<QuestionRow>,
  { bank, category, dimension, tag, language, mandatory, q }: QuestionFilters,
): void {
  if (bank === "company") builder.andWhere("question.orgUnitId = :root", { root: ROOT_UNIT });
  if (bank === "branch") builder.andWhere("question.orgUnitId <> :root", { root: ROOT_UNIT });
  if (category) builder.andWhere("question.category = :category", { category });
  if (dimension) builder.andWhere("question.dimension = :dimension", { dimension });
  if (tag)
    builder.andWhere("question.tags LIKE :tag", { tag: `%${JSON.stringify(tag).replace(/[\\%_]/g, "_")}%` });
  if (language) builder.andWhere(`question.${language}Text IS NOT NULL`);
  if (mandatory) builder.andWhere("question.mandatory = :mandatory", { mandatory: mandatory === "true" });
  for (const [index, word] of wordsOf(q).entries()) {
    const name = `word${index}`;
    builder.andWhere(`(LOWER(question.zhText) LIKE :${name} OR LOWER(question.enText) LIKE :${name})`, {
      [name]: `%${word.replace(/[\\%_]/g, "")}%`,
    });
  }
}

/** Questions of the company and its branches that the actor may read, last changed first. */
export function ownQuestions({ db }: Pick<Services, "db">, actor: StaffActor, filters: QuestionFilters) {
  const builder = db.read
    .createQueryBuilder(QuestionRow, "question")
    .where({ archivedAt: IsNull() })
    .orderBy("question.updatedAt", "DESC")
    .addOrderBy("question.id", "DESC");
  withinScope(builder, "question", scopeOf(actor, "questions.read"));
  filterRows(builder, filters);
  return builder;
}

export function after(
  builder: SelectQueryBuilder<QuestionRow>,
  position: { at: Date; id: string },
): SelectQueryBuilder<QuestionRow> {
  return builder.andWhere(
    "(question.updatedAt < :at OR (question.updatedAt = :at AND question.id < :id))",
    position,
  );
}

const lowered = new Map(
  questionBank.map(({ id, zh, en }) => [id, `${zh.text}\n${en.text}`.toLowerCase()] as const),
);

/** The built-in questions under the same filters, in their own order. */
export function builtInQuestions(
  { bank, category, dimension, tag, mandatory, q }: QuestionFilters,
  marks: BuiltInMarks,
): BankQuestion[] {
  // Each is written in both languages.
  if ((bank ?? "builtin") !== "builtin") return [];
  const words = wordsOf(q);
  return questionBank.filter(
    (question) =>
      (!category || question.category === category) &&
      (!dimension || question.dimension === dimension) &&
      (!tag || question.tags.includes(tag)) &&
      (!mandatory || marks.has(question.id) === (mandatory === "true")) &&
      words.every((word) => lowered.get(question.id)?.includes(word)),
  );
}

/** Where a page ends: among the company's own by time, or among the built-in by the last one's id. */
const builtInCursor = z.tuple([z.literal("builtin"), z.string().max(60)]);
const encodeBuiltIn = (id: string) => Buffer.from(JSON.stringify(["builtin", id])).toString("base64url");
function decodeBuiltIn(cursor: string): string | null {
  try {
    return builtInCursor.parse(JSON.parse(Buffer.from(cursor, "base64url").toString("utf8")))[1];
  } catch {
    return null;
  }
}

/** One bank of three: what the company and one's branches wrote, last changed first, then the built-in questions. */
export async function listQuestions(
  services: Pick<Services, "db" | "org">,
  actor: StaffActor,
  { cursor, limit, ...filters }: z.output<typeof questionListQuery>,
): Promise<z.input<typeof questionPageSchema>> {
  const afterBuiltIn = cursor ? decodeBuiltIn(cursor) : null;
  const rows: Pick<QuestionRow, (typeof SUMMARY_COLUMNS)[number]>[] = [];
  if (afterBuiltIn === null && filters.bank !== "builtin") {
    const builder = ownQuestions(services, actor, filters).limit(limit + 1);
    if (cursor) after(builder, decodeCursor(cursor));
    rows.push(...(await selectBuilt(builder, QuestionRow, SUMMARY_COLUMNS)));
  }
  const own = rows.slice(0, limit);
  const items = own.map((row) => presentQuestionSummary(services, row));
  const last = own.at(-1);
  if (rows.length > limit && last) return { items, nextCursor: encodeCursor(last.updatedAt, last.id) };

  const marks = await readBuiltInMarks(services.db.read);
  const builtIn = builtInQuestions(filters, marks);
  const from = builtIn.findIndex(({ id }) => id === afterBuiltIn) + 1;
  const shown = builtIn.slice(from, from + limit - items.length);
  items.push(...shown.map((question) => presentBuiltIn(question, marks)));
  if (from + shown.length >= builtIn.length) return { items, nextCursor: null };
  const end = shown.at(-1);
  // The page is full of the company's own to the last place: what follows begins with the first built-in one.
  if (!end) return { items, nextCursor: encodeBuiltIn("") };
  return { items, nextCursor: encodeBuiltIn(end.id) };
}
