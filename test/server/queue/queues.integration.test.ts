import { Job } from "../../../server/queue/entity";
import type { JobKind } from "../../../server/queue/queue";
import { plantJob } from "../../factories/jobs";
import { type Json, type TestServer, openTestServer } from "../../factories/server";
import { explain, watchQueries } from "../../support/queryPlans";
import { createTestClock } from "../../support/testClock";

describe("the queues as an administrator sees them", () => {
  const clock = createTestClock();
  let server: TestServer;
  beforeEach(async () => {
    server = await openTestServer({ clock });
    await server.services.db.write((tx) => tx.manager.clear(Job));
  });
  afterEach(() => server.close());

  const at = (seconds: number) => new Date(clock.now().getTime() + seconds * 1000);
  const add = (given: Partial<Job> & { kind: JobKind }) =>
    plantJob(server.services, { payload: { interviewId: "of somebody" }, ...given });
  const done = (kind: JobKind, waited: number, took: number) =>
    add({
      kind,
      status: "done",
      runAfter: at(-100),
      startedAt: at(waited - 100),
      finishedAt: at(waited + took - 100),
    });
  const queues = async (): Promise<Json> =>
    (await (await server.staff("hq_admin"))("GET", "/jobs/queues")).body;

  it("tell of each kind what waits, since when, runs, is put off and has failed, and how fast it went", async () => {
    await add({ kind: "reports.compose", runAfter: at(-60) });
    await add({ kind: "reports.compose", priority: -10, runAfter: at(-90) });
    await add({ kind: "reports.compose", runAfter: at(60) });
    await add({ kind: "reports.compose", status: "running" });
    await add({ kind: "chat.card", status: "dead" });
    for (let took = 1; took <= 20; took += 1) await done("media.assemble", 2, took);
    const body = await queues();
    expect(body).toMatchObject({ transport: "database", redis: null });
    const nothing = { waiting: 0, running: 0, delayed: 0, dead: 0, waitingSince: null, recent: null };
    expect(body.kinds).toEqual([
      {
        ...nothing,
        kind: "media.assemble",
        recent: {
          count: 20,
          waited: { medianMs: 2_000, p95Ms: 2_000 },
          took: { medianMs: 10_000, p95Ms: 19_000 },
        },
      },
      {
        ...nothing,
        kind: "reports.compose",
        waiting: 2,
        running: 1,
        delayed: 1,
        waitingSince: at(-90).toISOString(),
      },
      { ...nothing, kind: "chat.card", dead: 1 },
    ]);
    expect(JSON.stringify(body)).not.toContain("of somebody");
  });

  it("read no more of the table than a piece of its indexes", async () => {
    const { db } = server.services;
    await add({ kind: "reports.compose" });
    const asked = await watchQueries(db).during(queues);
    const ofJobs = asked.filter(({ sql }) => /FROM `?"?jobs\b/.test(sql));
    expect(ofJobs.length).toBeGreaterThan(30);
    const steps = (await Promise.all(ofJobs.map((one) => explain(db, one)))).flat();
    const ours = steps.filter(({ table }) => table === "jobs");
    expect(ours.filter(({ index, readsAll }) => index === null || readsAll)).toEqual([]);
    expect(new Set(ours.map(({ index }) => index))).toEqual(new Set(["jobs_of_kind", "jobs_listed"]));
  });

  it("list the failed jobs of a kind, and have all of these tried again, a bounded number at a time", async () => {
    for (let index = 0; index < 501; index += 1) {
      await add({ kind: "webhooks.deliver", status: "dead", attempts: 10, lastError: "Error: no" });
    }
    await add({ kind: "chat.card", status: "dead", attempts: 5 });
    const admin = await server.staff("hq_admin");
    const { body: cards } = await admin("GET", "/jobs?kind=chat.card");
    expect(cards.items).toEqual([expect.objectContaining({ kind: "chat.card", attempts: 5 })]);
    const retry = async () => (await admin("POST", "/jobs/retry", { kind: "webhooks.deliver" })).body;
    expect(await retry()).toEqual({ retried: 500, more: true });
    expect(await retry()).toEqual({ retried: 1, more: false });
    expect(await retry()).toEqual({ retried: 0, more: false });
    const { db } = server.services;
    const again = { kind: "webhooks.deliver", status: "pending", attempts: 0 } as const;
    expect(await db.read.countBy(Job, again)).toBe(501);
    expect(await db.read.countBy(Job, { kind: "chat.card", status: "dead" })).toBe(1);
    const unknown = await admin("POST", "/jobs/retry", { kind: "no.such_thing" });
    expect(unknown.status).toBe(422);
    const reader = await server.staff("hq_hr");
    expect((await reader("POST", "/jobs/retry", { kind: "chat.card" })).status).toBe(403);
  });
});
