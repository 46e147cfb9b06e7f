import { array, assert, asyncProperty, constantFrom, integer, oneof, record, constant } from "fast-check";
import { newId } from "../../../server/clock";
import { insertRow, updateRows } from "../../../server/db/rows";
import { decideInterview } from "../../../server/decisions/decideInterview";
import { Decision } from "../../../server/decisions/entity";
import { reverseDecision } from "../../../server/decisions/reverseDecision";
import type { StaffActor } from "../../../server/http/actors";
import { AppError } from "../../../server/http/errors";
import { Interview } from "../../../server/interviews/entity";
import { Letter } from "../../../server/letters/entity";
import { findActor } from "../../../server/org/findActor";
import { ArchiveEvent, Candidacy, CandidacyInterview } from "../../../server/pipeline/entity";
import { recordByStaff } from "../../../server/pipeline/recordByStaff";
import { rebuildState } from "../../../server/pipeline/recordEvent";
import { Job } from "../../../server/queue/entity";
import { buildReport } from "../../../server/reports/buildReport";
import { ReportRow } from "../../../server/reports/entity";
import type { Report } from "../../../server/reports/schema";
import { RuleRun } from "../../../server/rules/entity";
import { runRules } from "../../../server/rules/runRules";
import { type RuleCause, ruleSet } from "../../../server/rules/schema";
import { confirmRun, declineRun } from "../../../server/rules/settleRun";
import { saveRules } from "../../../server/rules/storedRules";
import { undoRun } from "../../../server/rules/undoRun";
import type { Services } from "../../../server/services";
import { buildCandidacy } from "../../factories/candidacies";
import { type Colleague, type Places, buildColleague, inUnit, openCompany } from "../../factories/org";
import { askRules, buildRuledPosition, ruleJobContext, screen } from "../../factories/rules";
import { type Json, type TestServer, openTestServer } from "../../factories/server";
import { chineseSource } from "../../factories/reportSources";

/**
 * Random courses of applications: what comes in, what people do, what is told twice, and processes that die in the
 * middle of it. Whatever the order, everybody stands in one place, nobody is forgotten, nothing goes out twice, and the
 * archive says the same as the row.
 */
let server: TestServer;
let places: Places;
let hr: Colleague;
let actor: StaffActor & { staffId: string };
let position: { planId: string; positionId: string };

const total = (bound: string, value: number) => ({ fact: "total", bound, value });
const RULES = ruleSet.parse({
  rules: [
    {
      id: "in",
      name: "通过初筛",
      on: "screened",
      when: [{ fact: "screening", is: ["passes"] }],
      actions: [{ do: "invite" }],
    },
    { id: "look", name: "看一看", on: "screened", when: [], actions: [{ do: "review" }] },
    {
      id: "test",
      name: "笔试好",
      on: "tested",
      when: [{ fact: "test", bound: "at_least", value: 80 }],
      actions: [{ do: "invite" }, { do: "tag", tag: "笔试优秀" }],
    },
    {
      id: "top",
      name: "很高",
      on: "reported",
      when: [total("at_least", 9)],
      actions: [{ do: "advance", how: "next" }, { do: "webhook" }],
    },
    {
      id: "good",
      name: "高",
      on: "reported",
      when: [total("at_least", 7)],
      actions: [{ do: "advance", how: "ask" }],
    },
    {
      id: "low",
      name: "低",
      on: "reported",
      when: [total("below", 5)],
      actions: [{ do: "thank", offerTalentPool: true }],
    },
    { id: "between", name: "之间", on: "reported", when: [], actions: [{ do: "review" }] },
  ],
});

beforeAll(async () => {
  server = await openTestServer({ env: { RATE_LIMITS: "false" } });
  places = await openCompany(server);
  hr = await buildColleague(server, [inUnit("branch_hr", places.own)]);
  const { services } = server;
  actor = (await findActor(services, services.db.read, hr.staff.id)) as typeof actor;
  position = await buildRuledPosition(server, places.own);
  await saveRules(services, actor, position.planId, { set: RULES, version: 0, note: null, locale: "zh" });
}, 60_000);
afterAll(() => server.close());

const often = <T>(weight: number, arbitrary: T) => ({ weight, arbitrary });
const step = oneof(
  often(3, record({ do: constant("screened" as const), result: constantFrom("passes", "fails", "unclear") })),
  often(2, record({ do: constant("tested" as const), score: integer({ min: 0, max: 100 }) })),
  often(4, record({ do: constant("reported" as const), total: integer({ min: 0, max: 10 }) })),
  // Every other time nothing goes wrong.
  often(9, record({ do: constant("work" as const), crash: oneof(constant(0), integer({ min: 1, max: 8 })) })),
  often(1, constant({ do: "again" as const })),
  often(3, constant({ do: "confirm" as const })),
  often(1, constant({ do: "decline" as const })),
  often(3, constant({ do: "undo" as const })),
  often(2, record({ do: constant("decide" as const), outcome: constantFrom("advance", "decline") })),
  often(1, constant({ do: "reverse" as const })),
  often(
    2,
    record({
      do: constant("staff" as const),
      what: constantFrom("rejected", "withdrawn", "reopened", "offered"),
    }),
  ),
);
type Step = typeof step extends { generate: (...args: never[]) => { value: infer V } } ? V : never;

/** Dies at the n-th word that it says to anybody; 0 never. */
function dyingAt(services: Services, words: number): Services {
  let said = 0;
  const dieOr = <A extends unknown[], R>(say: (...args: A) => R) =>
    ((...args: A) => {
      said += 1;
      if (said === words) throw new Error("the process died");
      return say(...args);
    }) as (...args: A) => R;
  const { events, queue } = services;
  return {
    ...services,
    events: { ...events, publish: dieOr(events.publish) as typeof events.publish },
    queue: { ...queue, enqueue: dieOr(queue.enqueue) as typeof queue.enqueue },
  };
}

const jobs = (where: object) => server.services.db.read.find(Job, { where: { kind: "rules.run", ...where } });

async function work(crash: number): Promise<void> {
  const dying = dyingAt(server.services, crash);
  for (const { id, payload } of await jobs({ status: "pending" })) {
    await runRules(dying).run(payload as RuleCause, ruleJobContext);
    const { db } = server.services;
    await db.write((tx) => updateRows(tx, Job, { id }, { status: "done", dedupeKey: null }));
  }
}

async function fileReport(interviewId: string, score: number): Promise<void> {
  const { db, clock, events } = server.services;
  const content = buildReport(chineseSource());
  await db.write(async (tx) => {
    const version = 1 + (await tx.manager.countBy(ReportRow, { interviewId }));
    const at = clock.now();
    const report = { ...content, interviewId, total: score, version, composedAt: at.toISOString() } as Report;
    await insertRow(tx, ReportRow, { id: newId(), interviewId, version, report, createdAt: at });
    const ready = { status: "completed", completedAt: at, reportState: "ready", reportTotal: score } as const;
    await updateRows(tx, Interview, { id: interviewId }, ready);
    await events.publish(tx, "report.composed", interviewId, { version });
  });
}

async function take(candidacyId: string, one: Step): Promise<void> {
  const { services } = server;
  const { read } = services.db;
  const linked = await read.find(CandidacyInterview, {
    where: { candidacyId },
    order: { interviewId: "DESC" },
  });
  const interviewId = linked[0]?.interviewId;
  const [run] = await read.find(RuleRun, {
    where: { candidacyId },
    order: { createdAt: "DESC", id: "DESC" },
    take: 1,
  });
  const { events: seen } = await read.findOneByOrFail(Candidacy, { id: candidacyId });
  const tell = (type: string, data: object) =>
    recordByStaff(services, actor, candidacyId, { happened: { type, data }, seen } as never);
  switch (one.do) {
    case "screened":
      return screen(server, candidacyId, one.result);
    case "tested":
      return tell("candidacy.test_recorded", { name: "笔试", score: one.score, outOf: 100, passed: null });
    case "reported": {
      const interview = interviewId && (await read.findOneBy(Interview, { id: interviewId }));
      const over = interview && ["revoked", "withdrawn"].includes(interview.status);
      return interview && !over ? fileReport(interview.id, one.total) : undefined;
    }
    case "work":
      return work(one.crash);
    case "again":
      for (const { payload } of (await jobs({ status: "done" })).slice(-6))
        await runRules(services).run(payload as RuleCause, ruleJobContext);
      return;
    case "confirm":
      return run && void (await confirmRun(services, actor, run.id, {}));
    case "decline":
      return run && declineRun(services, actor, run.id, "再看看");
    case "undo":
      return run && undoRun(services, actor, run.id, "弄错了");
    case "decide": {
      if (!interviewId) return;
      const why = one.outcome === "decline" ? { reason: "skills" as const } : {};
      const input = { outcome: one.outcome as "advance" | "decline", ...why, via: "console" as const };
      await decideInterview(services, actor, interviewId, input);
      return;
    }
    case "reverse": {
      const [decision] = interviewId
        ? await read.find(Decision, { where: { interviewId }, order: { number: "DESC" }, take: 1 })
        : [];
      if (decision && interviewId)
        await reverseDecision(services, actor, interviewId, { decisionId: decision.id, reason: "弄错了" });
      return;
    }
    case "staff": {
      const data =
        one.what === "rejected" ? { reason: "skills" } : one.what === "reopened" ? { note: "再看看" } : {};
      return tell(`candidacy.${one.what}`, data);
    }
  }
}

/** What cannot be is refused with a sentence, or the process died; anything else is a bug. */
const isExpected = (error: unknown) =>
  error instanceof AppError || (error instanceof Error && error.message === "the process died");

async function whatIsWrong(candidacyId: string): Promise<string[]> {
  const { read } = server.services.db;
  const wrong: string[] = [];
  const row = await read.findOneByOrFail(Candidacy, { id: candidacyId });
  const { state, events } = await rebuildState({ manager: read }, candidacyId);
  const { stage, offer, employed } = row;
  const outcome = row.outcome === "open" ? null : row.outcome;
  const told = JSON.stringify({ state, events });
  if (told !== JSON.stringify({ state: { stage, outcome, offer, employed }, events: row.events }))
    wrong.push(`the row says ${stage} ${outcome}, its events ${told}`);

  if ((await jobs({ status: "pending" })).length > 0) wrong.push("a job was never done");
  const runs = await read.findBy(RuleRun, { candidacyId });
  const waiting = runs.filter((run) => run.state === "waiting");
  // A résumé screened anew stands beside what the interview led to, not in its place.
  if (new Set(waiting.map(({ occasion }) => occasion)).size < waiting.length)
    wrong.push("somebody waits twice");
  if (waiting.length > 0 && row.outcome !== "open") wrong.push("what has ended still waits");
  const { body } = await hr.call("GET", `/rule-runs?positionId=${position.positionId}&limit=100`);
  const shown = new Set(body.items.map(({ id }: Json) => id));
  if (waiting.some(({ id }) => !shown.has(id))) wrong.push("somebody waits unseen");

  const led = runs.filter(({ done }) => done.some((one) => !("ruleId" in one)));
  const count = (type: string) =>
    read.countBy(ArchiveEvent, { candidacyId, type: type as ArchiveEvent["type"] });
  if ((await count("candidacy.rule_applied")) !== led.length)
    wrong.push("the archive does not tell what rules did");
  const undone = led.filter((run) => run.state === "undone").length;
  if ((await count("candidacy.rule_undone")) !== undone)
    wrong.push("the archive does not tell what was undone");
  if (runs.filter(({ done }) => done.some((one) => one.do === "invite")).length > 1)
    wrong.push("invited twice");

  const letters = await read.findBy(Letter, { candidacyId });
  const held = letters.filter((one) => one.state === "held");
  if (row.outcome === "open" && held.length > 0)
    wrong.push("a thank-you letter to somebody who is under way");
  if (held.length > 1) wrong.push("two letters");

  const links = await read.findBy(CandidacyInterview, { candidacyId });
  for (const { interviewId } of links) {
    const sent: { purpose: string; channel: string; count: number }[] = await read.query(
      "SELECT purpose, channel, COUNT(*) AS count FROM messages WHERE interviewId = ? GROUP BY purpose, channel",
      [interviewId],
    );
    const advanced = await read.countBy(Decision, { interviewId, outcome: "advance" });
    for (const { purpose, channel, count: many } of sent) {
      const most = purpose === "invitation" ? 1 : advanced;
      if (Number(many) > most) wrong.push(`${many} messages ${purpose} by ${channel}, not ${most}`);
    }
  }
  return wrong;
}

test("whatever happens in whatever order, nobody is lost and nothing is told twice", async () => {
  await assert(
    asyncProperty(array(step, { minLength: 8, maxLength: 24, size: "max" }), async (steps) => {
      const { id } = await buildCandidacy(server, places.own, { positionId: position.positionId });
      for (const one of steps) {
        await take(id, one as Step).catch((error: unknown) => {
          if (!isExpected(error)) throw error;
        });
      }
      await askRules(server);
      expect(await whatIsWrong(id)).toEqual([]);
    }),
    { numRuns: 70 },
  );
}, 120_000);
