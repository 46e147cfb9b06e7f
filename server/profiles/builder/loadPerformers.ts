import { setImmediate as turn } from "node:timers/promises";
import { idsOfPerson } from "../../candidates/merging/mergedIds";
import { Candidate } from "../../candidates/entity";
import { selectBuilt, selectEqual } from "../../db/statements";
import type { StaffActor } from "../../http/actors";
import { notFound } from "../../http/errors";
import { Interview } from "../../interviews/entity";
import { canOver, scopeOf } from "../../org/permissions";
import { withinScope } from "../../org/scope";
import { Position } from "../../positions/entity";
import { findNewestReport } from "../../reports/viewReport";
import { loadFacts } from "../../resumes/kept/loadFacts";
import type { Services } from "../../services";
import type { Performer, Scores } from "./performerFacts";

/** Interviews of the position that are looked at, the newest first. */
const MOST_INTERVIEWS = 60;

type Asked = { performerIds: readonly string[]; positionId?: string | undefined };

/** One interview of each person, the newest that has a report, among those that the actor may read. */
async function scoresByPerson(
  { db }: Pick<Services, "db">,
  actor: StaffActor,
  positionId: string,
): Promise<Map<string, Scores>> {
  const builder = db.read
    .createQueryBuilder(Interview, "interview")
    .where("interview.positionId = :positionId AND interview.reportState = 'ready'", { positionId })
    .orderBy("interview.invitedAt", "DESC")
    .addOrderBy("interview.id", "DESC")
    .limit(MOST_INTERVIEWS);
  withinScope(builder, "interview", scopeOf(actor, "reports.read"), { position: true });
  const found = new Map<string, Scores>();
  for (const { id, candidateId } of await selectBuilt(builder, Interview, ["id", "candidateId"])) {
    if (found.has(candidateId)) continue;
    const filed = await findNewestReport(db.read, id);
    const given = (filed?.report.dimensions ?? []).flatMap((dimension) =>
      dimension.score === null ? [] : [[dimension.id, dimension.score] as const],
    );
    if (given.length > 0) found.set(candidateId, Object.fromEntries(given));
    // A report is big, and on SQLite nothing here waits by itself.
    await turn();
  }
  return found;
}

/**
 * What is known of those who do the job well, and how the others of the position did. Only of people whose page the
 * actor may read, and of interviews whose reports they may read.
 * @throws 404 `candidate.not_found`, `position.not_found`
 */
export async function loadPerformers(
  services: Pick<Services, "db" | "cipher">,
  actor: StaffActor,
  { performerIds, positionId }: Asked,
): Promise<{ performers: Performer[]; others: Scores[] }> {
  const { read } = services.db;
  const unique = [...new Set(performerIds)];
  const rows = unique.length === 0 ? [] : await selectEqual(read, Candidate, { id: unique });
  const seen = rows.filter((row) => row.state !== "merged" && canOver(actor, "candidates.read", row));
  if (seen.length < unique.length) throw notFound("candidate.not_found");
  if (positionId !== undefined) {
    const position = await read.findOneBy(Position, { id: positionId });
    const owner = position && { orgUnitId: position.orgUnitId, positionId };
    if (!owner || !canOver(actor, "positions.read", owner)) throw notFound("position.not_found");
  }
  if (unique.length === 0) return { performers: [], others: [] };

  const scores =
    positionId === undefined ? new Map<string, Scores>() : await scoresByPerson(services, actor, positionId);
  const performers: Performer[] = [];
  const theirs = new Set<string>();
  for (const id of unique) {
    const ids = await idsOfPerson(read, actor, "candidates.read", id);
    for (const each of ids) theirs.add(each);
    const known = ids.map((each) => scores.get(each)).find((each) => each !== undefined);
    performers.push({ resume: await loadFacts(services, read, ids), scores: known ?? null });
    await turn();
  }
  return { performers, others: [...scores].flatMap(([id, each]) => (theirs.has(id) ? [] : [each])) };
}
