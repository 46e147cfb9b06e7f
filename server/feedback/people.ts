import type { Candidate } from "../candidates/entity";

export type PersonRow = Pick<Candidate, "id" | "phoneIndex" | "emailIndex" | "mergedInto">;

/**
 * Tells people apart who may be known by several rows: rows with a phone or an address in common, or of which one was
 * merged into the other, are one person, also by way of a third. Pure.
 * @returns the same name for the same person; for a row that is not among these its own id
 */
export function tellApart(rows: readonly PersonRow[]): (id: string) => string {
  const parents = new Map<string, string>();
  const rootOf = (key: string): string => {
    let root = key;
    for (let next = parents.get(root); next !== undefined; next = parents.get(root)) root = next;
    return root;
  };
  for (const { id, phoneIndex, emailIndex, mergedInto } of rows) {
    const keys = [phoneIndex && `phone:${phoneIndex}`, emailIndex && `mail:${emailIndex}`, mergedInto];
    for (const key of keys) {
      if (!key) continue;
      const [one, other] = [rootOf(id), rootOf(key)];
      if (one !== other) parents.set(one, other);
    }
  }
  return rootOf;
}
