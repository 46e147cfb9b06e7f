import type { z } from "zod";
import { selectEqual } from "../db/statements";
import type { StaffActor } from "../http/actors";
import { notFound } from "../http/errors";
import { canOver } from "../org/permissions";
import { findOwner } from "../org/records";
import { presentUnitRef } from "../org/staff/presentStaff";
import { ROOT_UNIT } from "../org/tree";
import type { Services } from "../services";
import type { BankQuestion } from "./bank";
import { BUILT_IN_VERSION, contentOf, findBuiltIn } from "./builtin";
import { type BuiltInMarks, mayMark, readBuiltInMarks } from "./builtInMarks";
import { languagesOf } from "./content";
import { QuestionRow, QuestionVersion } from "./entity";
import type { BankKind, questionDetailSchema, questionSummarySchema } from "./schema";

export const SUMMARY_COLUMNS = [
  "id",
  "orgUnitId",
  "currentVersion",
  "mandatory",
  "families",
  "category",
  "dimension",
  "stage",
  "tags",
  "zhText",
  "enText",
  "updatedAt",
  "archivedAt",
] as const;
type SummaryRow = Pick<QuestionRow, (typeof SUMMARY_COLUMNS)[number]>;
type Summary = z.input<typeof questionSummarySchema>;

export const bankOf = (orgUnitId: string): BankKind => (orgUnitId === ROOT_UNIT ? "company" : "branch");

export function presentQuestionSummary({ org }: Pick<Services, "org">, row: SummaryRow): Summary {
  const { orgUnitId, currentVersion, zhText, enText, updatedAt, archivedAt, ...rest } = row;
  return {
    ...rest,
    bank: bankOf(orgUnitId),
    orgUnit: presentUnitRef(org.tree(), orgUnitId),
    version: currentVersion,
    languages: languagesOf({ zh: zhText, en: enText }),
    zhText,
    enText,
    updatedAt: updatedAt.toISOString(),
    archivedAt: archivedAt?.toISOString() ?? null,
  };
}

export const presentBuiltIn = (
  { id, category, dimension, stage, tags, zh, en }: BankQuestion,
  marks: BuiltInMarks,
): Summary => ({
  id,
  bank: "builtin",
  orgUnit: null,
  version: BUILT_IN_VERSION,
  category,
  dimension,
  stage,
  tags,
  languages: ["zh", "en"],
  mandatory: marks.has(id),
  families: [...(marks.get(id) ?? [])],
  zhText: zh.text,
  enText: en.text,
  updatedAt: null,
  archivedAt: null,
});

/** In the whole question its words stand in `content`. */
function withoutTexts(summary: Summary) {
  const { zhText: _zh, enText: _en, ...rest } = summary;
  return rest;
}

/** Where it was copied from, where the actor may read that. */
async function sourceSeen(
  { read }: Services["db"],
  actor: StaffActor,
  { copiedFrom }: Pick<QuestionRow, "copiedFrom">,
): Promise<string | null> {
  const [id = ""] = copiedFrom?.split("@") ?? [];
  const owner = copiedFrom && (await findOwner(read, "question", id));
  return owner && canOver(actor, "questions.read", owner) ? copiedFrom : null;
}

/** One question of any bank, as it is now, with who changed it and when. */
export async function viewQuestion(
  { db, org }: Pick<Services, "db" | "org">,
  actor: StaffActor,
  id: string,
): Promise<z.input<typeof questionDetailSchema>> {
  const builtIn = findBuiltIn(id);
  if (builtIn) {
    const content = contentOf(builtIn);
    return {
      ...withoutTexts(presentBuiltIn(builtIn, await readBuiltInMarks(db.read))),
      content,
      copiedFrom: null,
      editable: false,
      markable: mayMark(actor),
      versions: [],
    };
  }
  const question = await db.read.findOneBy(QuestionRow, { id });
  const versions = await selectEqual(db.read, QuestionVersion, { questionId: id });
  const current = versions.find(({ version }) => version === question?.currentVersion);
  if (!question || !current) throw notFound("question.not_found");
  const editable =
    !question.archivedAt &&
    canOver(actor, "questions.write", { orgUnitId: question.orgUnitId, positionId: null });
  return {
    ...withoutTexts(presentQuestionSummary({ org }, question)),
    content: current.content,
    copiedFrom: await sourceSeen(db, actor, question),
    editable,
    markable: editable && question.orgUnitId === ROOT_UNIT,
    versions: versions
      .toSorted((left, right) => right.version - left.version)
      .map(({ version, author, createdAt }) => ({ version, author, createdAt: createdAt.toISOString() })),
  };
}
