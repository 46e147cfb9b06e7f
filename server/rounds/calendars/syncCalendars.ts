import { Candidate } from "../../candidates/entity";
import type { Platform } from "../../chats/entity";
import { PLATFORMS, accountsOfStaff } from "../../chats/reach";
import { findForUpdate } from "../../db/locks";
import { insertRow, updateRows } from "../../db/rows";
import { selectEqual, selectOne } from "../../db/statements";
import { SecondRound } from "../../decisions/entity";
import { Interview } from "../../interviews/entity";
import { doubtedSince } from "../../queue/doubt";
import type { JobHandler } from "../../queue/runner";
import type { Services } from "../../services";
import { RoundCalendar, RoundInterviewer } from "../entity";
import { mailInterviewers } from "../tellInterviewers";
import { CalendarError, type Entry, type PlatformCalendar, platformCalendar } from "./platformCalendar";
import { formLink } from "./roundFile";

type Needed = Pick<Services, "db" | "clock" | "platforms" | "env" | "cipher" | "queue" | "log">;

/** What a round wants to stand in a platform's calendars; null for nothing. */
type Wanted = { sequence: number; entry: Entry | null };

async function wantedOf(services: Needed, round: SecondRound, platform: Platform): Promise<Wanted> {
  const { db, env } = services;
  const { sequence, startsAt, endsAt } = round;
  const people = await selectEqual(db.read, RoundInterviewer, { roundId: round.id });
  const accounts = await accountsOfStaff(
    db.read,
    people.filter(({ state }) => state !== "released").map(({ staffId }) => staffId),
  );
  const userIds = accounts.filter((one) => one.platform === platform).map(({ userId }) => userId);
  const interview = await selectOne(db.read, Interview, { id: round.interviewId });
  const candidate = interview && (await selectOne(db.read, Candidate, { id: interview.candidateId }));
  if (!startsAt || !endsAt || !interview || round.state !== "agreed" || userIds.length === 0)
    return { sequence, entry: null };
  const who = candidate?.name ?? "";
  const zh = interview.language === "zh";
  return {
    sequence,
    entry: {
      summary: zh
        ? `复试面试：${who}（${interview.jobTitle}）`
        : `Second round: ${who} (${interview.jobTitle})`,
      description: `${zh ? "面试评价" : "Your form"}: ${formLink(services, round.id)}`,
      startsAt,
      endsAt,
      timeZone: env.TIME_ZONE,
      place: round.place ?? "",
      userIds: userIds.toSorted(),
    },
  };
}

/**
 * Brings the calendars of each platform up to date with a round: makes the event, moves it, takes it out. What stands
 * there is written down, so that a second run changes nothing; where nobody can say whether an event was made it stays
 * `unclear` for a person to see, and is not made again.
 */
export const syncCalendars = (services: Needed): JobHandler<{ roundId: string }> => ({
  concurrency: 1,
  attempts: 6,
  async run({ roundId }) {
    const round = await selectOne(services.db.read, SecondRound, { id: roundId });
    if (!round) return;
    let waits: CalendarError | null = null;
    for (const platform of PLATFORMS) {
      const calendar = platformCalendar(services.platforms, platform);
      if (!calendar) continue;
      try {
        await syncOne(services, calendar, platform, round);
      } catch (error) {
        if (!(error instanceof CalendarError) || error.kind !== "later") throw error;
        waits = error;
      }
    }
    if (waits) throw waits;
  },
  async giveUp({ roundId }, tx) {
    const { clock } = services;
    for (const state of ["waiting", "sending"] as const) {
      await updateRows(
        tx,
        RoundCalendar,
        { roundId, state },
        { state: state === "sending" ? "unclear" : "failed", updatedAt: clock.now() },
      );
    }
    const failed = await selectEqual(tx.manager, RoundCalendar, { roundId, state: ["failed", "unclear"] });
    if (failed.length > 0) await mailInterviewers(services, tx, roundId, { evenReached: true });
  },
});

async function syncOne(
  services: Needed,
  calendar: PlatformCalendar,
  platform: Platform,
  round: SecondRound,
): Promise<void> {
  const { db, log } = services;
  const { id: roundId } = round;
  const { sequence, entry } = await wantedOf(services, round, platform);
  const row = await claim(services, { roundId, platform }, entry !== null);
  if (!row) return;
  const key = { roundId, platform };
  const known = row.eventId === null ? null : { eventId: row.eventId, owner: row.owner };
  const write = (change: Partial<RoundCalendar>) =>
    db.write(async (tx) => {
      await updateRows(tx, RoundCalendar, key, { ...change, updatedAt: services.clock.now() });
      // No platform tells them: then a mail does.
      if (change.state === "failed" || change.state === "unclear")
        await mailInterviewers(services, tx, roundId, { evenReached: true });
    });
  try {
    if (!entry) {
      if (known) await calendar.remove(known);
      await write({ state: "removed", eventId: null, owner: null, sequence, userIds: [], detail: null });
      return;
    }
    const shown = { sequence, userIds: [...entry.userIds], detail: null, state: "done" as const };
    const isThere =
      known !== null && (isShown(row, entry, sequence) || (await calendar.change(known, entry)));
    const now = isThere ? known : await calendar.create(entry, `${roundId}:${sequence}`);
    await write({ ...shown, ...now });
  } catch (error) {
    if (!(error instanceof CalendarError)) throw error;
    log.warn({ roundId, platform, kind: error.kind, code: error.code }, "calendar not changed");
    const state = error.kind === "later" ? "waiting" : error.kind === "refused" ? "failed" : "unclear";
    await write({ state, detail: error.code });
    if (error.kind === "later") throw error;
  }
}

const isShown = (row: RoundCalendar, { userIds }: Entry, sequence: number): boolean =>
  row.sequence === sequence && JSON.stringify(row.userIds) === JSON.stringify(userIds);

/**
 * The row of a round and a platform, marked before the outside call. One that is found marked was cut off: whether its
 * event was made, nobody can say.
 * @returns null where there is nothing to do
 */
function claim(
  { db, clock }: Needed,
  key: { roundId: string; platform: Platform },
  wanted: boolean,
): Promise<RoundCalendar | null> {
  return db.write(async (tx) => {
    const row = await findForUpdate(db, tx, RoundCalendar, key);
    const now = clock.now();
    if (!row) {
      if (!wanted) return null;
      const isDoubtful = doubtedSince() !== null && key.platform === "wecom";
      const fresh: RoundCalendar = {
        ...key,
        state: isDoubtful ? "unclear" : "sending",
        eventId: null,
        owner: null,
        sequence: 0,
        userIds: [],
        detail: null,
        updatedAt: now,
      };
      await insertRow(tx, RoundCalendar, fresh);
      return isDoubtful ? null : fresh;
    }
    if (row.eventId === null && !wanted) return null;
    // DingTalk makes one event under one token, however often it is asked.
    const mayBeThere = row.state === "sending" || doubtedSince() !== null;
    const cutOff = mayBeThere && row.eventId === null && key.platform === "wecom";
    if (row.state === "unclear" || cutOff) {
      await updateRows(tx, RoundCalendar, key, { state: "unclear", updatedAt: now });
      return null;
    }
    await updateRows(tx, RoundCalendar, key, { state: "sending", updatedAt: now });
    return row;
  });
}
