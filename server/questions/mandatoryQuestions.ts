import { type EntityManager, IsNull } from "typeorm";
import { selectEqual } from "../db/statements";
import type { JobFamily } from "../plans/jobFamilies";
import { type BankEntry, builtInEntry } from "./bankEntry";
import { readBuiltInMarks } from "./builtInMarks";
import { QuestionRow, QuestionVersion } from "./entity";

/** The present words of these questions, in the same order. */
export async function currentEntries(
  manager: EntityManager,
  questions: readonly Pick<QuestionRow, "id" | "currentVersion">[],
): Promise<BankEntry[]> {
  if (questions.length === 0) return [];
  const versions = await selectEqual(manager, QuestionVersion, {
    questionId: questions.map(({ id }) => id),
    version: [...new Set(questions.map(({ currentVersion }) => currentVersion))],
  });
  const found = new Map(versions.map((row) => [`${row.questionId}@${row.version}`, row]));
  return questions.flatMap(({ id, currentVersion }) => {
    const row = found.get(`${id}@${currentVersion}`);
    return row ? [{ questionId: id, version: currentVersion, content: row.content }] : [];
  });
}

/** What headquarters wants asked in every interview of a family, at the version in force now: the company's, then built-in ones. */
export async function mandatoryQuestionsFor(manager: EntityManager, family: JobFamily): Promise<BankEntry[]> {
  const marked = await manager.find(QuestionRow, {
    where: { mandatory: true, archivedAt: IsNull() },
    order: { createdAt: "ASC", id: "ASC" },
  });
  const own = await currentEntries(
    manager,
    marked.filter(({ families }) => families.includes(family)),
  );
  const builtIn = [...(await readBuiltInMarks(manager))].filter(([, families]) => families.includes(family));
  return [...own, ...builtIn.flatMap(([id]) => builtInEntry(id) ?? [])];
}
