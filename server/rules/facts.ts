import type { EntityManager } from "typeorm";
import { Candidate } from "../candidates/entity";
import { selectEqual, selectOne } from "../db/statements";
import type { Interview } from "../interviews/entity";
import type { ArchiveEventData } from "../pipeline/candidacyEvents";
import { ArchiveEvent, type Candidacy } from "../pipeline/entity";
import { CandidateScreening } from "../profiles/screening/entity";
import { ReportRow } from "../reports/entity";
import type { Report } from "../reports/schema";
import { confidenceOf } from "../reviews/needs";
import type { ReviewResult } from "../reviews/schema";
import { listSentReviews } from "../reviews/views";
import { LOW_CONFIDENCE, nearnessOf } from "../scoring/totals";
import type { RuleFacts } from "./evaluateRules";
import { RULE_FLAGS, type RuleFlag } from "./flags";

type ReportFacts = Pick<RuleFacts, "total" | "match" | "dimensions" | "flags" | "intervals">;

const NO_INTERVALS: RuleFacts["intervals"] = { total: null, match: null, dimensions: {} };

export const NO_REPORT: ReportFacts = {
  total: null,
  match: null,
  dimensions: {},
  flags: [],
  intervals: NO_INTERVALS,
};

type Told = Pick<Report, "total" | "match" | "complete" | "dimensions" | "answers">;

/** What a report says, as rules see it. Pure. */
export function factsOfReport(report: Told): ReportFacts {
  const { total, match, complete, dimensions, answers } = report;
  const confidence = confidenceOf(report);
  const raised = new Set<string>([
    ...answers.flatMap(({ score }): RuleFlag[] => score?.flags ?? []),
    ...(complete ? [] : ["incomplete"]),
    ...(total === null ? ["no_total"] : []),
    ...(confidence < LOW_CONFIDENCE ? ["low_confidence"] : []),
  ]);
  return {
    total,
    match,
    dimensions: Object.fromEntries(dimensions.map(({ id, score }) => [id, score])),
    flags: RULE_FLAGS.filter((flag) => raised.has(flag)),
    intervals: {
      total: around(total, nearnessOf(confidence)),
      match: around(match, nearnessOf(confidence) * MATCH_PER_POINT),
      dimensions: Object.fromEntries(
        dimensions.flatMap(({ id, score, confidence: sure }) => {
          const interval = around(score, nearnessOf(sure ?? 0));
          return interval ? [[id, interval]] : [];
        }),
      ),
    },
  };
}

/** The match goes to 100 where scores go to 10. */
const MATCH_PER_POINT = 10;

const around = (value: number | null, near: number) =>
  value === null ? null : { low: value - near, high: value + near };

/**
 * A person's scores in place of the machine's, whatever sets the rules going: they looked, so that nothing lies too near
 * to a line, and a report that is told of after their review does not overrule them. Pure.
 */
export function factsOfReview(result: ReviewResult | null): Partial<ReportFacts> {
  if (!result) return {};
  const { total, match, dimensions } = result;
  return {
    total,
    match,
    dimensions: Object.fromEntries(dimensions.map(({ id, score }) => [id, score])),
    intervals: NO_INTERVALS,
  };
}

async function reviewedFacts(manager: EntityManager, interviewId: string): Promise<Partial<ReportFacts>> {
  const [review] = await listSentReviews(manager, interviewId);
  return factsOfReview(review?.result ?? null);
}

const PERCENT = 100;

/** The last result of a written test, in percent of what could be had. */
export function factsOfTest(
  events: readonly Pick<ArchiveEvent, "number" | "type" | "data">[],
): Pick<RuleFacts, "test" | "testFailed"> {
  const last = events
    .filter(({ type }) => type === "candidacy.test_recorded")
    .toSorted((left, right) => right.number - left.number)[0];
  if (!last) return { test: null, testFailed: false };
  const { score, outOf, passed } = last.data as ArchiveEventData<"candidacy.test_recorded">;
  return { test: (PERCENT * score) / outOf, testFailed: passed === false };
}

/** What is known of a candidacy now; the caller holds it. */
export async function gatherFacts(
  manager: EntityManager,
  { id, candidateId, positionId }: Pick<Candidacy, "id" | "candidateId" | "positionId">,
  interview: Pick<Interview, "id" | "candidateId"> | null,
): Promise<RuleFacts> {
  // Under whichever row they are known now: that of the candidacy may have been merged away.
  const personId = interview?.candidateId ?? candidateId;
  const person = await selectOne(manager, Candidate, { id: personId });
  const screening = await selectOne(manager, CandidateScreening, { candidateId: personId });
  const events = await selectEqual(manager, ArchiveEvent, { candidacyId: id });
  const filed =
    interview &&
    (await manager.findOne(ReportRow, { where: { interviewId: interview.id }, order: { version: "DESC" } }));
  const told = events
    .filter(({ type }) => type === "candidacy.screened")
    .toSorted((left, right) => right.number - left.number)[0];
  const kept = screening !== null && screening.positionId === positionId ? screening.result : null;
  return {
    ...(filed ? factsOfReport(filed.report) : NO_REPORT),
    ...(interview ? await reviewedFacts(manager, interview.id) : {}),
    screening: kept ?? (told?.data as { outcome: RuleFacts["screening"] } | undefined)?.outcome ?? null,
    ...factsOfTest(events),
    source: person?.source ?? "other",
  };
}
