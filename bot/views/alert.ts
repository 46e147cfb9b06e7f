import type { ChatCard } from "../../server/chats/entity";
import { selectOne } from "../../server/db/statements";
import { PassRateAlert } from "../../server/insight/passRates/entity";
import { WINDOW_DAYS } from "../../server/insight/passRates/raiseAlerts";
import { Meeting, MeetingPerson } from "../../server/meetings/entity";
import { canOver } from "../../server/org/permissions";
import type { Services } from "../../server/services";
import { type AlertView, alertFace, meetingFace } from "../cards/faces/alertFace";
import type { CardFaces } from "../cards/face";
import { consoleLinks } from "../consoleLinks";
import { readingOf } from "./reading";
import { findViewers } from "./findViewers";
import { type Viewer, facesFor, viewersOf } from "./viewers";

function viewOf({ org, env }: Services, alert: PassRateAlert, meeting: Meeting | null): AlertView {
  const links = consoleLinks(env);
  return {
    jobTitle: alert.jobTitle,
    unitName: org.tree().get(alert.orgUnitId)?.name ?? "",
    days: WINDOW_DAYS,
    figures: alert.figures,
    meeting: meeting && {
      calledBy: meeting.calledBy,
      createdAt: meeting.createdAt,
      done: meeting.doneAt !== null,
      url: links.meeting(meeting.id),
    },
    progressUrl: links.progress(alert.orgUnitId, alert.jobKey),
  };
}

export async function loadAlert(
  services: Services,
  card: ChatCard,
  pressedBy?: Viewer,
): Promise<CardFaces | null> {
  const { read } = services.db;
  const alert = await selectOne(read, PassRateAlert, { id: card.subjectId });
  if (!alert) return null;
  const meeting = await selectOne(read, Meeting, { alertId: alert.id });
  const { shared, own } = alertFace(viewOf(services, alert, meeting), readingOf(services, card));
  const faces = await facesFor(shared, await viewersOf(services, card, pressedBy), ({ actor }) =>
    canOver(actor, "meetings.write", alert) ? own : null,
  );
  if (card.placeKind === "person") return faces;
  const viewers = await findViewers(services, card.platform, alert, "meetings.write");
  return { shared, own: { ...Object.fromEntries(viewers.map((userId) => [userId, own])), ...faces.own } };
}

/** To each who is asked to come. */
export async function loadMeeting(services: Services, card: ChatCard): Promise<CardFaces | null> {
  const { read } = services.db;
  const meeting = await selectOne(read, Meeting, { id: card.subjectId });
  const alert = meeting && (await selectOne(read, PassRateAlert, { id: meeting.alertId }));
  if (!meeting || !alert) return null;
  const { shared, own } = meetingFace(viewOf(services, alert, meeting), readingOf(services, card));
  return facesFor(shared, await viewersOf(services, card), async ({ actor }) => {
    const asked = { meetingId: meeting.id, staffId: actor.staffId };
    const isAsked = (await selectOne(read, MeetingPerson, asked)) !== null;
    return isAsked && canOver(actor, "meetings.read", alert) ? own : null;
  });
}
