import { In, LessThan } from "typeorm";
import { Application } from "../../candidates/applications/entity";
import { Candidate } from "../../candidates/entity";
import type { Transaction } from "../../db/database";
import { findForUpdate } from "../../db/locks";
import { insertRow } from "../../db/rows";
import { selectColumns, selectEqual, selectOne } from "../../db/statements";
import { DomainEventRow } from "../../events/entity";
import type { DomainEvent } from "../../events/events";
import { AppError } from "../../http/errors";
import { jobKeyOf } from "../../insight/progress/countChange";
import { Interview } from "../../interviews/entity";
import type { Services } from "../../services";
import { Candidacy, CandidacyInterview, type EventSource } from "../entity";
import { type Job, openCandidacies } from "../openCandidacy";
import { recordOn } from "../recordEvent";
import { TOLD_TYPES, followTold, sourceOf, toldBy } from "../tellCandidacy";

type Needed = Pick<Services, "db" | "clock" | "events">;
type Told = Pick<DomainEvent, "type" | "interviewId" | "data" | "at">;
type Known = Pick<Interview, "id" | "orgUnitId" | "positionId" | "jobTitle" | "invitedAt" | "completedAt">;

/** Something of long ago, at its place among everything that happened to a person. */
type Step = { at: Date; order: string } & (
  | { kind: "applied"; job: Job; orgUnitId: string; source: EventSource }
  | { kind: "told"; interview: Known; event: Told }
);

const COLUMNS = ["id", "orgUnitId", "positionId", "jobTitle", "invitedAt", "completedAt"] as const;

/**
 * Writes the candidacies of a person from before there were any: from their applications, from what they are put down
 * for, and from all that happened in their interviews, in its order and with its times. What has a candidacy already
 * is left as it is, so that it may be asked for again at any time; the caller's transaction has all of it or nothing.
 * Nobody hears of what is long past.
 * @param options.before the domain event that is being told just now, and will be by its own follower
 */
export async function rebuildPerson(
  services: Needed,
  tx: Transaction,
  candidateId: string,
  { before }: { before?: string } = {},
): Promise<void> {
  // Two at once would both begin what is missing.
  const person = await findForUpdate(services.db, tx, Candidate, { id: candidateId });
  if (!person) return;
  const interviews = await missingInterviews(tx, candidateId);
  const known = await selectColumns(tx.manager, Candidacy, ["id", "jobKey"], { candidateId });
  const jobs = new Set(known.map(({ jobKey }) => jobKey));
  const steps = [
    ...(await applications(tx, person)).filter(({ job }) => !jobs.has(jobKeyOf(job))),
    ...(await eventsOf(tx, interviews, before)),
  ].sort((left, right) => left.at.getTime() - right.at.getTime() || (left.order < right.order ? -1 : 1));

  const begun = new Set<string>();
  for (const step of steps) {
    if (step.kind === "applied") await apply(services, tx, candidateId, step, { jobs, begun });
    else await tell(services, tx, candidateId, step, { jobs, begun });
  }
}

async function missingInterviews({ manager }: Transaction, candidateId: string): Promise<Known[]> {
  const all = await selectColumns(manager, Interview, COLUMNS, { candidateId });
  const links = await selectEqual(manager, CandidacyInterview, { interviewId: all.map(({ id }) => id) });
  const linked = new Set(links.map(({ interviewId }) => interviewId));
  return all.filter(({ id }) => !linked.has(id));
}

/**
 * What they are put down for, since when, and whether they applied for it themselves. Not what else they applied for:
 * whom a stranger may not bring into the sight of another position's managers stays out of it (submitApplication).
 */
async function applications(
  { manager }: Transaction,
  { id, orgUnitId, positionId, state, source, createdAt }: Candidate,
): Promise<Extract<Step, { kind: "applied" }>[]> {
  if (positionId === null || state !== "active") return [];
  const sent = await selectColumns(manager, Application, ["id", "createdAt"], {
    candidateId: id,
    positionId,
  });
  const applied = (order: string, at: Date, by: EventSource) =>
    ({ kind: "applied", order, at, job: { positionId, jobTitle: "" }, orgUnitId, source: by }) as const;
  if (sent.length > 0) return sent.map((one) => applied(one.id, one.createdAt, "candidate"));
  return [applied(id, createdAt, source === "import" ? "import" : "product")];
}

/** What is on record of these interviews; of one without a record, that it was, and that it was held. */
async function eventsOf(
  { manager }: Transaction,
  interviews: readonly Known[],
  before: string | undefined,
): Promise<Step[]> {
  const byId = new Map(interviews.map((interview) => [interview.id, interview]));
  if (byId.size === 0) return [];
  const rows = await manager.find(DomainEventRow, {
    where: {
      interviewId: In([...byId.keys()]),
      type: In(TOLD_TYPES),
      ...(before ? { id: LessThan(before) } : {}),
    },
  });
  const steps = rows.map((row): Step => {
    const event = row as Told & { id: string };
    return { kind: "told", at: row.at, order: row.id, interview: byId.get(row.interviewId) as Known, event };
  });
  const recorded = new Set(rows.map(({ interviewId }) => interviewId));
  for (const interview of interviews.filter(({ id }) => !recorded.has(id))) {
    const { id: interviewId, invitedAt, completedAt } = interview;
    const event = (type: DomainEvent["type"], at: Date): Step => {
      const told = { type, interviewId, data: { resent: false }, at };
      return { kind: "told", at, order: interviewId, interview, event: told };
    };
    steps.push(event("interview.invited", invitedAt));
    if (completedAt) steps.push(event("interview.completed", completedAt));
  }
  return steps;
}

/** `jobs` have a candidacy; `begun` are those that this run writes from their first day on. */
type Written = { jobs: Set<string>; begun: Set<string> };

async function begin(
  services: Needed,
  tx: Transaction,
  person: { id: string; orgUnitId: string },
  job: Job,
  { at, source, from }: { at: Date; source: EventSource; from?: "interview" },
  { jobs, begun }: Written,
): Promise<Candidacy> {
  const [candidacy] = await openCandidacies(services, tx, [person], job, { source, at, past: true }, from);
  const opened = candidacy as Candidacy;
  jobs.add(jobKeyOf(job));
  if (opened.events === 1 && opened.openedAt.getTime() === at.getTime()) begun.add(opened.id);
  return opened;
}

async function apply(
  services: Needed,
  tx: Transaction,
  id: string,
  { job, orgUnitId, at, source }: Extract<Step, { kind: "applied" }>,
  written: Written,
): Promise<void> {
  if (written.jobs.has(jobKeyOf(job))) return;
  await begin(services, tx, { id, orgUnitId }, job, { at, source }, written);
}

async function tell(
  services: Needed,
  tx: Transaction,
  candidateId: string,
  { interview, event, at }: Extract<Step, { kind: "told" }>,
  written: Written,
): Promise<void> {
  const happened = toldBy(event);
  if (!happened) return;
  const candidacy = await candidacyOf(services, tx, candidateId, interview, at, written);
  if (happened.type === "candidacy.withdrawn" && candidacy.outcome !== "open") return;
  const isOwn = written.begun.has(candidacy.id);
  // What goes on today is not ended by what was long before it.
  if (happened.type === "candidacy.withdrawn" && !isOwn) return;
  const when = { at, past: true };
  try {
    const now = await recordOn(services, tx, candidacy, happened, { ...sourceOf(event), ...when });
    if (isOwn) await followTold(services, tx, now, happened, when);
  } catch (error) {
    // Refused before anything is written: the interview went on when the candidacy could not have.
    if (!(error instanceof AppError)) throw error;
  }
}

/** The candidacy that the interview belongs to, held; begun where its person has none under way to the job. */
async function candidacyOf(
  services: Needed,
  tx: Transaction,
  candidateId: string,
  interview: Known,
  at: Date,
  written: Written,
): Promise<Candidacy> {
  const { id: interviewId, orgUnitId } = interview;
  const hold = async (id: string) => (await findForUpdate(services.db, tx, Candidacy, { id })) as Candidacy;
  const link = await selectOne(tx.manager, CandidacyInterview, { interviewId });
  if (link) return hold(link.candidacyId);
  const how = { at, source: "product", from: "interview" } as const;
  const { id } = await begin(services, tx, { id: candidateId, orgUnitId }, interview, how, written);
  await insertRow(tx, CandidacyInterview, { interviewId, candidacyId: id });
  return hold(id);
}
