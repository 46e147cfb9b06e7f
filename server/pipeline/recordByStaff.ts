import type { z } from "zod";
import type { Transaction } from "../db/database";
import { findForUpdate } from "../db/locks";
import type { StaffActor } from "../http/actors";
import { conflict, invalid, notFound } from "../http/errors";
import type { Services } from "../services";
import { Candidacy } from "./entity";
import { stagesOf } from "./openCandidacy";
import { type Recorded, recordOn } from "./recordEvent";
import type { employmentBody, recordBody } from "./schema";

type Needed = Pick<Services, "db" | "clock">;

/**
 * What a person says has happened on somebody's way to a job.
 * @throws 404 candidacy.not_found; 409 candidacy.changed where something else happened since they looked, or what the
 *   fold refuses it by; 422 candidacy.stage_unknown, candidacy.at_future
 */
export async function recordByStaff(
  services: Needed,
  actor: StaffActor,
  id: string,
  { happened, at, seen }: z.output<typeof recordBody>,
): Promise<void> {
  const recorded = saidBy(services, actor, at);
  await withCandidacy(services, id, async (tx, candidacy) => {
    if (seen !== candidacy.events) throw conflict("candidacy.changed");
    if (happened.type !== "candidacy.moved") {
      await recordOn(services, tx, candidacy, happened, recorded);
      return;
    }
    const stages = await stagesOf(tx, candidacy.positionId);
    if (!stages.includes(happened.data.to)) throw invalid("candidacy.stage_unknown");
    const moved = { ...happened, data: { ...happened.data, why: "person" as const } };
    await recordOn(services, tx, candidacy, moved, recorded);
  });
}

/** The same of somebody at work; several may record at once, as nothing here stands against anything else. */
export async function recordEmployment(
  services: Needed,
  actor: StaffActor,
  id: string,
  { happened, at }: z.output<typeof employmentBody>,
): Promise<void> {
  const recorded = saidBy(services, actor, at);
  await withCandidacy(services, id, async (tx, candidacy) => {
    await recordOn(services, tx, candidacy, happened, recorded);
  });
}

/** Who says so, and when it was. */
function saidBy({ clock }: Needed, { staffId }: StaffActor, at: string | undefined): Recorded {
  if (at === undefined) return { source: "staff", staffId };
  const when = new Date(at);
  if (when > clock.now()) throw invalid("candidacy.at_future");
  return { source: "staff", staffId, at: when };
}

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
