import type { EntityManager } from "typeorm";
import type { z } from "zod";
import { Candidate } from "../candidates/entity";
import { selectColumns, selectEqual, selectOne } from "../db/statements";
import { findSecondRound, isOver } from "../decisions/secondRound/findSecondRound";
import { findAuthority } from "../decisions/mayDecide";
import type { StaffActor } from "../http/actors";
import { conflict, notFound } from "../http/errors";
import { Interview } from "../interviews/entity";
import { Staff } from "../org/entity";
import { canOver } from "../org/permissions";
import type { ArchiveEventData } from "../pipeline/candidacyEvents";
import { ArchiveEvent, Candidacy, CandidacyInterview } from "../pipeline/entity";
import { presentCandidacies } from "../pipeline/presentCandidacies";
import { thawPlan } from "../plans/frozenPlans";
import type { Services } from "../services";
import { roundFile } from "./calendars/roundFile";
import { RoundCalendar, type RoundSlot } from "./entity";
import { agreementOf } from "./forms/judge";
import { findForms, owesForm, presentDimensions, presentForm } from "./forms/findForms";
import type { roundsViewSchema } from "./schema";
import { listSlots } from "./slots/findSlots";

type View = z.input<typeof roundsViewSchema>;

const OFFERS = [
  "candidacy.offered",
  "candidacy.offer_told",
  "candidacy.offer_accepted",
  "candidacy.offer_declined",
  "candidacy.offer_revoked",
  "candidacy.hired",
] as const;

/** All that comes after an interview: written tests, the meeting, forms, offer and hire. */
export async function viewRounds(services: Services, actor: StaffActor, interviewId: string): Promise<View> {
  const { db, env } = services;
  const manager = db.read;
  const interview = await selectOne(manager, Interview, { id: interviewId });
  if (!interview) throw notFound("interview.not_found");
  const [way, round, authority, plan] = await Promise.all([
    viewWay(services, actor, interview),
    findSecondRound(manager, interviewId),
    actor.staffId === null
      ? null
      : findAuthority(services, manager, { ...actor, staffId: actor.staffId }, interview),
    thawPlan(manager, interview),
  ]);
  const arrange = authority !== null;
  const now = services.clock.now();
  const slots =
    arrange && round && !isOver(round.state) ? await listSlots(services, manager, interview, now) : [];
  return {
    timeZone: env.TIME_ZONE,
    ...way,
    round: round && {
      id: round.id,
      state: round.state,
      attendance: round.attendance,
      reason: round.reason,
      hasFile: roundFile(services, interview, round, { kind: "candidate" }) !== null,
      hasBegun: round.startsAt !== null && round.startsAt <= now,
      hasPosition: interview.positionId !== null,
    },
    slots: await presentSlots(manager, slots),
    ...(await viewForms(manager, actor, interview, round?.id ?? null)),
    dimensions: presentDimensions(plan).map(({ id, name }) => ({ id, name })),
    calendars: round ? await viewCalendars(manager, round.id) : [],
    may: { arrange, record: canOver(actor, "candidacies.write", interview) },
  };
}

/** The candidacy, with what was recorded of tests, offers and a hire. */
async function viewWay(
  services: Services,
  actor: StaffActor,
  interview: Interview,
): Promise<Pick<View, "candidacy" | "tests" | "offers">> {
  const manager = services.db.read;
  const link = await selectOne(manager, CandidacyInterview, { interviewId: interview.id });
  const row = link && (await selectOne(manager, Candidacy, { id: link.candidacyId }));
  if (!row || !canOver(actor, "candidacies.read", row)) return { candidacy: null, tests: [], offers: [] };
  const [candidacy] = await presentCandidacies(services, actor, [row]);
  const all = await selectEqual(manager, ArchiveEvent, { candidacyId: row.id });
  const events = all.toSorted((left, right) => right.number - left.number);
  const staffIds = [...new Set(events.flatMap(({ staffId }) => staffId ?? []))];
  const names = new Map(
    (await selectColumns(manager, Staff, ["id", "name"], { id: staffIds })).map(({ id, name }) => [id, name]),
  );
  return {
    candidacy: candidacy ?? null,
    tests: events
      .filter(({ type }) => type === "candidacy.test_recorded")
      .map(({ id, data, at, source }) => ({
        ...(data as ArchiveEventData<"candidacy.test_recorded">),
        id,
        at: at.toISOString(),
        source,
      })),
    offers: events
      .filter(({ type }) => OFFERS.some((one) => one === type))
      .map(({ id, type, data, at, staffId }) => ({
        id,
        type,
        startsOn: typeof data["startsOn"] === "string" ? data["startsOn"] : null,
        note: typeof data["note"] === "string" ? data["note"] : null,
        told: type === "candidacy.offer_told" ? (data as ArchiveEventData<"candidacy.offer_told">) : null,
        by: staffId === null ? null : { id: staffId, name: names.get(staffId) ?? "" },
        at: at.toISOString(),
      })),
  };
}

/** Who has sent is told to whoever may read the interview; what they wrote, to who may read its report, and owes none. */
async function viewForms(
  manager: EntityManager,
  actor: StaffActor,
  interview: Interview,
  roundId: string | null,
): Promise<Pick<View, "interviewers" | "hidden" | "agreement">> {
  if (roundId === null) return { interviewers: [], hidden: false, agreement: null };
  const forms = await findForms(manager, roundId);
  const { people, sent, nameOf } = forms;
  const owes = owesForm(forms, actor.staffId);
  const sees = canOver(actor, "reports.read", interview) && !owes;
  return {
    interviewers: people.map(({ staffId, state }) => {
      const form = sees ? sent.find((one) => one.staffId === staffId) : undefined;
      return { person: nameOf(staffId), state, form: form ? presentForm(form, nameOf) : null };
    }),
    hidden: owes && sent.length > 0,
    agreement: sees ? agreementOf(sent) : null,
  };
}

async function presentSlots(manager: EntityManager, slots: readonly RoundSlot[]): Promise<View["slots"]> {
  const ids = [...new Set(slots.flatMap(({ interviewerIds }) => interviewerIds))];
  const people = await selectColumns(manager, Staff, ["id", "name"], { id: ids });
  const names = new Map(people.map(({ id, name }) => [id, name]));
  return slots.map((slot) => ({
    id: slot.id,
    audience: slot.interviewId === null ? "position" : "candidate",
    startsAt: slot.startsAt.toISOString(),
    endsAt: slot.endsAt.toISOString(),
    place: slot.place,
    contactPerson: slot.contactPerson,
    capacity: slot.capacity,
    taken: slot.taken,
    interviewers: slot.interviewerIds.map((id) => ({ id, name: names.get(id) ?? "" })),
  }));
}

const viewCalendars = async (manager: EntityManager, roundId: string): Promise<View["calendars"]> =>
  (await selectEqual(manager, RoundCalendar, { roundId })).map(({ platform, state, detail, updatedAt }) => ({
    platform,
    state,
    detail,
    updatedAt: updatedAt.toISOString(),
  }));

/** A round's calendar file for staff. @throws 409 `round.no_file` */
export async function staffCalendarFile(
  services: Pick<Services, "db" | "env">,
  interviewId: string,
): Promise<string> {
  const manager = services.db.read;
  const interview = await selectOne(manager, Interview, { id: interviewId });
  const round = interview && (await findSecondRound(manager, interviewId));
  const person = interview && (await selectOne(manager, Candidate, { id: interview.candidateId }));
  const file =
    interview && round
      ? roundFile(services, interview, round, { kind: "staff", candidateName: person?.name ?? "" })
      : null;
  if (!file) throw conflict("round.no_file");
  return file.text;
}

/** The same for the candidate. @throws 409 `round.no_file` */
export async function candidateCalendarFile(
  services: Pick<Services, "db" | "env">,
  interviewId: string,
): Promise<string> {
  const manager = services.db.read;
  const interview = await selectOne(manager, Interview, { id: interviewId });
  const round = interview && (await findSecondRound(manager, interviewId));
  const file = interview && round ? roundFile(services, interview, round, { kind: "candidate" }) : null;
  if (!file) throw conflict("round.no_file");
  return file.text;
}
