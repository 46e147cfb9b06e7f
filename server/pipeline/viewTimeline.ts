import type { z } from "zod";
import { Candidate } from "../candidates/entity";
import { idsOfPerson } from "../candidates/merging/mergedIds";
import { type Condition, selectNewestRows } from "../db/selectNewest";
import { selectColumns, selectEqual } from "../db/statements";
import type { StaffActor } from "../http/actors";
import { decodeCursor, pageFrom } from "../http/cursor";
import { Staff } from "../org/entity";
import { canOver } from "../org/permissions";
import type { Services } from "../services";
import { ArchiveEvent } from "./entity";
import type { timelineQuery, timelineSchema } from "./schema";

const COLUMNS = [
  "id",
  "candidacyId",
  "type",
  "data",
  "at",
  "writtenAt",
  "staffId",
  "source",
] as const satisfies (keyof ArchiveEvent)[];
type Listed = Pick<ArchiveEvent, (typeof COLUMNS)[number]>;

/**
 * What is known of a person's way, newest first, over all their candidacies and under every row they were known by as
 * far as it is the actor's. What happened at work is for those who may read that.
 */
export async function viewTimeline(
  { db }: Pick<Services, "db">,
  actor: StaffActor,
  candidateId: string,
  { cursor, limit }: z.output<typeof timelineQuery>,
): Promise<z.input<typeof timelineSchema>> {
  const ids = await idsOfPerson(db.read, actor, "candidates.read", candidateId);
  const people = await selectEqual(db.read, Candidate, { id: ids });
  const known = people.filter((person) => canOver(actor, "archive.read", person)).map(({ id }) => id);
  const where: Condition[] =
    known.length === ids.length
      ? []
      : [
          {
            sql: `(type LIKE 'candidacy.%'${known.map(() => " OR candidateId = ?").join("")})`,
            values: known,
          },
        ];
  const rows: Listed[] = await selectNewestRows(
    db.read,
    ArchiveEvent,
    {
      time: "at",
      arms: ids.map((value) => ({ column: "candidateId", value })),
      where,
      after: cursor ? decodeCursor(cursor) : null,
      limit: limit + 1,
    },
    COLUMNS,
  );
  const page = pageFrom(rows, limit, ({ at, id }) => ({ at, id }));
  const staffIds = [...new Set(page.items.flatMap(({ staffId }) => staffId ?? []))];
  const staff = await selectColumns(db.read, Staff, ["id", "name"], { id: staffIds });
  const names = new Map(staff.map(({ id, name }) => [id, name]));
  return {
    nextCursor: page.nextCursor,
    items: page.items.map(({ staffId, at, writtenAt, ...event }) => ({
      ...event,
      at: at.toISOString(),
      writtenAt: writtenAt.toISOString(),
      by: staffId === null ? null : { id: staffId, name: names.get(staffId) ?? "" },
    })),
  };
}
