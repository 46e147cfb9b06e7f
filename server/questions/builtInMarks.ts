import type { EntityManager } from "typeorm";
import type { Transaction } from "../db/database";
import { insertRow } from "../db/rows";
import { canOver } from "../org/permissions";
import type { StaffActor } from "../http/actors";
import { ROOT_UNIT } from "../org/tree";
import type { JobFamily } from "../plans/jobFamilies";
import { isBuiltIn } from "./builtin";
import { BuiltInMark } from "./entity";

/** For which families headquarters made a built-in question mandatory; those it did not are not among them. */
export type BuiltInMarks = ReadonlyMap<string, readonly JobFamily[]>;

/** At most as many as there are built-in questions. One that a later version of the product dropped is passed over. */
export async function readBuiltInMarks(manager: EntityManager): Promise<BuiltInMarks> {
  const marks = await manager.find(BuiltInMark, { order: { createdAt: "ASC", questionId: "ASC" } });
  return new Map(
    marks.flatMap(({ questionId, families }) =>
      isBuiltIn(questionId) ? [[questionId, families] as const] : [],
    ),
  );
}

/** No families take the mark away. */
export async function writeBuiltInMark(
  tx: Transaction,
  questionId: string,
  families: JobFamily[],
  now: Date,
): Promise<void> {
  await tx.manager.delete(BuiltInMark, { questionId });
  if (families.length > 0) await insertRow(tx, BuiltInMark, { questionId, families, createdAt: now });
}

/** What is everybody's duty belongs to headquarters. */
export const mayMark = (actor: StaffActor): boolean =>
  canOver(actor, "questions.write", { orgUnitId: ROOT_UNIT, positionId: null });
