import { PassThrough } from "node:stream";
import type { Context } from "koa";
import { MoreThan } from "typeorm";
import { validate as isUuid } from "uuid";
import { Candidate } from "../candidates/entity";
import { DomainEventRow } from "../events/entity";
import type { DomainEvent } from "../events/events";
import { can, canOver } from "../org/permissions";
import { findStaff } from "../org/staffSessions";
import type { Services } from "../services";
import { Interview } from "./entity";
import { presentInterviewSummary } from "./presentInterview";

const HEARTBEAT_MS = 15_000;
const REPLAY = 500;
/** A reader that does not read is let go before its backlog costs memory; it comes back with Last-Event-ID. */
const BACKLOG_BYTES = 1024 * 1024;

const isAboutStaff = ({ type }: Pick<DomainEvent | DomainEventRow, "type">) => type === "staff.logged_out";

/**
 * Server-sent events: each change of an interview with its row of the list. Who listens, and whether
 * the interview is theirs to see, is checked again at every event: an ended session hears nothing more, and is told so
 * at once.
 */
export async function openLiveChannel(
  services: Services,
  ctx: Context,
  staffId: string | null,
): Promise<void> {
  const { db, events, log } = services;
  const stream = new PassThrough();
  let tail = Promise.resolve();

  async function send(event: Pick<DomainEvent, "id" | "type" | "interviewId" | "at">) {
    const staff = await findStaff(services, ctx);
    if (!staff || !can(staff, "interviews.read") || stream.readableLength > BACKLOG_BYTES) {
      stop();
      return;
    }
    const { id, type, interviewId, at } = event;
    if (isAboutStaff(event)) return;
    const interview = await db.read.findOneBy(Interview, { id: interviewId });
    if (!interview || !canOver(staff, "interviews.read", interview)) return;
    const candidate = await db.read.findOneBy(Candidate, { id: interview.candidateId });
    if (!candidate || stream.writableEnded) return;
    const summary = presentInterviewSummary(interview, candidate);
    const name = type.startsWith("report.") ? "report" : "interview";
    const data = JSON.stringify({ interviewId, type, at: at.toISOString(), summary });
    stream.write(`id: ${id}\nevent: ${name}\ndata: ${data}\n\n`);
  }
  const enqueue = (event: DomainEvent | DomainEventRow) => {
    if (isAboutStaff(event) && event.interviewId !== staffId) return;
    tail = tail
      .then(() => send(event as DomainEvent))
      .catch((error: unknown) => log.warn({ err: error }, "live event not sent"));
  };

  const unsubscribe = events.subscribe(enqueue);
  const heartbeat = setInterval(() => stream.write(": still here\n\n"), HEARTBEAT_MS);
  const stop = () => {
    unsubscribe();
    clearInterval(heartbeat);
    stream.end();
  };
  stream.on("close", stop);
  ctx.req.on("close", stop);

  ctx.type = "text/event-stream";
  ctx.set("Cache-Control", "no-cache, no-transform");
  ctx.set("X-Accel-Buffering", "no");
  ctx.body = stream;
  stream.write("retry: 3000\n\n");

  const lastId = ctx.get("last-event-id");
  if (!isUuid(lastId)) return;
  const missed = await db.read.find(DomainEventRow, {
    where: { id: MoreThan(lastId) },
    order: { id: "ASC" },
    take: REPLAY,
  });
  for (const event of missed) enqueue(event);
}
