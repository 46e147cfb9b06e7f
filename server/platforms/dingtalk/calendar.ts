import { z } from "zod";
import { DingtalkError } from "./errors";
import type { DingtalkHttp } from "./http";

export type DingtalkEvent = {
  summary: string;
  description: string;
  startsAt: Date;
  endsAt: Date;
  /** IANA name, by which the calendar shows it. */
  timeZone: string;
  place: string;
  /** Union ids. */
  attendees: readonly string[];
};

/** What the platform says of an event that is there no longer. */
const GONE = /^(http\.404|event\.?not\.?(found|exist)|invalidParameter\.eventId\.notExist|eventNotExist)/i;

const write = ({ summary, description, startsAt, endsAt, timeZone, place, attendees }: DingtalkEvent) => ({
  summary,
  description,
  start: { dateTime: startsAt.toISOString(), timeZone },
  end: { dateTime: endsAt.toISOString(), timeZone },
  isAllDay: false,
  location: { displayName: place },
  attendees: attendees.map((id) => ({ id, isOptional: false })),
  reminders: [{ method: "dingtalk", minutes: 60 }],
});

const pathOf = (owner: string) =>
  `/v1.0/calendar/users/${encodeURIComponent(owner)}/calendars/primary/events`;
const eventAt = (owner: string, eventId: string) => `${pathOf(owner)}/${encodeURIComponent(eventId)}`;

/**
 * Events in the main calendar of a member of the company.
 * Source: open.dingtalk.com, "create", "change" and "delete an event" of calendar 1.0.
 */
export function createDingtalkCalendar(http: DingtalkHttp) {
  return {
    /**
     * @param owner union id of whoever calls the others together
     * @param clientToken the same for every attempt: the platform makes one event of them
     * @returns the event's id
     */
    async create(owner: string, event: DingtalkEvent, clientToken: string): Promise<string> {
      const call = {
        host: "api",
        method: "POST",
        path: pathOf(owner),
        body: write(event),
        effect: "acts",
        clientToken,
      } as const;
      return (await http.ask(call, z.object({ id: z.string().min(1) }))).id;
    },

    /** @returns false where there is no such event any more */
    change: (owner: string, eventId: string, event: DingtalkEvent): Promise<boolean> =>
      unlessGone(() =>
        http.ask(
          // The same change again is the same event.
          { host: "api", method: "PUT", path: eventAt(owner, eventId), body: write(event), effect: "asks" },
          z.unknown(),
        ),
      ),

    /** Takes it out of all calendars, and tells those who were in it. @returns as `change` */
    remove: (owner: string, eventId: string): Promise<boolean> =>
      unlessGone(() =>
        http.ask(
          {
            host: "api",
            method: "DELETE",
            path: `${eventAt(owner, eventId)}?pushNotification=true`,
            effect: "asks",
          },
          z.unknown(),
        ),
      ),
  };
}

async function unlessGone(work: () => Promise<unknown>): Promise<boolean> {
  try {
    await work();
    return true;
  } catch (error) {
    if (error instanceof DingtalkError && error.kind === "refused" && GONE.test(error.code)) return false;
    throw error;
  }
}
