import { array, constant, constantFrom, integer, oneof, record } from "fast-check";
import { recordEmployment } from "../../../../server/archive/recordWork";
import { newId } from "../../../../server/clock";
import { insertRow, updateRows } from "../../../../server/db/rows";
import { decideInterview } from "../../../../server/decisions/decideInterview";
import { Decision, SecondRound } from "../../../../server/decisions/entity";
import { reverseDecision } from "../../../../server/decisions/reverseDecision";
import { agreeTime } from "../../../../server/decisions/secondRound/agreeTime";
import { offeredTimes } from "../../../../server/decisions/secondRound/offeredTimes";
import { proposeTimes } from "../../../../server/decisions/secondRound/proposeTimes";
import type { CandidateActor, SelfActor } from "../../../../server/http/actors";
import { Interview } from "../../../../server/interviews/entity";
import { Candidacy, CandidacyInterview } from "../../../../server/pipeline/entity";
import { recordByStaff } from "../../../../server/pipeline/recordByStaff";
import { STAGES, type Stage } from "../../../../server/pipeline/stages";
import { buildReport } from "../../../../server/reports/buildReport";
import { ReportRow } from "../../../../server/reports/entity";
import type { Report } from "../../../../server/reports/schema";
import { sendForm } from "../../../../server/rounds/forms/writeForm";
import { RuleRun } from "../../../../server/rules/entity";
import { confirmRun, declineRun } from "../../../../server/rules/settleRun";
import { undoRun } from "../../../../server/rules/undoRun";
import { withdrawApplication } from "../../../../server/standing/withdrawApplication";
import { dayOf } from "../../../../server/wallClock";
import { buildCandidacy } from "../../../factories/candidacies";
import { chineseSource } from "../../../factories/reportSources";
import { screen } from "../../../factories/rules";
import { type Course, type World, jobs, work, workAgain } from "./world";

const often = <T>(weight: number, arbitrary: T) => ({ weight, arbitrary });
/** Every other time nothing goes wrong. */
const crash = oneof(constant(0), integer({ min: -4, max: 4 }));
const simple = <T extends string>(name: T) => constant({ do: name });
/** What staff say has happened, likely or not. */
const SAID = [
  "rejected",
  "rejected",
  "withdrawn",
  "reopened",
  "reopened",
  "offered",
  "offered",
  "offer_accepted",
  "offer_declined",
  "offer_revoked",
  "offer_revoked",
  "hired",
  "moved",
] as const;
const step = oneof(
  // Else nearly everything that is tried would be refused, and nobody would ever come to an offer.
  often(16, record({ do: constant("onward" as const), total: integer({ min: 3, max: 10 }), crash })),
  often(3, record({ do: constant("screened" as const), result: constantFrom("passes", "fails", "unclear") })),
  often(2, record({ do: constant("tested" as const), score: integer({ min: 0, max: 100 }) })),
  often(3, record({ do: constant("reported" as const), total: integer({ min: 0, max: 10 }) })),
  often(7, record({ do: constant("work" as const), crash })),
  often(
    5,
    record({ do: constant("time" as const), minutes: constantFrom(10, 31, 45, 45, 11 * 60, 24 * 60) }),
  ),
  often(2, simple("again")),
  often(2, simple("confirm")),
  often(1, simple("decline")),
  often(3, simple("undo")),
  often(2, record({ do: constant("decide" as const), outcome: constantFrom("advance", "decline") })),
  often(2, simple("reverse")),
  often(2, simple("meet")),
  often(1, record({ do: constant("form" as const), level: integer({ min: 1, max: 5 }) })),
  often(1, simple("left")),
  often(1, simple("apply")),
  often(1, simple("withdraw")),
  often(
    6,
    record({
      do: constant("staff" as const),
      what: constantFrom(...SAID),
      letter: constantFrom(true, true, false),
      to: constantFrom(...STAGES),
      /** Of somebody who applied again, the application before. */
      old: constantFrom(false, false, true),
    }),
  ),
);
export const steps = array(step, { minLength: 14, maxLength: 34, size: "max" });
export type Step = typeof steps extends { generate: (...args: never[]) => { value: (infer V)[] } }
  ? V
  : never;

async function fileReport({ server }: World, interviewId: string, score: number): Promise<void> {
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

/** The candidate says when they can come, and HR agrees and names who meets them. */
async function meet({ server: { services }, clock, hr, interviewer }: World, interviewId: string) {
  const actor: CandidateActor = { kind: "candidate", sessionId: "", interviewId, tabId: null };
  const [time] = offeredTimes(clock.now(), services.env.TIME_ZONE).slice(4);
  if (!time) return;
  await proposeTimes(services, actor, { times: [time], note: "这个时间可以" });
  const given = {
    ...time,
    place: "3 楼会议室",
    contactPerson: "赵敏",
    interviewerIds: [interviewer.staffId],
  };
  await agreeTime(services, hr, interviewId, given);
}

async function rate({ server: { services }, interviewer }: World, interviewId: string, level: number) {
  const round = await services.db.read.findOneBy(SecondRound, { interviewId });
  const body = {
    ratings: [{ dimensionId: "teamwork", level, comment: "" }],
    notes: "",
    recommendation: "yes",
  };
  if (round) await sendForm(services, interviewer as SelfActor, round.id, body as never);
}

type Onward = { row: Candidacy; interviewId: string | undefined; waits: boolean };

/** The step that leads on from where somebody stands, as people would take it. */
async function onwardOf(
  world: World,
  { row, interviewId, waits }: Onward,
  { total, crash: dies }: { total: number; crash: number },
): Promise<Step> {
  const { read } = world.server.services.db;
  const said = (what: (typeof SAID)[number], to: Stage = "on_site") =>
    ({ do: "staff", what, to, letter: true, old: false }) as const;
  if (row.outcome === "hired") return { do: "left" };
  if (row.outcome !== "open") return total > 5 ? said("reopened") : { do: "apply" };
  if ((await jobs(world, "pending")).length > 0) return { do: "work", crash: dies };
  if (row.offer === "accepted") return said("hired");
  if (row.offer) return total > 7 ? said("offer_accepted") : { do: "time", minutes: 45 };
  const interview = interviewId ? await read.findOneBy(Interview, { id: interviewId }) : null;
  const round = interviewId ? await read.findOneBy(SecondRound, { interviewId }) : null;
  switch (row.stage) {
    case "screening":
      return { do: "screened", result: "passes" };
    case "written_test":
    case "interview":
      if (waits) return { do: "confirm" };
      if (!interview || interview.reportState === "ready")
        return interview ? { do: "decide", outcome: "advance" } : { do: "tested", score: 90 };
      // What a rule sends waits a while.
      return total < 6 ? { do: "time", minutes: 45 } : { do: "reported", total };
    case "second_round":
      if (round?.state === "agreed" && total > 5) return said("moved", "on_site");
      return round?.state === "agreed" ? { do: "form", level: 4 } : { do: "meet" };
    case "on_site":
      return total > 5 ? said("offered") : { do: "form", level: 3 };
    case "offer":
      return said("offered");
  }
}

/** One step of a course; what cannot be is refused. */
export async function takeStep(world: World, course: Course, one: Step): Promise<void> {
  const { server, clock, places, hr, positionId } = world;
  const { services } = server;
  const { read } = services.db;
  const { candidacyIds } = course;
  const isOld = one.do === "staff" && one.old;
  const candidacyId = (isOld ? candidacyIds[0] : candidacyIds.at(-1)) ?? "";
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
  const row = await read.findOneByOrFail(Candidacy, { id: candidacyId });
  const { events: seen, stage } = row;
  const tell = (type: string, data: object, letter?: object) =>
    recordByStaff(services, hr, candidacyId, { happened: { type, data }, seen, letter } as never);
  const today = dayOf(clock.now(), services.env.TIME_ZONE);
  switch (one.do) {
    case "onward": {
      const waits = run?.state === "waiting";
      return takeStep(world, course, await onwardOf(world, { row, interviewId, waits }, one));
    }
    case "screened":
      return screen(server, candidacyId, one.result);
    case "tested":
      return tell("candidacy.test_recorded", { name: "笔试", score: one.score, outOf: 100, passed: null });
    case "reported": {
      const interview = interviewId && (await read.findOneBy(Interview, { id: interviewId }));
      const over = interview && ["revoked", "withdrawn"].includes(interview.status);
      return interview && !over ? fileReport(world, interview.id, one.total) : undefined;
    }
    case "work":
      return work(world, one.crash);
    case "time":
      return clock.advance(one.minutes * 60_000);
    case "again":
      return workAgain(world);
    case "confirm":
      return run && void (await confirmRun(services, hr, run.id, {}));
    case "decline":
      return run && declineRun(services, hr, run.id, "再看看");
    case "undo":
      return run && undoRun(services, hr, run.id, "弄错了");
    case "decide": {
      if (!interviewId) return;
      const why = one.outcome === "decline" ? { reason: "skills" as const } : {};
      const input = { outcome: one.outcome as "advance" | "decline", ...why, via: "console" as const };
      await decideInterview(services, hr, interviewId, input);
      return;
    }
    case "reverse": {
      const [decision] = interviewId
        ? await read.find(Decision, { where: { interviewId }, order: { number: "DESC" }, take: 1 })
        : [];
      if (decision && interviewId)
        await reverseDecision(services, hr, interviewId, { decisionId: decision.id, reason: "弄错了" });
      return;
    }
    case "meet":
      return interviewId ? meet(world, interviewId) : undefined;
    case "form":
      return interviewId ? rate(world, interviewId, one.level) : undefined;
    case "left": {
      const happened = { type: "employment.left", data: { kind: "resigned" } } as const;
      return recordEmployment(services, hr, candidacyId, { happened });
    }
    case "apply": {
      const given = { positionId, candidateId: course.candidateId };
      const { id } = await buildCandidacy(server, places.own, given);
      if (!candidacyIds.includes(id)) candidacyIds.push(id);
      return;
    }
    case "withdraw": {
      if (!interviewId) return;
      const actor: CandidateActor = { kind: "candidate", sessionId: "", interviewId, tabId: null };
      return withdrawApplication(services, actor, candidacyId);
    }
    case "staff": {
      const { what, to, letter } = one;
      const needed: Partial<Record<typeof what, object>> = {
        rejected: { reason: "skills" },
        reopened: { note: "再看看" },
        offer_revoked: { note: "编制取消" },
        hired: { startsOn: today },
        moved: { from: stage, to },
      };
      const words = what === "rejected" ? { offerTalentPool: true } : what === "offered" ? {} : undefined;
      return tell(`candidacy.${what}`, needed[what] ?? {}, letter ? words : undefined);
    }
  }
}
