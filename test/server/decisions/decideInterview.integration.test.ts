import { decideInterview } from "../../../server/decisions/decideInterview";
import { Decision, SecondRound } from "../../../server/decisions/entity";
import { findDecision } from "../../../server/decisions/findDecision";
import { reverseDecision } from "../../../server/decisions/reverseDecision";
import { updateRows } from "../../../server/db/rows";
import { DomainEventRow } from "../../../server/events/entity";
import { HelpRequest } from "../../../server/helpRequests/entity";
import type { StaffActor } from "../../../server/http/actors";
import { Interview } from "../../../server/interviews/entity";
import { Message } from "../../../server/notifications/entity";
import { actorOfSession } from "../../../server/org/staffSessions";
import type { StaffRole } from "../../../server/org/permissions";
import { hashToken } from "../../../server/security/tokens";
import { buildReported } from "../../factories/decisions";
import { type Colleague, type Places, buildColleague, inUnit, openCompany } from "../../factories/org";
import { type TestServer, openTestServer } from "../../factories/server";

let server: TestServer;
let places: Places;

beforeAll(async () => {
  server = await openTestServer({ env: { RATE_LIMITS: "false" } });
  places = await openCompany(server);
}, 60_000);
afterAll(() => server.close());

async function actorOf({ cookie }: Colleague): Promise<StaffActor> {
  const actor = await actorOfSession(server.services, hashToken(cookie.split("=")[1] ?? ""));
  if (!actor) throw new Error("nobody");
  return actor;
}
const somebody = async (role: StaffRole, unitId = places.own, name = "同事") =>
  actorOf(await buildColleague(server, [inUnit(role, unitId)], { name }));

const advance = { outcome: "advance", via: "console" } as const;
const decline = { outcome: "decline", reason: "experience", via: "console" } as const;
const eventsOf = (interviewId: string, type: string) =>
  server.services.db.read.countBy(DomainEventRow, { interviewId, type });
const messagesOf = (interviewId: string) =>
  server.services.db.read.findBy(Message, { interviewId, purpose: "second_round" });

describe("a decision", () => {
  test("to advance is written down, tells the timeline, and writes to the candidate in the same breath", async () => {
    const { id } = await buildReported(server, places.own);
    const manager = await somebody("hiring_manager", places.own, "李强");
    const { decision, first } = await decideInterview(server.services, manager, id, advance);
    expect(first).toBe(true);
    expect(decision).toMatchObject({
      outcome: "advance",
      decidedBy: { id: manager.staffId, name: "李强" },
      onBehalfOf: null,
      reversed: null,
    });
    expect(await eventsOf(id, "interview.decided")).toBe(1);
    expect(await messagesOf(id)).toMatchObject([{ channel: "sms", state: "waiting" }]);
    expect(await server.services.db.read.findBy(SecondRound, { interviewId: id })).toMatchObject([
      { state: "proposing" },
    ]);
  });

  test("to decline needs a reason, and writes to nobody", async () => {
    const { id } = await buildReported(server, places.own);
    const manager = await somebody("branch_manager");
    const decide = (input: object) =>
      decideInterview(server.services, manager, id, { outcome: "decline", via: "console", ...input });
    await expect(decide({})).rejects.toMatchObject({ code: "decision.reason_required" });
    await expect(decide({ reason: "other", note: " " })).rejects.toMatchObject({
      code: "decision.reason_required",
    });
    expect(await findDecision(server.services.db.read, id)).toBeNull();
    const { decision } = await decide({ reason: "other", note: "方向不一致" });
    expect(decision).toMatchObject({ outcome: "decline", reason: "other", note: "方向不一致" });
    expect(await messagesOf(id)).toEqual([]);
    expect(await server.services.db.read.countBy(SecondRound, { interviewId: id })).toBe(0);
  });

  test("is made once, however many decide at the same moment", async () => {
    const { id } = await buildReported(server, places.own);
    const managers = await Promise.all([1, 2, 3, 4].map(() => somebody("hiring_manager")));
    const results = await Promise.all(
      managers.map((manager, index) =>
        decideInterview(server.services, manager, id, index % 2 ? advance : decline),
      ),
    );
    expect(results.filter(({ first }) => first)).toHaveLength(1);
    expect(new Set(results.map(({ decision }) => decision.id)).size).toBe(1);
    const winner = results.findIndex(({ first }) => first);
    for (const { decision } of results) {
      expect(decision.decidedBy.id).toBe(managers[winner]?.staffId);
      expect(decision.outcome).toBe(winner % 2 ? "advance" : "decline");
    }
    expect(await server.services.db.read.countBy(Decision, { interviewId: id })).toBe(1);
    expect(await eventsOf(id, "interview.decided")).toBe(1);
    expect(await messagesOf(id)).toHaveLength(winner % 2);
  });

  test("pressed again by the same person says what they decided", async () => {
    const { id } = await buildReported(server, places.own);
    const manager = await somebody("hiring_manager");
    const one = await decideInterview(server.services, manager, id, advance);
    const again = await decideInterview(server.services, manager, id, decline);
    expect(again).toEqual({ decision: one.decision, first: false });
    expect(await messagesOf(id)).toHaveLength(1);
  });

  test.each(["hq_admin", "hq_hr", "branch_hr", "branch_manager", "hiring_manager"] as const)(
    "is %s's to make",
    async (role) => {
      const { id } = await buildReported(server, places.own);
      const actor = await somebody(role, role.startsWith("hq") ? places.hq : places.own);
      expect(await decideInterview(server.services, actor, id, advance)).toMatchObject({ first: true });
    },
  );

  test("is nobody's outside their scope, never an auditor's, and not a token's", async () => {
    const { id } = await buildReported(server, places.own);
    const missing = { status: 404, code: "interview.not_found" };
    const elsewhere = await somebody("hiring_manager", places.other);
    await expect(decideInterview(server.services, elsewhere, id, advance)).rejects.toMatchObject(missing);
    const auditor = await somebody("auditor", places.hq);
    await expect(decideInterview(server.services, auditor, id, advance)).rejects.toMatchObject(missing);
    const token = { ...(await somebody("hq_admin", places.hq)), staffId: null };
    await expect(decideInterview(server.services, token, id, advance)).rejects.toMatchObject({ status: 403 });
    expect(await findDecision(server.services.db.read, id)).toBeNull();
  });

  test.each([
    [{ status: "in_progress" }, "decision.no_report"],
    [{ reportState: "pending" }, "decision.no_report"],
    [{ reportState: "failed" }, "decision.no_report"],
    [{ status: "withdrawn" }, "decision.ended"],
    [{ status: "revoked" }, "decision.ended"],
  ] as const)("waits for its state: %j", async (state, code) => {
    const { id } = await buildReported(server, places.own, state);
    const manager = await somebody("hiring_manager");
    await expect(decideInterview(server.services, manager, id, advance)).rejects.toMatchObject({
      status: 409,
      code,
    });
    expect(await eventsOf(id, "interview.decided")).toBe(0);
  });

  test("that fails half-way leaves nothing: neither a decision nor a message nor an event", async () => {
    const { id } = await buildReported(server, places.own);
    const manager = await somebody("hiring_manager");
    const { services } = server;
    const queue = { ...services.queue, enqueue: () => Promise.reject(new Error("the power went")) };
    await expect(decideInterview({ ...services, queue }, manager, id, advance)).rejects.toThrow(
      "the power went",
    );
    expect(await findDecision(services.db.read, id)).toBeNull();
    expect(await messagesOf(id)).toEqual([]);
    expect(await eventsOf(id, "interview.decided")).toBe(0);
    expect(await decideInterview(services, manager, id, advance)).toMatchObject({ first: true });
  });
});

describe("a reversal", () => {
  test("keeps what was decided, with the reason, and lets somebody decide again", async () => {
    const { id } = await buildReported(server, places.own);
    const manager = await somebody("hiring_manager");
    const hr = await somebody("branch_hr", places.own, "赵敏");
    const { decision } = await decideInterview(server.services, manager, id, advance);
    const input = { decisionId: decision.id, reason: "看错了人" };
    const reversed = await reverseDecision(server.services, hr, id, input);
    expect(reversed.reversed).toMatchObject({ by: { name: "赵敏" }, reason: "看错了人" });
    expect(await findDecision(server.services.db.read, id)).toBeNull();
    expect(await server.services.db.read.findOneBy(SecondRound, { interviewId: id })).toMatchObject({
      state: "cancelled",
    });
    // A second press is told the same, and nothing happens twice.
    expect(await reverseDecision(server.services, hr, id, input)).toEqual(reversed);
    expect(await eventsOf(id, "interview.decision_reversed")).toBe(1);
    const next = await decideInterview(server.services, manager, id, decline);
    expect(next).toMatchObject({ first: true, decision: { outcome: "decline" } });
    await expect(reverseDecision(server.services, hr, id, input)).rejects.toMatchObject({
      code: "decision.changed",
    });
    expect(await server.services.db.read.countBy(Decision, { interviewId: id })).toBe(2);
  });

  test("is HR's alone, within their scope", async () => {
    const { id } = await buildReported(server, places.own);
    const manager = await somebody("hiring_manager");
    const { decision } = await decideInterview(server.services, manager, id, advance);
    for (const actor of [
      manager,
      await somebody("branch_hr", places.other),
      await somebody("auditor", places.hq),
    ]) {
      await expect(
        reverseDecision(server.services, actor, id, { decisionId: decision.id, reason: "看错了人" }),
      ).rejects.toMatchObject({ status: 404 });
    }
  });

  test("is refused once a time is agreed with the candidate", async () => {
    const { id } = await buildReported(server, places.own);
    const hr = await somebody("branch_hr");
    const { decision } = await decideInterview(server.services, hr, id, advance);
    await server.services.db.write((tx) =>
      updateRows(tx, SecondRound, { interviewId: id }, { state: "agreed" }),
    );
    await expect(
      reverseDecision(server.services, hr, id, { decisionId: decision.id, reason: "看错了人" }),
    ).rejects.toMatchObject({ status: 409, code: "decision.agreed" });
    expect(await findDecision(server.services.db.read, id)).toMatchObject({ id: decision.id });
  });
});

test("a decision changes neither the score nor the report", async () => {
  const { id } = await buildReported(server, places.own);
  const before = await server.services.db.read.findOneByOrFail(Interview, { id });
  await decideInterview(server.services, await somebody("hiring_manager"), id, advance);
  expect(await server.services.db.read.findOneByOrFail(Interview, { id })).toEqual({
    ...before,
    decision: "advance",
  });
});

describe("asking HR before one decides", () => {
  test("tells them once, and is for whoever may decide", async () => {
    const { id } = await buildReported(server, places.own);
    const manager = await buildColleague(server, [inUnit("branch_manager", places.own)], { name: "李强" });
    const ask = ({ call }: Colleague) => call("POST", `/interviews/${id}/decision/help`, {});
    expect(await ask(manager)).toMatchObject({ status: 200, body: { first: true, accounts: [] } });
    expect(await ask(manager)).toMatchObject({ status: 200, body: { first: false } });
    const { db } = server.services;
    expect(await db.read.findBy(HelpRequest, { interviewId: id })).toMatchObject([
      { asker: "staff", askerId: manager.staff.id, askerName: "李强", takenAt: null },
    ]);
    const far = await buildColleague(server, [inUnit("branch_manager", places.other)]);
    expect((await ask(far)).status).toBe(404);
    const auditor = await buildColleague(server, [inUnit("auditor", places.own)]);
    expect((await ask(auditor)).status).toBe(403);
  });
});
