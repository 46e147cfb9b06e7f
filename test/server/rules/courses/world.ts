import { In, LessThanOrEqual } from "typeorm";
import { updateRows } from "../../../../server/db/rows";
import type { StaffActor } from "../../../../server/http/actors";
import { Interview } from "../../../../server/interviews/entity";
import { listHandlers } from "../../../../server/jobs";
import { Letter } from "../../../../server/letters/entity";
import type { Channel } from "../../../../server/notifications/channels";
import { Message } from "../../../../server/notifications/entity";
import { Candidacy } from "../../../../server/pipeline/entity";
import { Job } from "../../../../server/queue/entity";
import type { JobKind } from "../../../../server/queue/queue";
import type { Services } from "../../../../server/services";
import type { Places } from "../../../factories/org";
import { ruleJobContext } from "../../../factories/rules";
import type { TestServer } from "../../../factories/server";
import type { TestClock } from "../../../support/testClock";

type Person = StaffActor & { staffId: string };
/** In what courses run, and what was heard of them outside. */
export type World = {
  server: TestServer;
  clock: TestClock;
  places: Places;
  hr: Person;
  /** Who meets the candidate. */
  interviewer: Person;
  planId: string;
  positionId: string;
  /** Ids of messages, each time that one reached its channel. */
  sent: string[];
  /** What was said though it was no longer so. */
  untrue: string[];
};
export type Course = { candidateId: string; candidacyIds: string[] };

/** What follows from results by itself, and what people hear. */
const KINDS = [
  "rules.run",
  "letters.deliver",
  "feedback.release",
  "rounds.end",
  "notifications.deliver",
  "notifications.deliver_mail",
] as const satisfies readonly JobKind[];

const DIED = "the process died";
export const hasDied = (error: unknown) => error instanceof Error && error.message === DIED;

/** Dies at the n-th word that it says to anybody, below 0 with a message just handed over; 0 never. */
function dyingAt(world: World, crash: number): Services {
  let said = 0;
  const isLast = () => (said += 1) === Math.abs(crash);
  const die = () => {
    throw new Error(DIED);
  };
  const dieOr = <A extends unknown[], R>(say: (...args: A) => R) =>
    ((...args: A) => (isLast() ? die() : say(...args))) as (...args: A) => R;
  const { services } = world.server;
  const { events, queue, channels } = services;
  const watch = (channel: Channel): Channel => ({
    ...channel,
    async send(message) {
      const last = isLast();
      if (last && crash > 0) die();
      if (!(await isSo(services, message.id)))
        world.untrue.push(`${message.purpose} at a time when it was not so`);
      const result = await channel.send(message);
      world.sent.push(message.id);
      if (last) die();
      return result;
    },
  });
  return {
    ...services,
    events: { ...events, publish: dieOr(events.publish) as typeof events.publish },
    queue: { ...queue, enqueue: dieOr(queue.enqueue) as typeof queue.enqueue },
    channels: { sms: watch(channels.sms), email: watch(channels.email) },
  };
}

/** Whether what a message says of an application, or asks for, is so now. */
async function isSo({ db: { read } }: Services, messageId: string): Promise<boolean> {
  const { purpose, interviewId, staffId } = await read.findOneByOrFail(Message, { id: messageId });
  if (purpose === "invitation" && interviewId)
    return (await read.findOneByOrFail(Interview, { id: interviewId })).status === "not_started";
  if (staffId !== null || !["thank_you", "offer", "offer_off"].includes(purpose)) return true;
  const letters = await read.findBy(Letter, { state: In(["sent", "cancelled"]) });
  const letter = letters.find(({ messageIds }) => messageIds.includes(messageId));
  const candidacy = letter && (await read.findOneBy(Candidacy, { id: letter.candidacyId }));
  if (!letter || !candidacy) return false;
  if (purpose === "thank_you") return candidacy.outcome === "rejected";
  return candidacy.outcome === "open" && candidacy.offer === (purpose === "offer" ? "made" : null);
}

export const jobs = (
  { server, clock }: World,
  status: "pending" | "done",
  kinds: readonly JobKind[] = KINDS,
) =>
  server.services.db.read.find(Job, {
    where: {
      kind: In([...kinds]),
      status,
      ...(status === "pending" ? { runAfter: LessThanOrEqual(clock.now()) } : {}),
    },
    order: { priority: "ASC", runAfter: "ASC", id: "ASC" },
  });

/** As the runner does a job: what it writes, and that it is done, in one transaction. */
async function runJob(
  services: Services,
  handlers: ReturnType<typeof listHandlers>,
  job: Job,
): Promise<void> {
  const { run } = handlers[job.kind as (typeof KINDS)[number]];
  const commit = await run(job.payload as never, ruleJobContext);
  await services.db.write(async (tx) => {
    await updateRows(tx, Job, { id: job.id }, { status: "done", dedupeKey: null });
    await commit?.(tx);
  });
}

/** Does what is due, and what comes of it, until nothing is, or the process dies. */
export async function work(world: World, crash: number): Promise<void> {
  const services = dyingAt(world, crash);
  const handlers = listHandlers(services);
  for (;;) {
    const due = await jobs(world, "pending");
    if (due.length === 0) return;
    for (const job of due) await runJob(services, handlers, job);
  }
}

/** Does all jobs once more: whoever had them was taken for dead, and was not. */
export async function workAgain(world: World): Promise<void> {
  const services = dyingAt(world, 0);
  const handlers = listHandlers(services);
  for (const job of await jobs(world, "done")) await runJob(services, handlers, job);
}

const DAY_MS = 24 * 3_600_000;
const MORNING_MS = 2 * 3_600_000;
const MOST_ROUNDS = 100;

/** It dies here and there also while it catches up. */
const CRASHES = [-1, 1, -2, 0];

/** Lets so much time pass that all that waits for it is done. */
export async function settle(world: World): Promise<void> {
  const { server, clock } = world;
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const crash = CRASHES[round % CRASHES.length] ?? 0;
    await work(world, crash).catch((error: unknown) => {
      if (!hasDied(error)) throw error;
    });
    const [next] = await server.services.db.read.find(Job, {
      where: { kind: In([...KINDS]), status: "pending" },
      order: { runAfter: "ASC" },
      take: 1,
    });
    if (!next) return;
    clock.advance(Math.max(0, next.runAfter.getTime() - clock.now().getTime()));
  }
  throw new Error("A job comes back for ever.");
}

/** What one course left is of no concern to the next. */
export async function clear(world: World): Promise<void> {
  world.sent.length = 0;
  world.untrue.length = 0;
  // At ten in the morning where the company is: what is said is heard, until a course lets it become night.
  const { clock } = world;
  clock.advance(DAY_MS - ((clock.now().getTime() - MORNING_MS) % DAY_MS));
  await world.server.services.db.write(async (tx) => {
    await tx.manager.delete(Job, { kind: In([...KINDS]) });
  });
}
