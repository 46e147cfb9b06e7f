import { Batch } from "../../../server/batches/entity";
import { progressSubject } from "../../../server/chats/progressSubjects";
import { selectOne } from "../../../server/db/statements";
import { notFound } from "../../../server/http/errors";
import { canOver, scopeOf } from "../../../server/org/permissions";
import { isInScope } from "../../../server/org/scope";
import { Position } from "../../../server/positions/entity";
import { say } from "../../words";
import { commandWords as words } from "../commandWords";
import { type Doing, showCard } from "../doing";
import { maySee, type ProgressTarget } from "./findProgress";

/**
 * Shows how far they are, where it was asked.
 * @throws batch.not_found, org_unit.not_found, position.not_found outside the sender's scope
 */
export async function showProgress(
  doing: Doing,
  { batchId, unitId, positionId }: Omit<ProgressTarget, "label">,
): Promise<string> {
  const { services, sender, locale } = doing;
  const { actor } = sender;
  if (batchId !== null) {
    const batch = await selectOne(services.db.read, Batch, { id: batchId });
    if (!batch || !canOver(actor, "batches.read", batch)) throw notFound("batch.not_found");
    await showCard(doing, { kind: "progress", subjectId: batchId, place: "here" });
    return say(words.shown, locale);
  }
  if (unitId !== null && !maySee(actor, unitId)) throw notFound("org_unit.not_found");
  if (unitId === null) {
    const position = await selectOne(services.db.read, Position, { id: positionId ?? "" });
    const scope = scopeOf(actor, "interviews.read");
    // Without a unit it is counted in all of them.
    const all = scope === "all" || scope.positionIds.includes(positionId ?? "");
    if (!position || !all || !isInScope(scope, { ...position, positionId: position.id }))
      throw notFound("position.not_found");
  }
  const of = { unitId, positionId };
  await showCard(doing, { kind: "progress", subjectId: progressSubject(of), place: "here", data: of });
  return say(words.shown, locale);
}
