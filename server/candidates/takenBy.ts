import { Not } from "typeorm";
import type { Transaction } from "../db/database";
import { Candidate } from "./entity";

/**
 * Who else bears the identity of this person (phone, without one the address) in these units; null where nobody does.
 * Whoever asks holds the contact (./lockContacts).
 */
export async function takenBy(
  { manager }: Transaction,
  { id, phoneIndex, emailIndex }: Pick<Candidate, "id" | "phoneIndex" | "emailIndex">,
  unitIds: readonly string[],
): Promise<Candidate | null> {
  const same = phoneIndex ? { phoneIndex } : emailIndex ? { emailIndex } : null;
  if (!same) return null;
  const others = await manager.findBy(Candidate, { ...same, id: Not(id), state: Not("merged" as const) });
  const units = new Set(unitIds);
  return others.find(({ orgUnitId }) => units.has(orgUnitId)) ?? null;
}

/** Who else bears this row's key in its unit. */
export async function keyHolder(
  { manager }: Transaction,
  { id, orgUnitId, identityKey }: Pick<Candidate, "id" | "orgUnitId" | "identityKey">,
): Promise<Candidate | null> {
  if (identityKey === null) return null;
  return manager.findOneBy(Candidate, { orgUnitId, identityKey, id: Not(id) });
}
