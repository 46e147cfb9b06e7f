import { setImmediate as nextTurn } from "node:timers/promises";
import { selectColumns, selectEqual } from "../../db/statements";
import type { StaffActor } from "../../http/actors";
import { Interview } from "../../interviews/entity";
import { isReported } from "../../interviews/status";
import type { Owner } from "../../org/permissions";
import { CandidacyInterview } from "../../pipeline/entity";
import { ReportRow } from "../../reports/entity";
import { Review, ReviewTask } from "../../reviews/entity";
import type { Services } from "../../services";
import { dayOf } from "../../wallClock";
import { maySee } from "../fields";
import type { Growth } from "./schema";

type Shown = Growth["interview"];

export const NO_INTERVIEW: Shown = {
  state: "none",
  id: null,
  on: null,
  plan: null,
  total: null,
  reviewed: null,
  match: null,
  recommendation: null,
  dimensions: [],
};

/** Whole reports read at once. */
const AT_ONCE = 50;

/**
 * The newest interview of each of these candidacies that has a report, as far as the actor may read it. Never a sealed
 * one's scores. A candidacy without any is not in it.
 */
export async function interviewsOf(
  services: Pick<Services, "db" | "env">,
  actor: StaffActor,
  candidacyIds: readonly string[],
): Promise<Map<string, Shown>> {
  const found = new Map<string, Shown>();
  for (let start = 0; start < candidacyIds.length; start += AT_ONCE) {
    const part = candidacyIds.slice(start, start + AT_ONCE);
    for (const [id, shown] of await readPart(services, actor, part)) found.set(id, shown);
    await nextTurn();
  }
  return found;
}

async function readPart(
  { db, env }: Pick<Services, "db" | "env">,
  actor: StaffActor,
  candidacyId: string[],
): Promise<Map<string, Shown>> {
  const links = await selectEqual(db.read, CandidacyInterview, { candidacyId });
  const id = links.map(({ interviewId }) => interviewId);
  const interviews = (await selectEqual(db.read, Interview, { id }))
    .filter(({ status }) => isReported(status))
    .toSorted((one, other) => (other.completedAt?.getTime() ?? 0) - (one.completedAt?.getTime() ?? 0));
  const interviewId = interviews.map((interview) => interview.id);
  const [tasks, versions] = await Promise.all([
    selectColumns(db.read, ReviewTask, ["interviewId", "sealed"], { interviewId }),
    selectColumns(db.read, ReportRow, ["id", "interviewId", "version"], { interviewId }),
  ]);
  const sealed = new Set(tasks.flatMap((task) => (task.sealed ? [task.interviewId] : [])));
  const newest = new Map(
    versions.toSorted((one, other) => one.version - other.version).map((row) => [row.interviewId, row.id]),
  );
  const candidacyOf = new Map(links.map((link) => [link.interviewId, link.candidacyId]));
  const found = new Map<string, Shown>();
  const toRead = new Map<string, string>();
  for (const interview of interviews) {
    const candidacy = candidacyOf.get(interview.id) as string;
    const reportId = newest.get(interview.id);
    if (found.has(candidacy) || toRead.has(candidacy)) continue;
    if (!maySee(actor, "interview", interview as Owner))
      found.set(candidacy, { ...NO_INTERVIEW, state: "hidden" });
    else if (sealed.has(interview.id))
      found.set(candidacy, { ...NO_INTERVIEW, id: interview.id, state: "sealed" });
    else if (reportId !== undefined) toRead.set(candidacy, reportId);
  }
  const reports = await selectEqual(db.read, ReportRow, { id: [...toRead.values()] });
  const sent = await selectColumns(db.read, Review, ["id", "interviewId", "result", "sentAt"], {
    interviewId: reports.map((row) => row.interviewId),
    state: "sent",
  });
  const reviewOf = new Map(
    sent
      .toSorted(
        (one, other) =>
          (one.sentAt?.getTime() ?? 0) - (other.sentAt?.getTime() ?? 0) || (one.id < other.id ? -1 : 1),
      )
      .map((review) => [review.interviewId, review]),
  );
  for (const { interviewId: own, report } of reports) {
    const result = reviewOf.get(own)?.result;
    found.set(candidacyOf.get(own) as string, {
      state: "shown",
      id: own,
      on: report.completedAt ? dayOf(new Date(report.completedAt), env.TIME_ZONE) : null,
      plan: report.planName,
      total: report.total,
      reviewed: result?.total ?? null,
      match: report.match,
      recommendation: report.recommendation,
      dimensions: report.dimensions.map((dimension) => ({
        id: dimension.id,
        name: dimension.name,
        score:
          result?.dimensions.find(({ id: reviewed }) => reviewed === dimension.id)?.score ?? dimension.score,
        required: dimension.requiredScore,
      })),
    });
  }
  return found;
}
