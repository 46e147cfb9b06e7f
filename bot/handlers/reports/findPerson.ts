import { isSameName } from "../../../server/candidates/nameGrams";
import { STATUS_WORDS } from "../../../server/candidates/words";
import type { StaffActor } from "../../../server/http/actors";
import type { Locale } from "../../../server/http/messages";
import { type SummaryRow, findPage, findPeople } from "../../../server/interviews/findInterviews";
import { findCandidatesOf } from "../../../server/interviews/listInterviews";
import { scopeOf } from "../../../server/org/permissions";
import type { Services } from "../../../server/services";
import { dateText } from "../../cards/moment";

export type FoundInterview = { interview: SummaryRow; candidateName: string };

const MOST = 20;

/**
 * Interviews of whoever is called so, whose reports the actor may read: those of that very name, else those whose name
 * has it in it; of one person who has some with a report, those.
 */
export async function findInterviewsOf(
  services: Pick<Services, "db" | "blindIndex">,
  actor: StaffActor,
  name: string,
): Promise<FoundInterview[]> {
  const people = await findPeople(services, services.db.read, name);
  if (!people) return [];
  const scope = scopeOf(actor, "reports.read");
  const { rows } = await findPage(services.db.read, scope, people, { where: [], after: null, limit: MOST });
  const candidates = await findCandidatesOf(services.db.read, rows);
  const all = rows
    .filter(({ status }) => status !== "revoked")
    .map((interview) => ({
      interview,
      candidateName: candidates.get(interview.candidateId)?.name ?? "",
    }));
  const exact = all.filter(({ candidateName }) => isSameName(candidateName, name));
  const found = exact.length > 0 ? exact : all;
  const isOne = new Set(found.map(({ interview }) => interview.candidateId)).size === 1;
  const reported = found.filter(({ interview }) => interview.reportState === "ready");
  return isOne && reported.length > 0 ? reported : found;
}

/** What tells one interview from another, for the sender alone. */
export const labelOf = (
  { env }: Pick<Services, "env">,
  { interview, candidateName }: FoundInterview,
  locale: Locale,
): string =>
  [
    candidateName,
    interview.jobTitle,
    dateText(interview.invitedAt, { timeZone: env.TIME_ZONE, locale }),
    STATUS_WORDS[interview.status][locale === "zh" ? 0 : 1],
  ].join(" · ");
