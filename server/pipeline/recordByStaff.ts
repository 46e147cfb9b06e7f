import type { z } from "zod";
import { findForUpdate } from "../db/locks";
import type { StaffActor } from "../http/actors";
import { conflict, invalid, notFound } from "../http/errors";
import type { Services } from "../services";
import type { Happened } from "./candidacyEvents";
import { Candidacy } from "./entity";
import { stagesOf } from "./openCandidacy";
import { recordOn } from "./recordEvent";
import type { employmentBody, recordBody } from "./schema";

type Needed = Pick<Services, "db" | "clock">;

/**
 * What a person says has happened.
 * @throws 404 candidacy.not_found; 409 candidacy.changed where something else happened since they looked, or what the
 *   fold refuses it by; 422 candidacy.stage_unknown, candidacy.at_future
 */
export async function recordByStaff(
  services: Needed,
  { staffId }: StaffActor,
  id: string,
  { happened, at, seen }: z.output<typeof recordBody> | (z.output<typeof employmentBody> & { seen?: number }),
): Promise<void> {
  const { db, clock } = services;
  const when = at === undefined ? {} : { at: new Date(at) };
  if (when.at && when.at > clock.now()) throw invalid("candidacy.at_future");
  await db.write(async (tx) => {
    const candidacy = await findForUpdate(db, tx, Candidacy, { id });
    if (!candidacy) throw notFound("candidacy.not_found");
    if (seen !== undefined && seen !== candidacy.events) throw conflict("candidacy.changed");
    if (happened.type === "candidacy.moved") {
      const stages = await stagesOf(tx, candidacy.positionId);
      if (!stages.includes(happened.data.to)) throw invalid("candidacy.stage_unknown");
    }
    await recordOn(services, tx, candidacy, asPerson(happened), { source: "staff", staffId, ...when });
  });
}

/** Whoever calls this is a person: no rule and no interview moved anybody by it. */
const asPerson = (happened: Happened): Happened =>
  happened.type === "candidacy.moved"
    ? {
        ...happened,
        data: { from: happened.data.from, to: happened.data.to, why: "person", note: happened.data.note },
      }
    : happened;
