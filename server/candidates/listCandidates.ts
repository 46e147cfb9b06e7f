import type { SelectQueryBuilder } from "typeorm";
import type { z } from "zod";
import { selectBuilt } from "../db/statements";
import type { StaffActor } from "../http/actors";
import { decodeCursor, pageFrom } from "../http/cursor";
import { scopeOf } from "../org/permissions";
import { narrowScope, withinScope } from "../org/scope";
import type { Services } from "../services";
import { Candidate, CandidateNameGram, CandidateTag } from "./entity";
import { presentSummaries } from "./presentCandidate";
import type { CandidateListQuery, candidatePageSchema } from "./schema";
import { candidateQueryOf, findIdsByContact, nameContains } from "./searchCandidates";

export type CandidateFilters = Omit<CandidateListQuery, "cursor" | "limit">;
type Listing = Pick<Services, "db" | "org" | "blindIndex">;

const COLUMNS = [
  "id",
  "orgUnitId",
  "positionId",
  "name",
  "phoneSealed",
  "emailSealed",
  "source",
  "sourceDetail",
  "state",
  "inTalentPool",
  "talentPoolAt",
  "talentPoolHow",
  "createdAt",
  "updatedAt",
] as const satisfies (keyof Candidate)[];
export type ListedCandidate = Pick<Candidate, (typeof COLUMNS)[number]>;

/** Whose `createdAt` and id order the list: that of the index which narrows it most. */
type Order = { at: string; id: string };

async function narrowByQuery(
  { db, blindIndex }: Listing,
  builder: SelectQueryBuilder<Candidate>,
  q: string | undefined,
): Promise<Order | null> {
  if (!q) return null;
  const query = candidateQueryOf(blindIndex, q);
  if (query.by === "name") {
    builder
      .innerJoin(CandidateNameGram, "gram", "gram.candidateId = candidate.id AND gram.gram = :gram", {
        gram: query.gram,
      })
      .andWhere(...nameContains("candidate", query.words));
    return { at: "gram.createdAt", id: "gram.candidateId" };
  }
  const ids = query.by === "contact" ? await findIdsByContact(db.read, query) : [];
  if (ids.length > 0) builder.andWhere("candidate.id IN (:...ids)", { ids });
  else builder.andWhere("1 = 0");
  return null;
}

function narrowByTag(builder: SelectQueryBuilder<Candidate>, tag: string | undefined): Order | null {
  if (!tag) return null;
  builder.innerJoin(CandidateTag, "tag", "tag.candidateId = candidate.id AND tag.tag = :tag", { tag });
  return { at: "tag.createdAt", id: "tag.candidateId" };
}

/** Rows of the list under these filters, after a position in it. */
export async function selectCandidates(
  services: Listing,
  actor: StaffActor,
  filters: CandidateFilters,
  { after, limit }: { after: { at: Date; id: string } | null; limit: number },
): Promise<ListedCandidate[]> {
  const { state, source, positionId, talentPool, unit, tag, q } = filters;
  const builder = services.db.read
    .createQueryBuilder(Candidate, "candidate")
    .where("candidate.state = :state", { state });
  const scope = narrowScope(services, scopeOf(actor, "candidates.read"), unit);
  withinScope(builder, "candidate", scope, { position: true });
  if (source) builder.andWhere("candidate.source = :source", { source });
  if (positionId) builder.andWhere("candidate.positionId = :positionId", { positionId });
  if (talentPool !== undefined) {
    builder.andWhere("candidate.inTalentPool = :talentPool", { talentPool: Number(talentPool) });
  }
  const byTag = narrowByTag(builder, tag);
  const order = (await narrowByQuery(services, builder, q)) ??
    byTag ?? { at: "candidate.createdAt", id: "candidate.id" };
  builder.orderBy(order.at, "DESC").addOrderBy(order.id, "DESC").limit(limit);
  if (after) {
    builder.andWhere(`(${order.at} < :at OR (${order.at} = :at AND ${order.id} < :id))`, after);
  }
  return selectBuilt(builder, Candidate, COLUMNS);
}

/** People of the pool, who came last first, of those that the actor may see. */
export async function listCandidates(
  services: Listing & Pick<Services, "cipher">,
  actor: StaffActor,
  { cursor, limit, ...filters }: CandidateListQuery,
): Promise<z.input<typeof candidatePageSchema>> {
  const after = cursor ? decodeCursor(cursor) : null;
  const rows = await selectCandidates(services, actor, filters, { after, limit: limit + 1 });
  const page = pageFrom(rows, limit, ({ createdAt, id }) => ({ at: createdAt, id }));
  return { items: await presentSummaries(services, actor, page.items), nextCursor: page.nextCursor };
}
