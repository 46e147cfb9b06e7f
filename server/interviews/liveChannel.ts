import { PassThrough } from "node:stream";
import type { Context } from "koa";
import { MoreThan } from "typeorm";
import { validate as isUuid } from "uuid";
import { Candidate } from "../candidates/entity";
import { DomainEventRow } from "../events/entity";
import type { DomainEvent } from "../events/events";
import type { StaffActor } from "../http/actors";
import { can, canOver } from "../org/permissions";
import { findStaff } from "../org/staffSessions";
import { Candidacy } from "../pipeline/entity";
import { findReviewed } from "../reviews/findReviewed";
import type { Services } from "../services";
import { Interview } from "./entity";
import { presentInterviewSummary } from "./presentInterview";

const HEARTBEAT_MS = 15_000;
const REPLAY = 500;
const COME_BACK_MS = 3_000;
/** A reader that does not read is let go before its backlog costs memory; it comes back with Last-Event-ID. */
const BACKLOG_BYTES = 1024 * 1024;

const isAboutStaff = ({ type }: Pick<DomainEvent | DomainEventRow, "type">) => type === "staff.logged_out";

/** Who sees neither has nothing to listen to. */
const SEEN_BY = ["interviews.read", "candidacies.read"] as const;

type Told = Pick<DomainEvent, "id" | "type" | "interviewId" | "at">;

/**
 * Server-sent events: each change of an interview with its row of the list, and that something happened to a
 * candidacy. Who listens, and whether it is theirs to see, is checked again at every event: an ended session hears nothing more, and is told so
 * at once.
 */
export async function openLiveChannel(
  services: Services,
  ctx: Context,
  staffId: string | null,
): Promise<void> {
  const { db, events, log, shutdown } = services;
  const stream = new PassThrough();
  let tail = Promise.resolve();

  async function send(event: Told) {
    const staff = await findStaff(services, ctx);
    if (!staff || !SEEN_BY.some((needed) => can(staff, needed)) || stream.readableLength > BACKLOG_BYTES) {
      stop();
      return;
    }
    const { id, type, interviewId, at } = event;
    if (isAboutStaff(event)) return;
    if (type === "candidacy.changed") return sendCandidacy(staff, event);
    const interview = await db.read.findOneBy(Interview, { id: interviewId });
    if (!interview || !canOver(staff, "interviews.read", interview)) return;
    const candidate = await db.read.findOneBy(Candidate, { id: interview.candidateId });
    const reviewed = await findReviewed(db.read, [interviewId]);
    if (!candidate || stream.writableEnded) return;
    const summary = presentInterviewSummary(interview, candidate, reviewed.get(interviewId));
    const name = type.startsWith("report.") ? "report" : "interview";
    const data = JSON.stringify({ interviewId, type, at: at.toISOString(), summary });
    stream.write(`id: ${id}\nevent: ${name}\ndata: ${data}\n\n`);
  }
  /** Where and of whom; what is shown of it is read again by the page, once for many. */
  async function sendCandidacy(staff: StaffActor, { id, interviewId: candidacyId, at }: Told) {
    const candidacy = await db.read.findOneBy(Candidacy, { id: candidacyId });
    if (!candidacy || !canOver(staff, "candidacies.read", candidacy) || stream.writableEnded) return;
    const { candidateId, positionId } = candidacy;
    const data = JSON.stringify({ candidacyId, candidateId, positionId, at: at.toISOString() });
    stream.write(`id: ${id}\nevent: candidacy\ndata: ${data}\n\n`);
  }
  const enqueue = (event: DomainEvent | DomainEventRow) => {
    if (isAboutStaff(event) && event.interviewId !== staffId) return;
    // The page reads again what it is told of, and must find it there.
    const readable = db.replica?.caughtUp();
    tail = tail
      .then(() => readable)
      .then(() => send(event as DomainEvent))
      .catch((error: unknown) => log.warn({ err: error }, "live event not sent"));
  };

  const unsubscribe = events.subscribe(enqueue);
  const heartbeat = setInterval(() => stream.write(": still here\n\n"), HEARTBEAT_MS);
  const stop = () => {
    unsubscribe();
    clearInterval(heartbeat);
    shutdown.closing.removeEventListener("abort", leave);
    stream.end();
  };
  /** The readers of one process come to the next one, and not all in the same moment. */
  const leave = () => {
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
  stream.write(`retry: ${COME_BACK_MS}\n\n`);

  const lastId = ctx.get("last-event-id");
  if (!isUuid(lastId)) return;
  const missed = await db.read.find(DomainEventRow, {
    where: { id: MoreThan(lastId) },
    order: { id: "ASC" },
    take: REPLAY,
  });
  for (const event of missed) enqueue(event);
}
