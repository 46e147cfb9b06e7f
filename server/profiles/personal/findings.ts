import { type EntityManager, In } from "typeorm";
import { Interview } from "../../interviews/entity";
import { findNewestReport } from "../../reports/viewReport";
import type { Finding } from "./proposeQuestions";

/** Looked at, the newest first, until one may be read. */
const MOST = 20;

/** What the newest interview of a person that has a report and may be read here left open. */
export async function findingsOf(
  manager: EntityManager,
  candidateIds: readonly string[],
  mayRead: (interview: Interview) => boolean,
): Promise<Finding[]> {
  const interviews = await manager.find(Interview, {
    where: { candidateId: In([...candidateIds]), reportState: "ready" },
    order: { invitedAt: "DESC" },
    take: MOST,
  });
  const latest = interviews.find(mayRead);
  const filed = latest && (await findNewestReport(manager, latest.id));
  return (filed?.report.dimensions ?? []).map(({ id, score, requiredScore }) => ({
    dimensionId: id,
    score,
    requiredScore,
  }));
}
