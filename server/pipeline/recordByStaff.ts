import type { z } from "zod";
import type { Transaction } from "../db/database";
import { findForUpdate } from "../db/locks";
import { selectEqual } from "../db/statements";
import type { StaffActor } from "../http/actors";
import { AppError, conflict, forbidden, invalid, notFound } from "../http/errors";
import { queueOffer, queueOfferOff } from "../letters/offerLetters";
import { queueThankYou } from "../letters/queueLetter";
import { canOver } from "../org/permissions";
import type { Services } from "../services";
import { Candidacy } from "./entity";
import { stagesOf } from "./openCandidacy";
import { type Recorded, recordOn } from "./recordEvent";
import type { moveManyBody, recordBody } from "./schema";
import type { Stage } from "./stages";

type Needed = Pick<Services, "db" | "clock" | "events">;
type Telling = Needed & Pick<Services, "queue" | "env">;

/**
 * What a person says has happened on somebody's way to a job.
 * @throws 404 candidacy.not_found; 409 candidacy.changed where something else happened since they looked, or what the
 *   fold refuses it by; 422 candidacy.stage_unknown, candidacy.at_future; 403 decision.person_only and 422
 *   candidacy.note_missing for another system
 */
export async function recordByStaff(
  services: Telling,
  actor: StaffActor,
  id: string,
  { happened, at, seen, letter }: z.output<typeof recordBody>,
): Promise<void> {
  const recorded = toldBy(services, actor, at);
  if (actor.apiTokenId !== undefined) assertTold(happened);
  await withCandidacy(services, id, async (tx, candidacy) => {
    if (seen !== candidacy.events) throw conflict("candidacy.changed");
    if (happened.type !== "candidacy.moved") {
      const now = await recordOn(services, tx, candidacy, happened, recorded);
      await tellOf(services, tx, now, { happened, letter });
      return;
    }
    const stages = await stagesOf(tx, candidacy.positionId);
    if (!stages.includes(happened.data.to)) throw invalid("candidacy.stage_unknown");
    const moved = { ...happened, data: { ...happened.data, why: "person" as const } };
    await recordOn(services, tx, candidacy, moved, recorded);
  });
}

/** What the candidate hears of it by letter, half an hour later. */
async function tellOf(
  services: Telling,
  tx: Transaction,
  candidacy: Candidacy,
  { happened, letter }: Pick<z.output<typeof recordBody>, "happened" | "letter">,
): Promise<void> {
  // Whoever heard of an offer has made plans by it.
  if (happened.type === "candidacy.offer_revoked") return queueOfferOff(services, tx, candidacy);
  if (!letter) return;
  if (happened.type === "candidacy.offered") return queueOffer(services, tx, candidacy);
  const offerTalentPool = letter.offerTalentPool === true;
  return queueThankYou(services, tx, { candidacyId: candidacy.id, offerTalentPool });
}

/** To turn somebody down, by whichever word, or to take them back. */
const DECISIONS: ReadonlySet<string> = new Set([
  "candidacy.rejected",
  "candidacy.offer_revoked",
  "candidacy.reopened",
]);

/** What was settled elsewhere (an offer, a hire) another system may tell; to decide on people is a person's to do. */
function assertTold({ type, data }: z.output<typeof recordBody>["happened"]): void {
  if (DECISIONS.has(type)) throw forbidden("decision.person_only");
  // That somebody has stepped back ends their way as a rejection does: it has to say from where this is known.
  if (type === "candidacy.withdrawn" && !data.note?.trim()) throw invalid("candidacy.note_missing");
}

export type MovedOne = { candidacyId: string; refused: AppError | null };

/**
 * Moves each of these to a stage, in a transaction of its own: what one is refused by does not hold back the others.
 * @throws 404 candidacy.not_found where one of them is outside the actor's scope, before anything is written
 */
export async function moveMany(
  services: Telling,
  actor: StaffActor,
  { to, candidacies }: z.output<typeof moveManyBody>,
): Promise<MovedOne[]> {
  const ids = [...new Set(candidacies.map(({ candidacyId }) => candidacyId))];
  const rows = await selectEqual(services.db.read, Candidacy, { id: ids });
  const own = rows.filter((row) => canOver(actor, "candidacies.write", row));
  if (own.length < ids.length) throw notFound("candidacy.not_found");
  const stageOf = new Map(own.map(({ id, stage }) => [id, stage]));
  const moved: MovedOne[] = [];
  for (const { candidacyId, seen } of candidacies) {
    const data = { from: stageOf.get(candidacyId) as Stage, to };
    const happened = { type: "candidacy.moved", data } as const;
    const refused = await recordByStaff(services, actor, candidacyId, { happened, seen }).then(
      () => null,
      (error: unknown) => {
        if (error instanceof AppError) return error;
        throw error;
      },
    );
    moved.push({ candidacyId, refused });
  }
  return moved;
}

/** Who says so, and when it was. */
function toldBy({ clock }: Needed, actor: StaffActor, at: string | undefined): Recorded {
  const said = saidBy(actor);
  if (at === undefined) return said;
  const when = new Date(at);
  if (when > clock.now()) throw invalid("candidacy.at_future");
  return { ...said, at: when };
}

/** Through which door what this actor says comes, and who it was. */
export const saidBy = ({ staffId, apiTokenId }: Pick<StaffActor, "staffId" | "apiTokenId">): Recorded => ({
  source: apiTokenId === undefined ? "staff" : "api",
  staffId,
  apiTokenId: apiTokenId ?? null,
});

const withCandidacy = (
  { db }: Needed,
  id: string,
  work: (tx: Transaction, candidacy: Candidacy) => Promise<void>,
): Promise<void> =>
  db.write(async (tx) => {
    const candidacy = await findForUpdate(db, tx, Candidacy, { id });
    if (!candidacy) throw notFound("candidacy.not_found");
    await work(tx, candidacy);
  });
