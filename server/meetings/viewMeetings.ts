import type { ObjectLiteral } from "typeorm";
import type { z } from "zod";
import { selectEqual } from "../db/statements";
import { decodeCursor, pageFrom } from "../http/cursor";
import type { StaffActor } from "../http/actors";
import { notFound } from "../http/errors";
import { PassRateAlert } from "../insight/passRates/entity";
import { scopeOf } from "../org/permissions";
import { narrowScope, withinScope } from "../org/scope";
import type { Services } from "../services";
import { Meeting, MeetingPerson } from "./entity";
import type {
  alertListQuery,
  alertPageSchema,
  alertSchema,
  meetingPageSchema,
  meetingSchema,
} from "./schema";

type Needed = Pick<Services, "db" | "org">;
type Query = z.output<typeof alertListQuery>;

export function presentAlert(
  { org }: Pick<Services, "org">,
  alert: PassRateAlert,
  meeting: Meeting | null,
): z.input<typeof alertSchema> {
  const { id, orgUnitId, positionId, jobTitle, jobKey, figures, since, createdAt } = alert;
  return {
    id,
    unit: { id: orgUnitId, name: org.tree().get(orgUnitId)?.name ?? "" },
    positionId,
    jobTitle,
    jobKey,
    figures,
    since: since.toISOString(),
    createdAt: createdAt.toISOString(),
    meeting: meeting && {
      id: meeting.id,
      calledBy: meeting.calledBy,
      doneAt: meeting.doneAt?.toISOString() ?? null,
    },
  };
}

const presentMeeting = (services: Needed, meeting: Meeting, alert: PassRateAlert) => ({
  id: meeting.id,
  alert: presentAlert(services, alert, meeting),
  calledBy: meeting.calledBy,
  createdAt: meeting.createdAt.toISOString(),
  updatedAt: meeting.updatedAt.toISOString(),
  doneAt: meeting.doneAt?.toISOString() ?? null,
  doneBy: meeting.doneBy,
});

type Listed = ObjectLiteral & { id: string; createdAt: Date };

/** Newest first, of the units that the actor may see. There are few: at most one a month for each unit and job. */
async function pageOf<T extends Listed>(
  services: Needed,
  target: new () => T,
  actor: StaffActor,
  { unit, cursor, limit }: Query,
) {
  const scope = narrowScope(services, scopeOf(actor, "meetings.read"), unit);
  const builder = services.db.read
    .createQueryBuilder(target, "one")
    .where("1 = 1")
    .orderBy("one.createdAt", "DESC")
    .addOrderBy("one.id", "DESC")
    .limit(limit + 1);
  withinScope(builder, "one", scope, { position: true });
  if (cursor) {
    builder.andWhere("(one.createdAt < :at OR (one.createdAt = :at AND one.id < :id))", decodeCursor(cursor));
  }
  return pageFrom(await builder.getMany(), limit, ({ createdAt, id }) => ({ at: createdAt, id }));
}

export async function listAlerts(
  services: Needed,
  actor: StaffActor,
  query: Query,
): Promise<z.input<typeof alertPageSchema>> {
  const page = await pageOf(services, PassRateAlert, actor, query);
  const alertId = page.items.map(({ id }) => id);
  const meetings = await selectEqual(services.db.read, Meeting, { alertId });
  const called = new Map(meetings.map((meeting) => [meeting.alertId, meeting]));
  return {
    items: page.items.map((alert) => presentAlert(services, alert, called.get(alert.id) ?? null)),
    nextCursor: page.nextCursor,
  };
}

export async function listMeetings(
  services: Needed,
  actor: StaffActor,
  query: Query,
): Promise<z.input<typeof meetingPageSchema>> {
  const page = await pageOf(services, Meeting, actor, query);
  const alerts = await selectEqual(services.db.read, PassRateAlert, {
    id: page.items.map(({ alertId }) => alertId),
  });
  const byId = new Map(alerts.map((alert) => [alert.id, alert]));
  return {
    items: page.items.flatMap((meeting) => {
      const alert = byId.get(meeting.alertId);
      return alert ? [presentMeeting(services, meeting, alert)] : [];
    }),
    nextCursor: page.nextCursor,
  };
}

export async function viewMeeting(services: Needed, id: string): Promise<z.input<typeof meetingSchema>> {
  const manager = services.db.read;
  const meeting = await manager.findOneBy(Meeting, { id });
  const alert = meeting && (await manager.findOneBy(PassRateAlert, { id: meeting.alertId }));
  if (!meeting || !alert) throw notFound("meeting.not_found");
  const people = await manager.find(MeetingPerson, { where: { meetingId: id }, order: { id: "ASC" } });
  return {
    ...presentMeeting(services, meeting, alert),
    people: people.map(({ staffId, name }) => ({ id: staffId, name })),
    notes: meeting.notes,
  };
}
