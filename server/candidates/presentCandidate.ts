import type { EntityManager } from "typeorm";
import type { z } from "zod";
import { selectColumns, selectEqual } from "../db/statements";
import type { StaffActor } from "../http/actors";
import { Interview } from "../interviews/entity";
import { canOver, scopeOf } from "../org/permissions";
import { isInScope } from "../org/scope";
import { presentUnitRef } from "../org/staff/presentStaff";
import { Position } from "../positions/entity";
import { CandidateScreening } from "../profiles/screening/entity";
import type { Services } from "../services";
import { maskEmail, maskPhone, openContact } from "./contact";
import { CandidateTag } from "./entity";
import type { ListedCandidate } from "./findCandidates";
import type { candidateSummarySchema } from "./schema";

type Summary = z.input<typeof candidateSummarySchema>;
const SUMMED = [
  "id",
  "candidateId",
  "orgUnitId",
  "positionId",
  "jobTitle",
  "status",
  "invitedAt",
] as const satisfies (keyof Interview)[];
const INTERVIEW_COLUMNS = [
  ...SUMMED,
  "planName",
  "reportState",
  "completedAt",
] as const satisfies (keyof Interview)[];

const byId = <T extends { id: string }>(rows: readonly T[]) => new Map(rows.map((row) => [row.id, row]));

/** Interviews of these people that the actor may see, the newest first. */
async function seenOf<K extends (typeof INTERVIEW_COLUMNS)[number]>(
  manager: EntityManager,
  actor: StaffActor,
  candidateIds: readonly string[],
  columns: readonly (K | (typeof SUMMED)[number])[],
) {
  const rows = await selectColumns(manager, Interview, columns, { candidateId: candidateIds });
  // Narrowed here: in the question, an index on the unit would be taken for the better one.
  const scope = scopeOf(actor, "interviews.read");
  return rows
    .filter((interview) => isInScope(scope, interview))
    .toSorted((left, right) => right.invitedAt.getTime() - left.invitedAt.getTime());
}

export const interviewsOf = (manager: EntityManager, actor: StaffActor, candidateIds: readonly string[]) =>
  seenOf(manager, actor, candidateIds, INTERVIEW_COLUMNS);

/** Titles of the positions that the actor may know of. */
async function positionsOf(manager: EntityManager, actor: StaffActor, people: readonly ListedCandidate[]) {
  const ids = [...new Set(people.flatMap(({ positionId }) => positionId ?? []))];
  const rows = ids.length === 0 ? [] : await selectEqual(manager, Position, { id: ids });
  return byId(
    rows.filter(({ id, orgUnitId }) => canOver(actor, "positions.read", { orgUnitId, positionId: id })),
  );
}

export async function tagsOf(manager: EntityManager, ids: readonly string[]): Promise<Map<string, string[]>> {
  const rows =
    ids.length === 0
      ? []
      : await selectColumns(manager, CandidateTag, ["candidateId", "tag"], { candidateId: ids });
  const tags = new Map<string, string[]>();
  for (const { candidateId, tag } of rows) tags.set(candidateId, [...(tags.get(candidateId) ?? []), tag]);
  return tags;
}

/** How people came out against what they apply for now. */
async function screeningsOf(manager: EntityManager, people: readonly ListedCandidate[]) {
  const ids = people.filter(({ positionId }) => positionId !== null).map(({ id }) => id);
  const columns = ["candidateId", "positionId", "result", "conditions", "screenedAt"] as const;
  const rows = await selectColumns(manager, CandidateScreening, columns, { candidateId: ids });
  return new Map(rows.map((row) => [`${row.candidateId} ${row.positionId}`, row]));
}

export const masked = ({ phone, email }: { phone: string | null; email: string | null }) => ({
  phone: phone && maskPhone(phone),
  email: email && maskEmail(email),
});

/** People as rows of a list, contacts masked, in the order given. */
export async function presentSummaries(
  services: Pick<Services, "db" | "org" | "cipher">,
  actor: StaffActor,
  people: readonly ListedCandidate[],
): Promise<Summary[]> {
  const { read } = services.db;
  const ids = people.map(({ id }) => id);
  const [interviews, positions, tags, screenings] = await Promise.all([
    seenOf(read, actor, ids, SUMMED),
    positionsOf(read, actor, people),
    tagsOf(read, ids),
    screeningsOf(read, people),
  ]);
  const newest = new Map(interviews.toReversed().map((interview) => [interview.candidateId, interview]));
  const tree = services.org.tree();
  return people.map((person): Summary => {
    const interview = newest.get(person.id);
    const position = positions.get(person.positionId ?? "");
    const screening = screenings.get(`${person.id} ${person.positionId}`);
    return {
      id: person.id,
      name: person.name,
      ...masked(openContact(services, person)),
      orgUnit: presentUnitRef(tree, person.orgUnitId),
      position: position ? { id: position.id, title: position.title } : null,
      screening: screening
        ? {
            result: screening.result,
            conditions: position ? screening.conditions : [],
            at: screening.screenedAt.toISOString(),
          }
        : null,
      source: person.source,
      sourceDetail: person.sourceDetail,
      tags: (tags.get(person.id) ?? []).toSorted(),
      state: person.state,
      talentPool: person.talentPoolAt && {
        at: person.talentPoolAt.toISOString(),
        how: person.talentPoolHow ?? "",
      },
      interview: interview
        ? {
            id: interview.id,
            jobTitle: interview.jobTitle,
            status: interview.status,
            invitedAt: interview.invitedAt.toISOString(),
          }
        : null,
      createdAt: person.createdAt.toISOString(),
      updatedAt: person.updatedAt.toISOString(),
    };
  });
}
