import { type EntityManager, IsNull } from "typeorm";
import { selectEqual } from "../db/statements";
import type { JobFamily } from "../plans/jobFamilies";
import type { BankEntry } from "./bankEntry";
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

/** What headquarters wants asked in every interview of a family, the oldest first, at the version in force now. */
export async function mandatoryQuestionsFor(manager: EntityManager, family: JobFamily): Promise<BankEntry[]> {
  const marked = await manager.find(QuestionRow, {
    where: { mandatory: true, archivedAt: IsNull() },
    order: { createdAt: "ASC", id: "ASC" },
  });
  return currentEntries(
    manager,
    marked.filter(({ families }) => families.includes(family)),
  );
}
