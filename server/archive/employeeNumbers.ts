import type { Transaction } from "../db/database";
import { insertRowOnce } from "../db/rows";
import { selectEqual, selectOne } from "../db/statements";
import type { StaffActor } from "../http/actors";
import { conflict } from "../http/errors";
import type { Services } from "../services";
import { EmployeeNumber } from "./entity";

/** Numbers of these candidacies, by candidacy. */
export async function numbersOf(
  manager: Transaction["manager"],
  candidacyIds: readonly string[],
): Promise<Map<string, string>> {
  const rows = await selectEqual(manager, EmployeeNumber, { candidacyId: [...candidacyIds] });
  return new Map(rows.map(({ candidacyId, number }) => [candidacyId, number]));
}

/**
 * Says what somebody's number is, or that they have none. Numbers are the company's: that one is in use is all that a
 * branch learns of another.
 * @throws 409 archive.number_taken
 */
export async function numberEmployee(
  { db, clock }: Pick<Services, "db" | "clock">,
  { staffId }: Pick<StaffActor, "staffId">,
  candidacyId: string,
  number: string | null,
): Promise<void> {
  await db.write(async (tx) => {
    const holder = number === null ? null : await selectOne(tx.manager, EmployeeNumber, { number });
    if (holder?.candidacyId === candidacyId) return;
    if (holder) throw conflict("archive.number_taken");
    await tx.manager.delete(EmployeeNumber, { candidacyId });
    if (number === null) return;
    await insertRowOnce(tx, EmployeeNumber, { candidacyId, number, staffId, updatedAt: clock.now() });
    // Of two who give it away at once, one finds it gone.
    const now = await selectOne(tx.manager, EmployeeNumber, { number });
    if (now?.candidacyId !== candidacyId) throw conflict("archive.number_taken");
  });
}
