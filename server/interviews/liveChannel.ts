import { PassThrough } from "node:stream";
import type { Context } from "koa";
import { MoreThan, Not } from "typeorm";
import { validate as isUuid } from "uuid";
import { isDatabaseAway } from "../db/failures";
import { DomainEventRow } from "../events/entity";
import { type DomainEvent, LATE_MS, firstIdAt, timeOfId } from "../events/events";
import type { StaffActor } from "../http/actors";
import { can } from "../org/permissions";
import { findStaff } from "../org/staffSessions";
import type { Services } from "../services";
import { type LiveEvent, lastOfEach, presentNews } from "./liveNews";

const HEARTBEAT_MS = 15_000;
/** Of the whole company; who was away for longer had better read the page again. */
const MOST_MISSED = 2_000;
/** Of what the reader may see: a page that reads again what it shows asks less. */
const MOST_TOLD = 300;
const COME_BACK_MS = 3_000;
/** A reader that does not read is let go before its backlog costs memory; it comes back with Last-Event-ID. */
const BACKLOG_BYTES = 1024 * 1024;

/** Of a person, who is told by the channel's end. */
const LOGGED_OUT = "staff.logged_out";

/** Who sees neither has nothing to listen to. */
const SEEN_BY = ["interviews.read", "candidacies.read"] as const;

/**
 * Server-sent events: each change of an interview with its row of the list, and that something happened to a
 * candidacy. Who listens, and whether it is theirs to see, is checked again at every event: an ended session hears
 * nothing more, and is told so at once.
 *
 * The reader always has an id from which to go on, whether anything was for them or not, and comes back with it. What
 * was told in the seconds before is told again then (ids are made before commits, by clocks that differ): pages merge
 * it. `event: reload` says that too much was missed to be told one by one. Whatever cannot be told ends the stream
 * before a later id is sent, so that it is looked for again.
 */
export async function openLiveChannel(
  services: Services,
  ctx: Context,
  staffId: string | null,
): Promise<void> {
  const { db, events, log, shutdown } = services;
  const stream = new PassThrough();
  const openedMs = Date.now();
  const lastId = isUuid(ctx.get("last-event-id")) ? ctx.get("last-event-id") : null;
  /** Everything that this process has heard of up to here has been told, or is nothing to this reader. */
  let reachedMs = lastId ? Math.min(timeOfId(lastId), openedMs) : openedMs;
  /** The id of a moment, not of an event: whose that was is nothing to this reader. */
  const here = () => `id: ${firstIdAt(reachedMs)}\n: still here\n\n`;
  const reach = (ms: number) => void (reachedMs = Math.max(reachedMs, ms));

  /** Null, and the end, where nobody is there who may listen. */
  async function findListener(): Promise<StaffActor | null> {
    const staff = await findStaff(services, ctx);
    if (staff && SEEN_BY.some((needed) => can(staff, needed))) return staff;
    stop();
    return null;
  }

  async function tell(event: LiveEvent) {
    if (stream.readableLength > BACKLOG_BYTES) return stop();
    const staff = await findListener();
    if (!staff) return;
    const told = event.type === LOGGED_OUT ? [] : await presentNews(services, staff, [event]);
    if (stream.writableEnded) return;
    for (const block of told) stream.write(block);
    reach(timeOfId(event.id));
  }

  async function tellMissed() {
    const missed = await db.read.find(DomainEventRow, {
      select: { id: true, type: true, interviewId: true, at: true },
      where: { id: MoreThan(firstIdAt(reachedMs - LATE_MS)), type: Not(LOGGED_OUT) },
      order: { id: "ASC" },
      take: MOST_MISSED + 1,
    });
    const staff = missed.length > 0 ? await findListener() : null;
    if (missed.length > 0 && !staff) return;
    const tooMany = missed.length > MOST_MISSED;
    const told = tooMany || !staff ? [] : await presentNews(services, staff, lastOfEach(missed));
    await db.replica?.caughtUp();
    if (stream.writableEnded) return;
    if (tooMany || told.length > MOST_TOLD) stream.write("event: reload\ndata: {}\n\n");
    else for (const block of told) stream.write(block);
    reach(openedMs);
    stream.write(here());
  }

  let tail = Promise.resolve();
  const enqueue = (work: () => Promise<void>) => {
    tail = tail
      .then(() => (stream.writableEnded ? undefined : work()))
      .catch((error: unknown) => {
        log[isDatabaseAway(error) ? "debug" : "warn"]({ err: error }, "live event not sent");
        leave();
      });
  };
  const hear = (event: DomainEvent) => {
    if (event.type === LOGGED_OUT && event.interviewId !== staffId) return;
    // The page reads again what it is told of, and must find it there.
    const readable = db.replica?.caughtUp();
    enqueue(async () => {
      await readable;
      await tell(event);
    });
  };

  if (lastId) enqueue(tellMissed);
  const unsubscribe = events.subscribe(hear);
  const heartbeat = setInterval(() => stream.write(here()), HEARTBEAT_MS);
  const stop = () => {
    unsubscribe();
    clearInterval(heartbeat);
    shutdown.closing.removeEventListener("abort", leave);
    stream.end();
  };
  /** The readers of one process come to the next one, and not all in the same moment. */
  const leave = () => {
    if (stream.writableEnded) return;
    stream.write(`retry: ${Math.round(COME_BACK_MS * (0.2 + 0.8 * Math.random()))}\n\n`);
    stop();
  };
  shutdown.closing.addEventListener("abort", leave);
  stream.on("close", stop);
  ctx.req.on("close", stop);

  ctx.type = "text/event-stream";
  ctx.set("Cache-Control", "no-cache, no-transform");
  ctx.set("X-Accel-Buffering", "no");
  ctx.body = stream;
  stream.write(`retry: ${COME_BACK_MS}\n\n${here()}`);
}
