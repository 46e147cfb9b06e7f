import type { z } from "zod";
import { seenBy, typesFor } from "../archive/fields";
import { struckIds } from "../archive/knownWork";
import { idsOfPerson } from "../candidates/merging/mergedIds";
import { type Condition } from "../db/selectNewest";
import { selectColumns } from "../db/statements";
import type { StaffActor } from "../http/actors";
import { authorsOf } from "./authors";
import { canOver } from "../org/permissions";
import type { Services } from "../services";
import { formsHiddenFrom } from "../rounds/forms/hiddenForms";
import { ArchiveEvent, Candidacy } from "./entity";
import type { timelineQuery, timelineSchema } from "./schema";
import { newestPage } from "../http/newestPage";

const COLUMNS = [
  "id",
  "candidateId",
  "candidacyId",
  "type",
  "data",
  "at",
  "writtenAt",
  "staffId",
  "source",
  "apiTokenId",
] as const satisfies (keyof ArchiveEvent)[];
type Listed = Pick<ArchiveEvent, (typeof COLUMNS)[number]>;
/** For which job somebody is under way, and so whose it is to know. */
type Way = Pick<Candidacy, "id" | "orgUnitId" | "positionId" | "jobTitle">;

/**
 * What is known of a person's way, newest first, over all their candidacies and under every row they were known by as
 * far as it is the actor's. Whose a step is follows from its candidacy, not from where the person is kept now; what
 * happened at work is for those who may read that.
 */
export async function viewTimeline(
  { db }: Pick<Services, "db">,
  actor: StaffActor,
  candidateId: string,
  { cursor, limit }: z.output<typeof timelineQuery>,
): Promise<z.input<typeof timelineSchema>> {
  const ids = await idsOfPerson(db.read, actor, "candidates.read", candidateId);
  const columns = ["id", "orgUnitId", "positionId", "jobTitle"] as const;
  const ways: Way[] = await selectColumns(db.read, Candidacy, columns, { candidateId: ids });
  const wayOf = new Map(ways.map((way) => [way.id, way]));
  const page = await newestPage(
    db.read,
    ArchiveEvent,
    {
      time: "at",
      arms: ids.map((value) => ({ column: "candidateId", value })),
      where: [seenEvents(actor, ways)],
      cursor,
      limit,
    },
    COLUMNS,
  );
  const hidden = await formsHiddenFrom(db.read, actor.staffId, page.items);
  const authors = await authorsOf(db.read, page.items);
  const struck = await findStruck(db.read, page.items);
  return {
    nextCursor: page.nextCursor,
    items: page.items
      .flatMap((row) => seen(actor, wayOf, row))
      .map(({ staffId, apiTokenId, at, writtenAt, candidateId: _candidateId, ...event }) => ({
        ...event,
        data: hidden.has(event.id) ? { formId: event.data["formId"] } : event.data,
        position: jobOf(wayOf.get(event.candidacyId)),
        struck: struck.has(event.id),
        at: at.toISOString(),
        writtenAt: writtenAt.toISOString(),
        ...authors({ staffId, apiTokenId }),
      })),
  };
}

/** Which events the actor may know of: steps to a job by the candidacy, what happened there by what it is (archive/fields). */
function seenEvents(actor: StaffActor, ways: readonly Way[]): Condition {
  const groups = new Map<string, { readsSteps: boolean; types: string[]; ids: string[] }>();
  for (const way of ways) {
    const readsSteps = canOver(actor, "candidacies.read", way);
    const types = typesFor(actor, way);
    const key = `${readsSteps} ${types.join(" ")}`;
    const group = groups.get(key);
    if (group) group.ids.push(way.id);
    else groups.set(key, { readsSteps, types, ids: [way.id] });
  }
  const parts = [...groups.values()].flatMap(({ readsSteps, types, ids }): Condition[] => {
    const kinds = [
      ...(readsSteps ? ["type LIKE 'candidacy.%'"] : []),
      ...(types.length > 0 ? [`type IN (${placeholders(types)})`] : []),
    ];
    if (kinds.length === 0) return [];
    // Where all are alike, as nearly always, nothing leads the database away from the index of the person.
    const among = groups.size === 1 ? [] : ids;
    const ofThese = among.length === 0 ? "" : `candidacyId IN (${placeholders(among)}) AND `;
    return [{ sql: `(${ofThese}(${kinds.join(" OR ")}))`, values: [...among, ...types] }];
  });
  if (parts.length === 0) return { sql: "1 = 0", values: [] };
  return {
    sql: `(${parts.map(({ sql }) => sql).join(" OR ")})`,
    values: parts.flatMap(({ values }) => values),
  };
}

const placeholders = (values: readonly string[]) => values.map(() => "?").join(", ");

function seen(actor: StaffActor, wayOf: ReadonlyMap<string, Way>, row: Listed): Listed[] {
  const way = wayOf.get(row.candidacyId);
  const shown = way ? seenBy(actor, way, row) : null;
  return shown ? [shown] : [];
}

const jobOf = (way: Way | undefined) => ({ id: way?.positionId ?? null, title: way?.jobTitle ?? "" });

/** Those of a page that something else, anywhere, has taken the place of. */
async function findStruck(manager: Services["db"]["read"], page: readonly Listed[]): Promise<Set<string>> {
  const atWork = page.filter(({ type }) => type.startsWith("employment."));
  const candidacyId = [...new Set(atWork.map((event) => event.candidacyId))];
  return struckIds(await selectColumns(manager, ArchiveEvent, ["id", "data"], { candidacyId }));
}
