import { newId } from "../clock";
import { findForUpdate } from "../db/locks";
import { insertRow, updateRows } from "../db/rows";
import { Interview } from "../interviews/entity";
import { isReported } from "../interviews/status";
import { coverageFor } from "../profiles/coverageFor";
import type { JobHandler } from "../queue/runner";
import { queueByReport } from "../reviews/tasks";
import type { Services } from "../services";
import { buildReport, type ReportContent } from "./buildReport";
import { ReportRow } from "./entity";
import { loadReportSource } from "./reportRows";
import type { Report } from "./schema";

/** Another report was filed while this one was written: what this one read is old. The job runs again. */
export class ReportOutdated extends Error {}

/**
 * Writes the report of an ended interview from what is stored. The same rows make no new version, so that a job that
 * runs twice leaves one report.
 */
export function composeReport(
  services: Pick<Services, "db" | "clock" | "events" | "cipher" | "queue">,
): JobHandler<{ interviewId: string }> {
  const { db, clock, events } = services;
  return {
    concurrency: 1,
    attempts: 4,
    async run({ interviewId }) {
      const interview = await db.read.findOneByOrFail(Interview, { id: interviewId });
      // Withdrawn, handed to a person or begun again since: there is nothing to report on now.
      if (!isReported(interview.status)) return;
      const last = await db.read.findOne(ReportRow, { where: { interviewId }, order: { version: "DESC" } });
      // What was settled with the first report stays: a later résumé, or a position that changed, moves no match.
      const coverage = last
        ? (last.report.coverage ?? null)
        : await coverageFor(services, db.read, interview);
      const content = buildReport({ ...(await loadReportSource(db.read, interview)), coverage });
      return async (tx) => {
        const now = clock.now();
        const held = await findForUpdate(db, tx, Interview, { id: interviewId });
        if (!held || !isReported(held.status)) return;
        const versions = await tx.manager.countBy(ReportRow, { interviewId });
        if (versions !== (last?.version ?? 0)) throw new ReportOutdated("another report was filed meanwhile");
        // Held back from everybody until somebody has rated it blind.
        const sealed = await queueByReport(services, tx, held, content, { first: !last });
        const changed = !last || !hasContent(last.report, content);
        const version = changed ? versions + 1 : versions;
        if (changed) {
          const report: Report = { ...content, version, composedAt: now.toISOString() };
          await insertRow(tx, ReportRow, { id: newId(), interviewId, version, report, createdAt: now });
        }
        await updateRows(
          tx,
          Interview,
          { id: interviewId },
          {
            reportState: "ready",
            reportTotal: sealed ? null : content.total,
            reportMatch: sealed ? null : content.match,
            recommendation: sealed ? null : content.recommendation,
            updatedAt: now,
          },
        );
        await events.publish(tx, sealed ? "report.sealed" : "report.composed", interviewId, { version });
      };
    },
    async giveUp({ interviewId }, tx) {
      await updateRows(tx, Interview, { id: interviewId }, { reportState: "failed", updatedAt: clock.now() });
      await events.publish(tx, "report.failed", interviewId, { step: "compose" });
    },
  };
}

/** Reports are made key by key in one order and kept as text, so equal content is equal text. */
export function hasContent(stored: Report, content: ReportContent): boolean {
  const filing = { version: 0, composedAt: "" };
  return JSON.stringify({ ...stored, ...filing }) === JSON.stringify({ ...content, ...filing });
}
