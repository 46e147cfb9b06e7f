import { Candidate } from "../../server/candidates/entity";
import type { ChatCard } from "../../server/chats/entity";
import { isClosed } from "../../server/decisions/closedCandidacy";
import { findDecision } from "../../server/decisions/findDecision";
import { findAuthority } from "../../server/decisions/mayDecide";
import { selectOne } from "../../server/db/statements";
import { HelpRequest } from "../../server/helpRequests/entity";
import { Interview } from "../../server/interviews/entity";
import { isReported } from "../../server/interviews/status";
import { canOver } from "../../server/org/permissions";
import type { Report, ReportDimension } from "../../server/reports/schema";
import { findNewestReport } from "../../server/reports/viewReport";
import { listSentReviews } from "../../server/reviews/views";
import type { Services } from "../../server/services";
import { type ApprovalView, approvalFace } from "../cards/faces/approvalFace";
import type { CardFaces } from "../cards/face";
import { consoleLinks } from "../consoleLinks";
import { readingOf, unitName } from "./reading";
import { type Viewer, facesFor, viewersOf } from "./viewers";

const MOST_DIMENSIONS = 5;
const LONGEST_QUOTE = 90;

/** The strongest first, those without a score last; of many the strongest, and the weakest of all. */
function pickDimensions(dimensions: readonly ReportDimension[]): ReportDimension[] {
  const ordered = dimensions.toSorted((one, other) => (other.score ?? -1) - (one.score ?? -1));
  if (ordered.length <= MOST_DIMENSIONS) return ordered;
  const weakest = ordered.findLast(({ score }) => score !== null);
  const first = ordered.slice(0, MOST_DIMENSIONS - 1);
  return weakest && !first.includes(weakest) ? [...first, weakest] : ordered.slice(0, MOST_DIMENSIONS);
}

function pickQuote(dimensions: readonly ReportDimension[]): ApprovalView["quote"] {
  const dimension = dimensions.find(({ evidence }) => evidence.length > 0);
  const quote = dimension?.evidence[0]?.quote.trim();
  if (!dimension || !quote) return null;
  const characters = [...quote];
  const text = characters.slice(0, LONGEST_QUOTE).join("");
  return { dimension: dimension.name, text: characters.length > LONGEST_QUOTE ? `${text}…` : text };
}

type Shown = Omit<ApprovalView, "mayDecide" | "hrAsked" | "closed">;

function viewOf(
  services: Services,
  {
    interview,
    report,
    name,
    reviewed,
  }: { interview: Interview; report: Report; name: string; reviewed: ApprovalView["reviewed"] },
  decision: ApprovalView["decision"],
): Shown {
  const dimensions = pickDimensions(report.dimensions);
  return {
    candidateName: name,
    jobTitle: interview.jobTitle,
    unitName: unitName(services, interview.orgUnitId),
    total: report.total,
    reviewed,
    recommendation: report.recommendation,
    why: report.recommendationReason,
    dimensions: dimensions.map(({ name: dimension, score }) => ({ name: dimension, score })),
    quote: pickQuote(dimensions),
    decision,
    ended: !isReported(interview.status),
    reportUrl: consoleLinks(services.env).report(interview.id),
  };
}

/**
 * What an approval card shows: to whoever may read the report all of it, to whoever may decide the buttons too. Null
 * where there is no report (any more).
 * @param asking shows the reasons for not going on to whoever pressed
 */
export async function loadApproval(
  services: Services,
  card: ChatCard,
  { pressedBy, asking = false }: { pressedBy?: Viewer; asking?: boolean } = {},
): Promise<CardFaces | null> {
  const { read } = services.db;
  const interviewId = card.subjectId;
  const interview = await selectOne(read, Interview, { id: interviewId });
  const filed = await findNewestReport(read, interviewId);
  const candidate = interview && (await selectOne(read, Candidate, { id: interview.candidateId }));
  if (!interview || !filed || !candidate) return null;
  const [review] = await listSentReviews(read, interviewId);
  const reviewed = review ? { total: review.result.total } : null;
  const given = { interview, report: filed.report, name: candidate.name, reviewed };
  const view = viewOf(services, given, await findDecision(read, interviewId));
  const reading = readingOf(services, card);
  const closed = await isClosed(read, interviewId);
  const nobodys = { ...view, closed, mayDecide: false, hrAsked: null };
  const { shared } = approvalFace(nobodys, reading);
  const viewers = await viewersOf(services, card, pressedBy);
  return facesFor(shared, viewers, async ({ userId, actor }) => {
    const mayDecide = (await findAuthority(services, read, actor, interview)) !== null;
    if (!mayDecide && !canOver(actor, "reports.read", interview)) return null;
    const asked = await selectOne(read, HelpRequest, { interviewId, askerId: actor.staffId });
    const hrAsked = asked && { at: asked.createdAt, takenBy: asked.takenBy };
    const own = { ...view, closed, mayDecide, hrAsked };
    return approvalFace(own, reading, { asking: asking && userId === pressedBy?.userId }).own;
  });
}
