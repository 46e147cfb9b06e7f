import { randomUUID } from "node:crypto";
import { z } from "zod";
import { type SandboxCall, fine, refuse } from "./answers";
import type { SandboxWorld } from "./world";

const moment = z.object({ dateTime: z.iso.datetime(), timeZone: z.string() });
const eventSchema = z.looseObject({
  summary: z.string().min(1),
  description: z.string().default(""),
  start: moment,
  end: moment,
  location: z.object({ displayName: z.string() }).optional(),
  attendees: z.array(z.object({ id: z.string() })).default([]),
});
export type SandboxEvent = z.output<typeof eventSchema> & { id: string; owner: string };

const PATH =
  /^(POST|PUT|DELETE) \/v1\.0\/calendar\/users\/([^/]+)\/calendars\/primary\/events(?:\/([^/]+))?$/;

/** The calendars of the company's members. An event that is made again under one client token is the same event. */
export function createSandboxCalendar({ people }: SandboxWorld) {
  const events = new Map<string, SandboxEvent>();
  const byToken = new Map<string, string>();

  function make(owner: string, { body, clientToken }: SandboxCall) {
    const { data } = eventSchema.safeParse(body);
    const known = [...people.values()].map(({ unionId }) => unionId);
    if (!data || !known.includes(owner)) return refuse(400, "invalidParameter.userId.invalid");
    const before = clientToken === null ? undefined : byToken.get(clientToken);
    const id = before ?? randomUUID();
    if (clientToken !== null) byToken.set(clientToken, id);
    if (before === undefined) events.set(id, { ...data, id, owner });
    return fine({ id });
  }

  function change(id: string, { body }: SandboxCall) {
    const { data } = eventSchema.safeParse(body);
    const event = events.get(id);
    if (!event) return refuse(404, "eventNotExist");
    if (!data) return refuse(400, "invalidParameter");
    events.set(id, { ...event, ...data });
    return fine({ id });
  }

  return {
    events,
    /** What answers a call of this name; null where it is none of the calendar's. */
    find(name: string): ((call: SandboxCall) => ReturnType<typeof fine>) | null {
      const [, method, owner = "", id] = PATH.exec(name) ?? [];
      if (method === "POST" && id === undefined) return (call) => make(decodeURIComponent(owner), call);
      if (method === "PUT" && id !== undefined) return (call) => change(id, call);
      if (method === "DELETE" && id !== undefined)
        return () => (events.delete(id) ? fine({}) : refuse(404, "eventNotExist"));
      return null;
    },
  };
}
export type SandboxCalendar = ReturnType<typeof createSandboxCalendar>;
