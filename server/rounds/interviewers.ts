import { type EntityManager, In } from "typeorm";
import type { Transaction } from "../db/database";
import { findForUpdate } from "../db/locks";
import { insertRow, updateRows } from "../db/rows";
import { selectEqual } from "../db/statements";
import { assertPerson } from "../decisions/decideInterview";
import type { SecondRound } from "../decisions/entity";
import { holdOpenRound } from "../decisions/secondRound/holdRound";
import type { StaffActor } from "../http/actors";
import { conflict, invalid } from "../http/errors";
import type { Interview } from "../interviews/entity";
import { Staff } from "../org/entity";
import type { Services } from "../services";
import { RoundInterviewer } from "./entity";
import { mailInterviewers } from "./tellInterviewers";

type Place = Pick<Interview, "orgUnitId">;

/** More are found by their name. */
const MOST_LISTED = 200;

/** Where somebody has to be at home to meet candidates of a unit: in its branch, or above it. */
function unitsOf({ org }: Pick<Services, "org">, { orgUnitId }: Place): string[] {
  const tree = org.tree();
  const branch = tree.nearestBranch(orgUnitId).id;
  return [...new Set([...tree.descendants(branch), ...tree.upwards(orgUnitId)])];
}

/** Who may be asked to meet a candidate of this unit. */
export const listColleagues = (
  services: Pick<Services, "org">,
  manager: EntityManager,
  place: Place,
): Promise<Pick<Staff, "id" | "name">[]> =>
  manager.find(Staff, {
    select: { id: true, name: true },
    where: { state: "active", orgUnitId: In(unitsOf(services, place)) },
    order: { name: "ASC", id: "ASC" },
    take: MOST_LISTED,
  });

/** @throws 422 `round.interviewer_unknown`, alike for somebody of another branch and for nobody */
export async function assertInterviewers(
  services: Pick<Services, "org">,
  manager: EntityManager,
  place: Place,
  ids: readonly string[],
): Promise<void> {
  const wanted = [...new Set(ids)];
  if (wanted.length === 0) return;
  const found = await selectEqual(manager, Staff, { id: wanted });
  const units = new Set(unitsOf(services, place));
  const good = found.filter(({ state, orgUnitId }) => state === "active" && units.has(orgUnitId));
  if (good.length < wanted.length) throw invalid("round.interviewer_unknown");
}

/**
 * Whoever arranges a round may read what is sent as soon as they meet nobody in it: so they neither leave it by their
 * own hand while they owe a form and others have sent theirs, nor, once gone, come back so.
 */
function assertKeepsTo(
  by: string | null,
  staffIds: readonly string[],
  known: readonly RoundInterviewer[],
): void {
  const own = known.find(({ staffId }) => staffId === by);
  const othersSent = known.some(({ staffId, state }) => staffId !== by && state === "sent");
  if (!own || !othersSent) return;
  const stays = staffIds.includes(own.staffId);
  if (own.state === "open" && !stays) throw conflict("round.form_owed");
  if (own.state === "released" && stays) throw conflict("round.forms_known");
}

/**
 * Who meets the candidate, from now on, as `by` says; null where nobody of staff does. Whoever was named once stays on
 * record. The caller holds the interview.
 * @returns who no longer does
 * @throws 409 `round.form_owed`, `round.forms_known`
 */
export async function setInterviewers(
  { db, clock }: Pick<Services, "db" | "clock">,
  tx: Transaction,
  { id: roundId, interviewId }: Pick<SecondRound, "id" | "interviewId">,
  staffIds: readonly string[],
  by: string | null,
): Promise<string[]> {
  const known = await selectEqual(tx.manager, RoundInterviewer, { roundId });
  assertKeepsTo(by, staffIds, known);
  for (const { staffId, state } of known) {
    if (staffIds.includes(staffId)) {
      if (state === "released")
        await updateRows(tx, RoundInterviewer, { roundId, staffId }, { state: "open" });
    } else if (state === "open")
      await updateRows(tx, RoundInterviewer, { roundId, staffId }, { state: "released" });
  }
  const createdAt = clock.now();
  for (const staffId of new Set(staffIds)) {
    if (await findForUpdate(db, tx, RoundInterviewer, { roundId, staffId })) continue;
    await insertRow(tx, RoundInterviewer, { roundId, staffId, interviewId, state: "open", createdAt });
  }
  return known
    .filter(({ state, staffId }) => state !== "released" && !staffIds.includes(staffId))
    .map(({ staffId }) => staffId);
}

/**
 * Names who meets the candidate; their calendars follow.
 * @throws 404 `interview.not_found`; 409 `second_round.none`, `second_round.over`, `round.form_owed`,
 *   `round.forms_known`; 422 `round.interviewer_unknown`
 */
export async function changeInterviewers(
  services: Services,
  actor: StaffActor,
  interviewId: string,
  staffIds: readonly string[],
): Promise<void> {
  assertPerson(actor);
  await services.db.write(async (tx) => {
    const { interview, round } = await holdOpenRound(services, tx, actor, interviewId);
    await assertInterviewers(services, tx.manager, interview, staffIds);
    const before = await selectEqual(tx.manager, RoundInterviewer, { roundId: round.id });
    const gone = await setInterviewers(services, tx, round, staffIds, actor.staffId);
    if (round.state === "agreed") await mailInterviewers(services, tx, round.id, { gone });
    const named = before.filter(({ state }) => state !== "released");
    const known = new Set(named.map(({ staffId }) => staffId));
    const added = staffIds.filter((id) => !known.has(id));
    await services.events.publish(tx, "second_round.interviewers_changed", interviewId, {
      by: actor.staffId,
      added,
    });
  });
}
