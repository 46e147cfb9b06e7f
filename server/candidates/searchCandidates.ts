import type { EntityManager } from "typeorm";
import { queryRows } from "../db/statements";
import type { BlindIndex } from "../security/blindIndex";
import { Candidate, CandidateNameGram } from "./entity";
import { type NameQuery, nameQueryOf } from "./nameGrams";

export type CandidateQuery =
  | { by: "contact"; column: "phoneIndex" | "emailIndex"; index: string }
  | ({ by: "name"; gram: string } & Omit<NameQuery, "gram">)
  | { by: "nothing" };

const PHONE = /^\+?[\d\s().-]{6,24}$/;

/** What somebody who types this looks for: a whole phone or address (found by blind index alone), else a name. */
export function candidateQueryOf(blindIndex: BlindIndex, q: string): CandidateQuery {
  const text = q.normalize("NFKC").trim();
  const column = text.includes("@") ? "emailIndex" : PHONE.test(text) ? "phoneIndex" : null;
  if (column) {
    const index = column === "emailIndex" ? blindIndex.email(text) : blindIndex.phone(text);
    return index === null ? { by: "nothing" } : { by: "contact", column, index };
  }
  const { gram, ...rest } = nameQueryOf(text);
  return gram === null ? { by: "nothing" } : { by: "name", gram, ...rest };
}

/** The words that a name must contain besides its piece, as SQL on the alias; words hold letters and digits only. */
export function nameContains(
  alias: string,
  words: readonly string[],
): [sql: string, values: Record<string, string>] {
  const values = Object.fromEntries(words.map((word, index) => [`word${index}`, `%${word}%`]));
  return [words.map((_, index) => `${alias}.name LIKE :word${index}`).join(" AND ") || "1 = 1", values];
}

const MERGE_DEPTH = 10;

/** Ids of those with this phone or address; of somebody who was merged away, the one who stands for them. */
export async function findIdsByContact(
  manager: EntityManager,
  { column, index }: Extract<CandidateQuery, { by: "contact" }>,
): Promise<string[]> {
  const found = new Set<string>();
  let rows = await manager.find(Candidate, {
    where: { [column]: index },
    select: { id: true, mergedInto: true },
  });
  for (let depth = 0; rows.length > 0 && depth < MERGE_DEPTH; depth += 1) {
    const next: string[] = [];
    for (const { id, mergedInto } of rows) {
      if (mergedInto === null) found.add(id);
      else next.push(mergedInto);
    }
    rows =
      next.length === 0
        ? []
        : await manager.find(Candidate, {
            where: next.map((id) => ({ id })),
            select: { id: true, mergedInto: true },
          });
  }
  return [...found];
}

/**
 * Ids of people by a part of their name, the newest first.
 * @returns null where there are more than `limit`
 */
export async function findIdsByName(
  manager: EntityManager,
  { gram, words }: Extract<CandidateQuery, { by: "name" }>,
  limit: number,
): Promise<string[] | null> {
  const builder = manager
    .createQueryBuilder(CandidateNameGram, "gram")
    .select("gram.candidateId", "id")
    .where("gram.gram = :gram", { gram })
    .orderBy("gram.createdAt", "DESC")
    .addOrderBy("gram.candidateId", "DESC")
    .limit(limit + 1);
  if (words.length > 0) {
    builder
      .innerJoin(Candidate, "candidate", "candidate.id = gram.candidateId")
      .andWhere(...nameContains("candidate", words));
  }
  const rows = await builder.getRawMany<{ id: string }>();
  return rows.length > limit ? null : rows.map(({ id }) => id);
}

/** Which of these people have the name. */
export async function namedAmong(
  manager: EntityManager,
  { gram, words }: { gram: string; words: readonly string[] },
  ids: readonly string[],
): Promise<Set<string>> {
  const each = [...new Set(ids)];
  if (each.length === 0) return new Set();
  const marks = each.map(() => "?").join(", ");
  const contains = words.map(() => " AND candidates.name LIKE ?").join("");
  const joined = words.length > 0 ? "JOIN candidates ON candidates.id = grams.candidateId " : "";
  const rows = await queryRows(
    manager,
    `SELECT grams.candidateId AS id FROM candidate_name_grams grams ${joined}` +
      `WHERE grams.candidateId IN (${marks}) AND grams.gram = ?${contains}`,
    [...each, gram, ...words.map((word) => `%${word}%`)],
    ["id"],
  );
  return new Set(rows.map(([id]) => id as string));
}
