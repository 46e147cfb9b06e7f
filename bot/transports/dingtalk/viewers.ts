/** A card's handle is a sealed column: what is longer does not fit. */
const LONGEST_HANDLE = 600;

/** Who has a face of their own on a card: whoever later has none must not keep what they were shown. */
export function writeViewers(userIds: readonly string[]): string | null {
  const kept = [...userIds];
  while (JSON.stringify(kept).length > LONGEST_HANDLE) kept.pop();
  return kept.length === 0 ? null : JSON.stringify(kept);
}

export function readViewers(handle: string | null): string[] {
  return handle === null ? [] : (JSON.parse(handle) as string[]);
}
