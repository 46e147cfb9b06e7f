import { z } from "zod";
import type { WecomApi } from "./api";
import { type WecomReply, done, readAs } from "./reply";

export type WecomSchedule = {
  summary: string;
  description: string;
  startsAt: Date;
  endsAt: Date;
  place: string;
  userIds: readonly string[];
};

const madeSchema = z.looseObject({ schedule_id: z.string().min(1) });
/** The most that WeCom takes of each, in characters. */
const cut = (text: string, most: number) => [...text].slice(0, most).join("");
const seconds = (at: Date) => Math.floor(at.getTime() / 1_000);

const write = ({ summary, description, startsAt, endsAt, place, userIds }: WecomSchedule) => ({
  start_time: seconds(startsAt),
  end_time: seconds(endsAt),
  attendees: userIds.map((userid) => ({ userid })),
  summary: cut(summary, 128),
  description: cut(description, 500),
  location: cut(place, 128),
  reminders: { is_remind: 1, remind_before_event_secs: 3_600 },
});

/** Errors of an event that is there no longer: 41093 is "schedule does not exist". */
const GONE = new Set([41_093, 41_094]);

const unlessGone = async (reply: Promise<WecomReply<unknown>>): Promise<WecomReply<boolean>> => {
  const got = await reply;
  if (got.ok) return done(true);
  const { failure } = got;
  return failure.kind === "permanent" && GONE.has(failure.errcode) ? done(false) : got;
};

/**
 * Events of the app in members' calendars.
 * Source: developer.work.weixin.qq.com/document/path/93648 (schedules).
 */
export function createCalendar(api: WecomApi, agentId: number) {
  return {
    /** WeCom knows no event again: one whose outcome is `unclear` must not be sent again by itself. */
    async create(schedule: WecomSchedule): Promise<WecomReply<string>> {
      const reply = await api.act("/oa/schedule/add", { schedule: write(schedule), agentid: agentId });
      if (!reply.ok) return reply;
      const read = readAs(madeSchema, reply.value);
      return read.ok ? done(read.value.schedule_id) : read;
    },
    /** The same change again is the same event. @returns false where there is no such event any more */
    change: (scheduleId: string, schedule: WecomSchedule): Promise<WecomReply<boolean>> =>
      unlessGone(
        api.ask("/oa/schedule/update", { schedule: { schedule_id: scheduleId, ...write(schedule) } }),
      ),
    /** @returns as `change` */
    remove: (scheduleId: string): Promise<WecomReply<boolean>> =>
      unlessGone(api.ask("/oa/schedule/del", { schedule_id: scheduleId })),
  };
}
