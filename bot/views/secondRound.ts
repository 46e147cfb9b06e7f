import { Candidate } from "../../server/candidates/entity";
import type { ChatCard } from "../../server/chats/entity";
import { findDecision } from "../../server/decisions/findDecision";
import { findSecondRound } from "../../server/decisions/secondRound/findSecondRound";
import { selectOne } from "../../server/db/statements";
import { Interview } from "../../server/interviews/entity";
import type { Locale } from "../../server/http/messages";
import { canOver } from "../../server/org/permissions";
import { findNewestReport } from "../../server/reports/viewReport";
import type { Services } from "../../server/services";
import { decidedText } from "../cards/faces/approvalFace";
import { secondRoundFace } from "../cards/faces/secondRoundFace";
import type { CardFaces } from "../cards/face";
import { consoleLinks } from "../consoleLinks";
import { readingOf, unitName } from "./reading";
import { facesFor, viewersOf } from "./viewers";

/** The newest second round of an interview, for HR. */
export async function loadSecondRound(services: Services, card: ChatCard): Promise<CardFaces | null> {
  const { read } = services.db;
  const interview = await selectOne(read, Interview, { id: card.subjectId });
  const round = interview && (await findSecondRound(read, interview.id));
  const candidate = interview && (await selectOne(read, Candidate, { id: interview.candidateId }));
  if (!interview || !round || !candidate) return null;
  const reading = readingOf(services, card);
  const decision = await findDecision(read, interview.id);
  const view = {
    candidateName: candidate.name,
    jobTitle: interview.jobTitle,
    unitName: unitName(services, interview.orgUnitId),
    state: round.state,
    times: round.times.map(({ startsAt, endsAt }) => ({
      startsAt: new Date(startsAt),
      endsAt: new Date(endsAt),
    })),
    candidateNote: round.note,
    agreed: round.startsAt && { startsAt: round.startsAt, place: round.place },
    decided: decision && decidedText(decision, reading),
    url: consoleLinks(services.env).interview(interview.id),
  };
  const asks = round.startsAt ? await asksFor(services, interview.id, reading.locale) : [];
  const { shared, own } = secondRoundFace({ ...view, asks: [] }, reading);
  const informed = secondRoundFace({ ...view, asks }, reading).own;
  return facesFor(shared, await viewersOf(services, card), ({ actor }) => {
    if (!canOver(actor, "interviews.invite", interview)) return null;
    return canOver(actor, "reports.read", interview) ? informed : own;
  });
}

/** What the report would ask in the next round, as it can be said. */
async function asksFor({ db }: Services, interviewId: string, locale: Locale): Promise<string[]> {
  const filed = await findNewestReport(db.read, interviewId);
  return filed?.report.nextRound?.map(({ ask }) => ask[locale]) ?? filed?.report.probes ?? [];
}
