import { ChatGroup } from "../../../server/chats/entity";
import { updateRows } from "../../../server/db/rows";
import { notFound } from "../../../server/http/errors";
import { canOver } from "../../../server/org/permissions";
import { inert } from "../../cards/plainText";
import { say } from "../../words";
import { commandWords as words } from "../commandWords";
import type { Doing } from "../doing";

/** The group gets the unit's news from now on. @throws org_unit.not_found where the sender is not in charge of it */
export async function connectGroup(
  { services, sender, group, locale }: Doing,
  unitId: string,
): Promise<string> {
  const { db, clock, org } = services;
  const unit = org.tree().get(unitId);
  if (
    !unit ||
    unit.archivedAt ||
    !canOver(sender.actor, "batches.write", { orgUnitId: unitId, positionId: null })
  )
    throw notFound("org_unit.not_found");
  if (!group) return say(words.connectGroupOnly, locale);
  const change = { orgUnitId: unitId, connectedBy: sender.actor.staffId, updatedAt: clock.now() };
  await db.write((tx) => updateRows(tx, ChatGroup, { id: group.id }, change));
  return say(words.connected, locale, { unit: inert(unit.name) });
}
