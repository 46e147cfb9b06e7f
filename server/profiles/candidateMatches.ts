import { In } from "typeorm";
import { Application } from "../candidates/applications/entity";
import { Candidate } from "../candidates/entity";
import { idsOfPerson } from "../candidates/merging/mergedIds";
import { selectEqual } from "../db/statements";
import type { StaffActor } from "../http/actors";
import { Interview } from "../interviews/entity";
import { canOver } from "../org/permissions";
import { Position } from "../positions/entity";
import { isBeingRead, loadFacts } from "../resumes/kept/loadFacts";
import type { Services } from "../services";
import { matchResume, pointsOf } from "./matchResume";
import { profileOf } from "./profileOf";
import type { CandidateMatches } from "./schema";
import { screenResume } from "./screening/screenResume";

/** So many positions of one person, the newest ones. */
const MOST = 5;

/** The positions that a person is a candidate for: their own, those applied for, those interviewed for. */
async function positionsOf({ db }: Pick<Services, "db">, actor: StaffActor, ids: readonly string[]) {
  const newest = { where: { candidateId: In([...ids]) }, take: 20 } as const;
  const [people, applications, interviews] = await Promise.all([
    selectEqual(db.read, Candidate, { id: [...ids] }),
    db.read.find(Application, { ...newest, order: { createdAt: "DESC" } }),
    db.read.find(Interview, { ...newest, order: { invitedAt: "DESC" } }),
  ]);
  // An interview of another branch tells nothing, not even by its position.
  const seen = interviews.filter((interview) => canOver(actor, "interviews.read", interview));
  const wanted = [...people, ...seen, ...applications].flatMap(({ positionId }) => positionId ?? []);
  const unique = [...new Set(wanted)];
  const rows = unique.length === 0 ? [] : await db.read.findBy(Position, { id: In(unique) });
  return unique
    .flatMap((id) => rows.find((row) => row.id === id) ?? [])
    .filter(({ id, orgUnitId, archivedAt }) => {
      return !archivedAt && canOver(actor, "positions.read", { orgUnitId, positionId: id });
    })
    .slice(0, MOST);
}

/**
 * How far the newest résumé of a person covers the positions they are a candidate for, and how it comes out where they
 * screen, as both are now: nothing of it is kept, so nothing of it can be out of date. A report keeps its own
 * (`coverageFor`), and a list what it is filtered by (`CandidateScreening`).
 */
export async function candidateMatches(
  services: Pick<Services, "db" | "cipher">,
  actor: StaffActor,
  candidateId: string,
): Promise<CandidateMatches> {
  const ids = await idsOfPerson(services.db.read, actor, "candidates.read", candidateId);
  const [facts, isReading] = await Promise.all([
    loadFacts(services, services.db.read, ids),
    isBeingRead(services.db.read, ids),
  ]);
  if (!facts) return { resume: null, isReading, items: [] };
  const { resumeId, engine, readAt, ...resume } = facts;
  const items: CandidateMatches["items"] = [];
  for (const position of await positionsOf(services, actor, ids)) {
    const { leftOut, ...profile } = await profileOf(position);
    const { id, title, version } = position;
    const match = matchResume(profile, resume);
    const points = match.requirements.map(pointsOf);
    const screening = screenResume(position.screening ?? [], resume, readAt);
    items.push({ position: { id, title, version }, ...match, points, screening, leftOut });
  }
  return { resume: { id: resumeId, engine, readAt: readAt.toISOString() }, isReading, items };
}
