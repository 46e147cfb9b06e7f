import { MoreThan } from "typeorm";
import type { z } from "zod";
import { selectColumns } from "../db/statements";
import { LATE_MS, firstIdAt } from "../events/events";
import type { StaffActor } from "../http/actors";
import { badRequest } from "../http/errors";
import { uuid } from "../http/schema";
import { typesFor } from "../archive/fields";
import { canOver } from "../org/permissions";
import type { Services } from "../services";
import { ArchiveEvent, Candidacy } from "./entity";
import type { eventFeedQuery, eventFeedSchema } from "./schema";

type Read = Pick<
  ArchiveEvent,
  "id" | "candidateId" | "candidacyId" | "number" | "type" | "data" | "at" | "writtenAt" | "source"
>;
type Owned = Pick<Candidacy, "id" | "orgUnitId" | "positionId">;

/** Looked at in one round, and rounds for one answer: somebody of a small branch walks past everybody else's. */
const ROUND = 500;
const ROUNDS = 8;

const encode = (id: string) => Buffer.from(id).toString("base64url");

function decode(cursor: string): string {
  const read = uuid.safeParse(Buffer.from(cursor, "base64url").toString("utf8"));
  if (read.success) return read.data;
  throw badRequest("request.invalid", {
    details: [{ path: "cursor", code: "invalid", message: "Not a cursor of this list" }],
  });
}

/**
 * What happened to the candidacies that the actor sees, in the order of writing, from a cursor on: for systems that ask
 * rather than be told. Events are ordered by their ids, so this needs no index of its own.
 *
 * A transaction may commit some seconds after its event got an id. So the cursor at the end of what there is lies those
 * seconds back: what is new comes twice rather than never, under the same id.
 */
export async function listEvents(
  { db }: Pick<Services, "db">,
  actor: StaffActor,
  { cursor, since, limit, types }: z.output<typeof eventFeedQuery>,
): Promise<z.input<typeof eventFeedSchema>> {
  let after = cursor ? decode(cursor) : firstIdAt(since ? Date.parse(since) : 0);
  const wanted = types && new Set<string>(types);
  const items: z.input<typeof eventFeedSchema>["items"] = [];
  let hasMore = true;
  for (let round = 0; hasMore && round < ROUNDS && items.length < limit; round += 1) {
    const rows: Read[] = await db.read.find(ArchiveEvent, {
      where: { id: MoreThan(after) },
      order: { id: "ASC" },
      take: ROUND,
    });
    const owners = await findOwners(db.read, rows);
    hasMore = rows.length === ROUND;
    for (const row of rows) {
      if (items.length === limit) {
        hasMore = true;
        break;
      }
      after = row.id;
      const owner = owners.get(row.candidacyId);
      if (owner && maySee(actor, row, owner) && (!wanted || wanted.has(row.type)))
        items.push(present(row, owner));
    }
  }
  const settled = firstIdAt(Date.now() - LATE_MS);
  return { items, hasMore, nextCursor: encode(hasMore || after < settled ? after : settled) };
}

async function findOwners(
  manager: Services["db"]["read"],
  rows: readonly Read[],
): Promise<Map<string, Owned>> {
  const ids = [...new Set(rows.map(({ candidacyId }) => candidacyId))];
  const owners: Owned[] = await selectColumns(manager, Candidacy, ["id", "orgUnitId", "positionId"], {
    id: ids,
  });
  return new Map(owners.map((owner) => [owner.id, owner]));
}

/** What happened at work is for those who may read that kind of it. */
const maySee = (actor: StaffActor, { type }: Read, owner: Owned): boolean =>
  type.startsWith("employment.")
    ? typesFor(actor, owner).includes(type)
    : canOver(actor, "candidacies.read", owner);

/** As webhooks tell it: which, of whom, where. */
const present = (
  { id, type, number, candidateId, candidacyId, data, at, writtenAt, source }: Read,
  { orgUnitId, positionId }: Owned,
) => ({
  id,
  type,
  number,
  candidateId,
  candidacyId,
  interviewId: typeof data["interviewId"] === "string" ? data["interviewId"] : null,
  orgUnitId,
  positionId,
  at: at.toISOString(),
  writtenAt: writtenAt.toISOString(),
  source,
});
