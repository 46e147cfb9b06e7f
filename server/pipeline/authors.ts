import type { EntityManager } from "typeorm";
import { ApiToken } from "../apiTokens/entity";
import { selectColumns } from "../db/statements";
import { Staff } from "../org/entity";
import type { ArchiveEvent } from "./entity";

type Written = Pick<ArchiveEvent, "staffId" | "apiTokenId">;
type Author = { id: string; name: string };

/** Who wrote these events, by name: the person, or the token of the other system. */
export async function authorsOf(
  read: EntityManager,
  events: readonly Written[],
): Promise<(event: Written) => { by: Author | null; system: Author | null }> {
  const idsOf = (key: keyof Written) => [...new Set(events.flatMap((event) => event[key] ?? []))];
  const [staff, tokens] = await Promise.all([
    selectColumns(read, Staff, ["id", "name"], { id: idsOf("staffId") }),
    selectColumns(read, ApiToken, ["id", "name"], { id: idsOf("apiTokenId") }),
  ]);
  const names = new Map([...staff, ...tokens].map(({ id, name }) => [id, name]));
  const named = (id: string | null) => (id === null ? null : { id, name: names.get(id) ?? "" });
  return ({ staffId, apiTokenId }) => ({ by: named(staffId), system: named(apiTokenId) });
}
