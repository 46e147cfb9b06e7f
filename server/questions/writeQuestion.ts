import type { z } from "zod";
import { newId } from "../clock";
import type { Transaction } from "../db/database";
import { findForUpdate } from "../db/locks";
import { insertRow, updateRows } from "../db/rows";
import { selectOne } from "../db/statements";
import type { StaffActor } from "../http/actors";
import { conflict, invalid, notFound } from "../http/errors";
import { canOver } from "../org/permissions";
import { ROOT_UNIT } from "../org/tree";
import { sortKeys } from "../plans/canonical";
import type { JobFamily } from "../plans/jobFamilies";
import type { Services } from "../services";
import { type BankEntry, builtInEntry } from "./bankEntry";
import { BUILT_IN_VERSION, isBuiltIn } from "./builtin";
import { writeBuiltInMark } from "./builtInMarks";
import type { QuestionContent } from "./content";
import { QuestionRow, QuestionVersion } from "./entity";
import type { updateQuestionBody } from "./schema";
import { type Similar, SimilarQuestions } from "./similarQuestions";

type WriteServices = Pick<Services, "db" | "clock">;
export type Authored = { orgUnitId: string; author: string };

/** The columns that lists filter by. */
const describeContent = ({ category, dimension, stage, tags, zh, en }: QuestionContent) => ({
  category,
  dimension,
  stage,
  tags,
  zhText: zh?.text ?? null,
  enText: en?.text ?? null,
});

/** @throws 409 `question.similar`, one detail for each question that reads almost the same */
export function assertUnlike(similar: readonly Similar[]): void {
  if (similar.length === 0) return;
  throw conflict("question.similar", {
    params: { count: similar.length },
    details: similar.map(({ id, text }) => ({ path: id, code: "question.similar", message: text })),
  });
}

/** Stores a first version. Whether the actor may was asked before. */
export async function insertQuestion(
  tx: Transaction,
  content: QuestionContent,
  { orgUnitId, author, copiedFrom = null }: Authored & { copiedFrom?: string | null },
  now: Date,
): Promise<QuestionRow> {
  const question: QuestionRow = {
    id: newId(),
    orgUnitId,
    currentVersion: 1,
    mandatory: false,
    families: [],
    ...describeContent(content),
    copiedFrom,
    createdAt: now,
    updatedAt: now,
    archivedAt: null,
  };
  await insertRow(tx, QuestionRow, question);
  await insertVersion(tx, question, content, { author, now });
  return question;
}

const insertVersion = (
  tx: Transaction,
  { id, currentVersion }: Pick<QuestionRow, "id" | "currentVersion">,
  content: QuestionContent,
  { author, now }: { author: string; now: Date },
) =>
  insertRow(tx, QuestionVersion, {
    id: newId(),
    questionId: id,
    version: currentVersion,
    content,
    author,
    createdAt: now,
  });

/** Makes a question of one's own bank. @throws 409 `question.similar` unless that is accepted */
export async function createQuestion(
  services: WriteServices,
  actor: StaffActor,
  { content, acceptSimilar }: { content: QuestionContent; acceptSimilar: boolean },
  orgUnitId: string,
): Promise<QuestionRow> {
  if (!acceptSimilar) assertUnlike((await SimilarQuestions.of(services, actor)).find(content));
  const now = services.clock.now();
  return services.db.write((tx) => insertQuestion(tx, content, { orgUnitId, author: actor.name }, now));
}

/** What a question of any bank said at a version, or says now; null where the actor may not read it. */
export async function readEntry(
  { db }: Pick<Services, "db">,
  actor: StaffActor,
  { questionId, version }: { questionId: string; version?: number | undefined },
): Promise<BankEntry | null> {
  if (isBuiltIn(questionId)) {
    const known = version === undefined || version === BUILT_IN_VERSION;
    return known ? builtInEntry(questionId) : null;
  }
  const question = await selectOne(db.read, QuestionRow, { id: questionId });
  if (!question || !canOver(actor, "questions.read", { ...question, positionId: null })) return null;
  const wanted = version ?? question.currentVersion;
  const row = await selectOne(db.read, QuestionVersion, { questionId, version: wanted });
  return row && { questionId, version: wanted, content: row.content };
}

/** Takes a question of another bank into one's own, where it can be changed. */
export async function copyQuestion(
  services: WriteServices,
  actor: StaffActor,
  source: { questionId: string; version?: number | undefined },
  orgUnitId: string,
): Promise<QuestionRow> {
  const entry = await readEntry(services, actor, source);
  if (!entry) throw notFound("question.not_found");
  const copiedFrom = `${entry.questionId}@${entry.version}`;
  const authored = { orgUnitId, author: actor.name, copiedFrom };
  return services.db.write((tx) => insertQuestion(tx, entry.content, authored, services.clock.now()));
}

/** @throws 409 `question.built_in`, `question.archived`; 404 */
async function changeable(db: Services["db"], tx: Transaction, id: string): Promise<QuestionRow> {
  if (isBuiltIn(id)) throw conflict("question.built_in");
  const question = await findForUpdate(db, tx, QuestionRow, { id });
  if (!question) throw notFound("question.not_found");
  if (question.archivedAt) throw conflict("question.archived");
  return question;
}

const sameContent = (left: QuestionContent, right: QuestionContent) =>
  JSON.stringify(sortKeys(left)) === JSON.stringify(sortKeys(right));

/**
 * An edit makes a new version; plans and interviews keep theirs. Saving what is there already makes none.
 * @throws 409 `question.changed` when `version` is not the newest, `question.similar`
 */
export async function updateQuestion(
  services: WriteServices,
  actor: StaffActor,
  id: string,
  { content, version, acceptSimilar }: z.output<typeof updateQuestionBody>,
): Promise<QuestionRow> {
  const { db, clock } = services;
  const similar =
    acceptSimilar || isBuiltIn(id) ? [] : (await SimilarQuestions.of(services, actor)).find(content, [id]);
  return db.write(async (tx) => {
    const question = await changeable(db, tx, id);
    if (question.currentVersion !== version) throw conflict("question.changed");
    const before = await selectOne(tx.manager, QuestionVersion, { questionId: id, version });
    if (before && sameContent(before.content, content)) return question;
    assertUnlike(similar);
    const now = clock.now();
    const change = { ...describeContent(content), currentVersion: version + 1, updatedAt: now };
    await updateRows(tx, QuestionRow, { id }, change);
    const changed = { ...question, ...change };
    await insertVersion(tx, changed, content, { author: actor.name, now });
    return changed;
  });
}

/**
 * Marks a question of the company's bank, or a built-in one, as one that every plan of these families asks; none takes the mark away.
 * @throws 422 `question.not_company` for a branch's: what is everybody's duty belongs to headquarters
 */
export async function markMandatory(
  { db, clock }: WriteServices,
  id: string,
  families: readonly JobFamily[],
): Promise<void> {
  const wanted = [...new Set(families)];
  await db.write(async (tx) => {
    if (isBuiltIn(id)) return writeBuiltInMark(tx, id, wanted, clock.now());
    const question = await changeable(db, tx, id);
    if (question.orgUnitId !== ROOT_UNIT) throw invalid("question.not_company");
    const change = { mandatory: wanted.length > 0, families: wanted };
    await updateRows(tx, QuestionRow, { id }, { ...change, updatedAt: clock.now() });
  });
}

/** Takes a question out of the bank, and with it the duty to ask it; versions stay for what was made from them. */
export async function archiveQuestion({ db, clock }: WriteServices, id: string): Promise<void> {
  const now = clock.now();
  await db.write(async (tx) => {
    if (isBuiltIn(id)) throw conflict("question.built_in");
    const question = await findForUpdate(db, tx, QuestionRow, { id });
    if (!question) throw notFound("question.not_found");
    if (question.archivedAt) return;
    const change = { archivedAt: now, updatedAt: now, mandatory: false, families: [] };
    await updateRows(tx, QuestionRow, { id }, change);
  });
}
