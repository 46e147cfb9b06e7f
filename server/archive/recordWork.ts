import type { Transaction } from "../db/database";
import { findForUpdate } from "../db/locks";
import { selectEqual } from "../db/statements";
import type { StaffActor } from "../http/actors";
import { conflict, invalid, notFound } from "../http/errors";
import type { EmploymentType, Happened } from "../pipeline/candidacyEvents";
import { ArchiveEvent, Candidacy } from "../pipeline/entity";
import { saidBy } from "../pipeline/recordByStaff";
import { recordOn } from "../pipeline/recordEvent";
import type { Services } from "../services";
import { dayOf } from "../wallClock";
import { checkRecord } from "./checkRecord";
import { type KnownRecord, knownOf } from "./knownWork";
import type { WorkBody } from "./schema";
import { momentOn } from "./writeRecords";

type Needed = Pick<Services, "db" | "clock" | "events" | "env">;

/**
 * What staff record of somebody at work, on a day from the first of the job to today. What is on record already is not
 * written twice; with `replaces` it stands in another record's place.
 * @throws 404 candidacy.not_found, archive.event_not_found; 409 with what the fold refuses it by, archive.event_struck;
 *   422 archive.*, candidacy.at_future
 */
export async function recordEmployment(
  services: Needed,
  actor: StaffActor,
  candidacyId: string,
  { happened, at, on }: WorkBody,
): Promise<void> {
  const { clock, env } = services;
  const now = clock.now();
  const when = on ? momentOn(services, on) : at ? new Date(at) : now;
  if (when > now) throw invalid("candidacy.at_future");
  const day = on ?? dayOf(when, env.TIME_ZONE);
  const today = dayOf(now, env.TIME_ZONE);
  await withKnown(services, candidacyId, async (tx, candidacy, events) => {
    const known = knownOf(candidacy, events, env.TIME_ZONE);
    if (happened.data.replaces) replaceable(known.records, happened.data.replaces, happened.type);
    const verdict = checkRecord(known, happened, day, today, true);
    if (verdict.kind === "known") return;
    if (verdict.kind === "refused") {
      const { code, params } = verdict.problem;
      throw code.startsWith("candidacy.") && code !== "candidacy.at_future"
        ? conflict(code)
        : invalid(code, params ? { params } : {});
    }
    await recordOn(services, tx, candidacy, happened, { ...saidBy(actor), at: when });
  });
}

/** The record that a correction names. @throws 404, 409, 422 */
function replaceable(records: readonly KnownRecord[], id: string, type?: EmploymentType): EmploymentType {
  const found = records.find((record) => record.id === id);
  if (!found || found.happened.type === "candidacy.hired") throw notFound("archive.event_not_found");
  if (found.struck) throw conflict("archive.event_struck");
  if (type && found.happened.type !== type) throw invalid("archive.other_kind");
  return found.happened.type as EmploymentType;
}

/**
 * Says that something on record was not so. The record stays, struck; whoever did not leave after all is at work.
 * @throws 404 archive.event_not_found; 409 archive.event_struck
 */
export async function voidRecord(
  services: Needed,
  actor: StaffActor,
  candidacyId: string,
  eventId: string,
  note: string,
): Promise<void> {
  await withKnown(services, candidacyId, async (tx, candidacy, events) => {
    const { records } = knownOf(candidacy, events, services.env.TIME_ZONE);
    const of = replaceable(records, eventId);
    const happened: Happened = { type: "employment.voided", data: { replaces: eventId, of, note } };
    await recordOn(services, tx, candidacy, happened, saidBy(actor));
  });
}

const withKnown = (
  { db }: Needed,
  id: string,
  work: (tx: Transaction, candidacy: Candidacy, events: ArchiveEvent[]) => Promise<void>,
): Promise<void> =>
  db.write(async (tx) => {
    const candidacy = await findForUpdate(db, tx, Candidacy, { id });
    if (!candidacy) throw notFound("candidacy.not_found");
    await work(tx, candidacy, await selectEqual(tx.manager, ArchiveEvent, { candidacyId: id }));
  });
