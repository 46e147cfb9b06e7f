import type { EntityManager } from "typeorm";
import { selectEqual } from "../../db/statements";
import type { StaffActor } from "../../http/actors";
import { canOver } from "../../org/permissions";
import type { ArchiveEventData } from "../../pipeline/candidacyEvents";
import { ReportRow } from "../../reports/entity";
import type { RuleFacts } from "../evaluateRules";
import { NO_REPORT, factsOfReport, factsOfReview, factsOfTest } from "../facts";
import type { RuleTrigger } from "../schema";
import type { Way } from "./findWays";
import { type Occasion, eventsOf, newestBy, newestOf, occasionsOf } from "./occasions";
import { type Meeting, type OnRecord, readRecord } from "./readRecord";

/** A result that rules are asked about, with what was known when it came. */
export type Result = {
  on: RuleTrigger;
  /** Whose rules are asked. */
  planId: string;
  way: Way;
  interviewId: string | null;
  /** The thresholds that the interview was held by; null before there is a report. */
  thresholds: ReportRow["report"]["thresholds"] | null;
  name: string;
  positionReviewed: boolean;
  /** By then somebody had reviewed. */
  isReviewed: boolean;
  facts: RuleFacts;
};

/**
 * What of these candidacies the rules of the plans are asked about since then, with what was known at that moment: a
 * written test before the interview knows of no report. Of sealed interviews nothing, and nothing that the actor may not
 * read.
 */
export async function replay(
  read: EntityManager,
  actor: StaffActor,
  ways: readonly Way[],
  { planIds, since }: { planIds: ReadonlySet<string>; since: Date },
): Promise<Result[]> {
  const record = await readRecord(read, ways);
  const occasions = ways.flatMap((way) =>
    occasionsOf(record, way, since)
      .filter(
        ({ planId, meeting }) => planIds.has(planId) && record.shownFrom.get(meeting?.id ?? "") !== null,
      )
      .filter(({ meeting }) => isReadable(actor, way, meeting))
      .map((occasion) => ({ way, ...occasion, filed: filedBy(record, occasion) })),
  );
  const reports = new Map(
    (await selectEqual(read, ReportRow, { id: occasions.flatMap(({ filed }) => filed?.id ?? []) })).map(
      ({ id, report }) => [id, report],
    ),
  );
  return occasions.map(({ way, filed, ...occasion }) => {
    const { on, planId, meeting } = occasion;
    const report = filed && reports.get(filed.id);
    const review = reviewBy(record, occasion);
    const person = record.people.find(({ id }) => id === way.candidateId);
    return {
      on,
      planId,
      way,
      interviewId: meeting?.id ?? null,
      thresholds: report?.thresholds ?? null,
      name: person?.name ?? "",
      positionReviewed: record.positions.some((one) => one.positionId === way.positionId && one.reviewed),
      isReviewed: review !== null,
      facts: {
        ...(report ? factsOfReport(report) : NO_REPORT),
        ...factsOfReview(review?.result ?? null),
        screening: screeningBy(record, way, occasion),
        ...factsOfTest(
          record.events.filter((event) => event.candidacyId === way.id && event.writtenAt <= occasion.at),
        ),
        source: person?.source ?? "other",
      },
    };
  });
}

const isReadable = (actor: StaffActor, way: Way, meeting: Meeting | null) =>
  canOver(actor, "candidacies.read", way) && (!meeting || canOver(actor, "reports.read", meeting));

/** As the report was then. */
const filedBy = ({ filed }: OnRecord, { at, meeting }: Occasion) =>
  newestOf(
    filed.filter(({ createdAt }) => createdAt <= at),
    meeting,
    ({ version }) => version,
  );

/** A person's scores stand in place of the machine's from their review on. */
const reviewBy = ({ reviews }: OnRecord, { at, meeting }: Occasion) =>
  newestOf(
    reviews.filter(({ sentAt }) => sentAt && sentAt <= at),
    meeting,
    ({ sentAt }) => sentAt,
  );

/** How the résumé had come out by then; where nothing tells of that time, as it stands now. */
function screeningBy(record: OnRecord, way: Way, { at }: Occasion): RuleFacts["screening"] {
  const told = eventsOf(record.events, way, "candidacy.screened").filter(({ writtenAt }) => writtenAt <= at);
  const last = newestBy(told, ({ number }) => number);
  if (last) return (last.data as ArchiveEventData<"candidacy.screened">).outcome;
  const kept = record.screenings.find(({ candidateId }) => candidateId === way.candidateId);
  return kept && kept.positionId === way.positionId ? kept.result : null;
}
