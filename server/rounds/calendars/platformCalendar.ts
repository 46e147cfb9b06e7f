import { DingtalkError } from "../../platforms/dingtalk/errors";
import type { DingtalkClient } from "../../platforms/dingtalk/client";
import type { Platforms } from "../../platforms/platforms";
import type { WecomClient } from "../../platforms/wecom/client";
import type { WecomFailure, WecomReply } from "../../platforms/wecom/reply";

export type Entry = {
  summary: string;
  description: string;
  startsAt: Date;
  endsAt: Date;
  timeZone: string;
  place: string;
  /** The platform's user ids; the first calls the others together. */
  userIds: readonly string[];
};
/** An event as the platform knows it. */
export type Known = { eventId: string; owner: string | null };

/** `code` is the platform's own, without words of people. */
export class CalendarError extends Error {
  override readonly name = "CalendarError";
  constructor(
    /** `later`: surely not done. `unclear`: it may have been done, and the platform would do it twice. */
    readonly kind: "refused" | "later" | "unclear",
    readonly code: string,
  ) {
    super(`calendar ${kind}: ${code}`);
  }
}

/** The calendars of a platform, the same for all platforms. @throws CalendarError, each method */
export interface PlatformCalendar {
  /** @param token the same for every attempt to make the same event */
  create(entry: Entry, token: string): Promise<Known>;
  /** @returns false where the event is there no longer */
  change(known: Known, entry: Entry): Promise<boolean>;
  remove(known: Known): Promise<void>;
}

/** Null where the platform is not configured. */
export function platformCalendar(platforms: Platforms, platform: keyof Platforms): PlatformCalendar | null {
  if (platform === "dingtalk") return platforms.dingtalk && dingtalkCalendar(platforms.dingtalk);
  return platforms.wecom && wecomCalendar(platforms.wecom);
}

const asked = async <T>(work: () => Promise<T>): Promise<T> => {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof DingtalkError)) throw error;
    // What is made twice under one token is one event.
    throw new CalendarError(error.kind === "refused" ? "refused" : "later", error.code);
  }
};

function dingtalkCalendar({ calendar, contacts }: DingtalkClient): PlatformCalendar {
  async function unionIds(userIds: readonly string[]): Promise<string[]> {
    const found: string[] = [];
    for (const userId of userIds) {
      const { unionId } = await contacts.getPerson(userId);
      if (unionId) found.push(unionId);
    }
    if (found.length === 0) throw new CalendarError("refused", "union_id");
    return found;
  }
  return {
    create: (entry, token) =>
      asked(async () => {
        const attendees = await unionIds(entry.userIds);
        const owner = attendees[0] as string;
        return { owner, eventId: await calendar.create(owner, { ...entry, attendees }, token) };
      }),
    change: ({ owner, eventId }, entry) =>
      asked(async () =>
        calendar.change(owner ?? "", eventId, { ...entry, attendees: await unionIds(entry.userIds) }),
      ),
    remove: ({ owner, eventId }) => asked(async () => void (await calendar.remove(owner ?? "", eventId))),
  };
}

function codeOf(failure: WecomFailure): string {
  if (failure.kind === "unclear" || failure.errcode === null) return failure.kind;
  return String(failure.errcode);
}

function valueOf<T>(reply: WecomReply<T>): T {
  if (reply.ok) return reply.value;
  const { failure } = reply;
  const kind = failure.kind === "permanent" ? "refused" : failure.kind === "retry" ? "later" : "unclear";
  throw new CalendarError(kind, codeOf(failure));
}

const wecomCalendar = ({ calendar }: WecomClient): PlatformCalendar => ({
  create: async (entry) => ({ eventId: valueOf(await calendar.create(entry)), owner: null }),
  change: async ({ eventId }, entry) => valueOf(await calendar.change(eventId, entry)),
  remove: async ({ eventId }) => void valueOf(await calendar.remove(eventId)),
});
