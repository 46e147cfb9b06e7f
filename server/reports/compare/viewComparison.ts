import type { StaffActor } from "../../http/actors";
import { notFound } from "../../http/errors";
import { selectEqual } from "../../db/statements";
import { Interview } from "../../interviews/entity";
import { findCandidatesOf } from "../../interviews/listInterviews";
import { canOver } from "../../org/permissions";
import type { Services } from "../../services";
import { findNewestReport } from "../viewReport";
import { compareReports } from "./compareReports";
import type { Comparison } from "./schema";

/**
 * Reports side by side, in the order of the ids.
 * @throws interview.not_found where one of them is not there or not the actor's to see: then nothing is told of any
 */
export async function viewComparison(
  { db }: Pick<Services, "db">,
  actor: StaffActor,
  ids: readonly string[],
): Promise<Comparison> {
  const found = await selectEqual(db.read, Interview, { id: ids });
  const interviews = ids.map((id) => {
    const interview = found.find((row) => row.id === id);
    if (!interview || !canOver(actor, "reports.read", interview)) throw notFound("interview.not_found");
    return interview;
  });
  const candidates = await findCandidatesOf(db.read, interviews);
  return compareReports(
    await Promise.all(
      interviews.map(async (interview) => {
        const filed = await findNewestReport(db.read, interview.id);
        const candidateName = candidates.get(interview.candidateId)?.name ?? "";
        return { interview, candidateName, report: filed?.report ?? null };
      }),
    ),
  );
}
