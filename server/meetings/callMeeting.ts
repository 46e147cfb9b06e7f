import { refreshCards } from "../chats/cards";
import { tellChats } from "../chats/news";
import { newId } from "../clock";
import type { Transaction } from "../db/database";
import { findForUpdate } from "../db/locks";
import { insertRow, insertRowOnce } from "../db/rows";
import { notFound } from "../http/errors";
import { PassRateAlert } from "../insight/passRates/entity";
import type { StaffActor } from "../http/actors";
import { HR_ROLES, type Person, findPeopleNear } from "../org/peopleNear";
import { canOver } from "../org/permissions";
import type { Services } from "../services";
import { Meeting, MeetingPerson } from "./entity";
import { mailMeeting } from "./mailMeeting";

export type Called = { meeting: Meeting; /** False where it had been called before. */ now: boolean };

/**
 * Calls the meeting on an alert, once, and asks those to come whom it concerns: who calls it, the managers and HR
 * nearest to the unit, and HR of the company. They hear of it in the chats, or by
 * mail.
 * @throws 404 `alert.not_found` where the actor may not call one there
 */
export const callMeeting = (services: Services, actor: StaffActor, alertId: string): Promise<Called> =>
  services.db.write((tx) => callWithin(services, tx, actor, alertId));

export async function callWithin(
  services: Services,
  tx: Transaction,
  actor: StaffActor,
  alertId: string,
): Promise<Called> {
  const { db, clock } = services;
  const alert = await findForUpdate(db, tx, PassRateAlert, { id: alertId });
  if (!alert || !canOver(actor, "meetings.write", alert)) throw notFound("alert.not_found");
  const called = await tx.manager.findOneBy(Meeting, { alertId });
  if (called) return { meeting: called, now: false };
  const now = clock.now();
  const meeting: Meeting = {
    id: newId(),
    orgUnitId: alert.orgUnitId,
    positionId: alert.positionId,
    alertId,
    calledById: actor.staffId,
    calledBy: actor.name,
    notes: "",
    createdAt: now,
    updatedAt: now,
    doneAt: null,
    doneBy: null,
  };
  await insertRow(tx, Meeting, meeting);
  const concerned = await findConcerned(services, tx, actor, alert);
  for (const { id, name } of concerned) {
    await insertRowOnce(tx, MeetingPerson, { id: newId(), meetingId: meeting.id, staffId: id, name });
  }
  await refreshCards(services, tx, alertId);
  await tellChats(services, tx, { event: "meeting.called", id: meeting.id });
  await mailMeeting(
    services,
    tx,
    meeting,
    alert,
    concerned.map(({ id }) => id),
  );
  return { meeting, now: true };
}

async function findConcerned(
  services: Services,
  { manager }: Transaction,
  actor: StaffActor,
  alert: PassRateAlert,
): Promise<Person[]> {
  const caller = actor.staffId === null ? [] : [{ id: actor.staffId, name: actor.name }];
  const [managers = []] = await findPeopleNear(manager, services, alert, ["branch_manager"]);
  const hr = await findPeopleNear(manager, services, alert, HR_ROLES);
  const people = [...caller, ...managers, ...(hr[0] ?? []), ...(hr.at(-1) ?? [])];
  return [...new Map(people.map((person) => [person.id, person])).values()];
}
