import type { z } from "zod";
import type { StaffActor } from "../http/actors";
import { decodeCursor, pageFrom } from "../http/cursor";
import { scopeOf } from "../org/permissions";
import { narrowScope } from "../org/scope";
import type { Services } from "../services";
import { type CandidateFilters, type ListedCandidate, findCandidates, placeOf } from "./findCandidates";
import { presentSummaries } from "./presentCandidate";
import type { CandidateListQuery, candidatePageSchema } from "./schema";
import type { Wanted } from "./walkWays";

type Listing = Pick<Services, "db" | "org" | "blindIndex">;

/** Rows of the list under these filters, after a position in it. */
export async function selectCandidates(
  services: Listing,
  actor: StaffActor,
  filters: CandidateFilters,
  wanted: Wanted,
): Promise<ListedCandidate[]> {
  const scope = narrowScope(services, scopeOf(actor, "candidates.read"), filters.unit);
  return findCandidates(services, scope, filters, wanted);
}

/** People of the pool, who came last first, of those that the actor may see. */
export async function listCandidates(
  services: Listing & Pick<Services, "cipher">,
  actor: StaffActor,
  { cursor, limit, ...filters }: CandidateListQuery,
): Promise<z.input<typeof candidatePageSchema>> {
  const after = cursor ? decodeCursor(cursor) : null;
  const rows = await selectCandidates(services, actor, filters, { after, limit: limit + 1 });
  const page = pageFrom(rows, limit, placeOf);
  return { items: await presentSummaries(services, actor, page.items), nextCursor: page.nextCursor };
}
