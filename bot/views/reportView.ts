import type { ChatCard } from "../../server/chats/entity";
import { Candidate } from "../../server/candidates/entity";
import { selectOne } from "../../server/db/statements";
import { Interview } from "../../server/interviews/entity";
import { canOver } from "../../server/org/permissions";
import { findNewestReport } from "../../server/reports/viewReport";
import type { Services } from "../../server/services";
import { findDecision } from "../../server/decisions/findDecision";
import { decidedText } from "../cards/faces/approvalFace";
import type { ReportView } from "../cards/faces/reportFace";
import { consoleLinks } from "../consoleLinks";
import { findViewers } from "./findViewers";
import { addresseeOf } from "./addressee";
import { readingOf } from "./reading";

export type LoadedReport = {
  view: ReportView;
  /** By platform ids: who may see more than that there is a report. */
  viewers: string[];
};

/** The newest report of the card's interview; null without one, and where its only reader may not read it any more. */
export async function loadReport(services: Services, card: ChatCard): Promise<LoadedReport | null> {
  const { db, env } = services;
  const interview = await selectOne(db.read, Interview, { id: card.subjectId });
  if (!interview) return null;
  const filed = await findNewestReport(db.read, interview.id);
  if (!filed) return null;
  let viewers: string[];
  if (card.placeKind === "person") {
    const reader = await addresseeOf(services, card);
    if (!reader || !canOver(reader.actor, "reports.read", interview)) return null;
    viewers = [reader.userId];
  } else {
    viewers = await findViewers(services, card.platform, interview, "reports.read");
  }
  const candidate = await selectOne(db.read, Candidate, { id: interview.candidateId });
  const decision = await findDecision(db.read, interview.id);
  const { report } = filed;
  return {
    viewers,
    view: {
      candidate: candidate?.name ?? "",
      job: interview.jobTitle,
      total: report.total,
      match: report.match,
      recommendation: report.recommendation,
      reason: report.recommendationReason,
      dimensions: report.dimensions.map(({ name, score }) => ({ name, score })),
      decided: decision && {
        outcome: decision.outcome,
        text: decidedText(decision, readingOf(services, card)),
      },
      url: consoleLinks(env).report(interview.id),
    },
  };
}
