const says = (record: Record<string, unknown>) => (key: string) => record[key] !== undefined;

/** Whether two pieces of plain data say the same, in whatever order their keys came; an absent value is no value. */
export function sameValue(left: unknown, right: unknown): boolean {
  if (left === right) return true;
  if (typeof left !== "object" || typeof right !== "object" || left === null || right === null) return false;
  if (Array.isArray(left) || Array.isArray(right)) {
    if (!Array.isArray(left) || !Array.isArray(right) || left.length !== right.length) return false;
    return left.every((entry, index) => sameValue(entry, right[index]));
  }
  const one = left as Record<string, unknown>;
  const other = right as Record<string, unknown>;
  const keys = Object.keys(one).filter(says(one));
  return (
    keys.length === Object.keys(other).filter(says(other)).length &&
    keys.every((key) => Object.hasOwn(other, key) && sameValue(one[key], other[key]))
  );
}

/** One field of something that has changed; an absent value was not there. */
export type FieldChange = { field: string; before?: unknown; after?: unknown };

/** The fields in which two records differ, those only one of them has included. */
export function changedFields(before: object, after: object, ignore: readonly string[] = []): FieldChange[] {
  const left = new Map<string, unknown>(Object.entries(before));
  const right = new Map<string, unknown>(Object.entries(after));
  return [...new Set([...left.keys(), ...right.keys()])]
    .filter((field) => !ignore.includes(field) && !sameValue(left.get(field), right.get(field)))
    .map((field) => ({ field, before: left.get(field), after: right.get(field) }));
}

/**
 * Those that changed places: outside the longest run that both orders have in common, so that moving one thing up
 * is one move and not as many as it passed. Ids that stand on one side only do not count.
 */
export function movedIds(before: readonly string[], after: readonly string[]): string[] {
  const left = before.filter((id) => after.includes(id));
  const right = after.filter((id) => before.includes(id));
  const length = Array.from({ length: left.length + 1 }, () => Array<number>(right.length + 1).fill(0));
  for (let i = left.length - 1; i >= 0; i -= 1) {
    for (let j = right.length - 1; j >= 0; j -= 1) {
      length[i]![j] =
        left[i] === right[j] ? length[i + 1]![j + 1]! + 1 : Math.max(length[i + 1]![j]!, length[i]![j + 1]!);
    }
  }
  const moved: string[] = [];
  for (let i = 0, j = 0; i < left.length;) {
    if (left[i] === right[j]) {
      i += 1;
      j += 1;
    } else if (j < right.length && length[i]![j + 1]! > length[i + 1]![j]!) {
      j += 1;
    } else {
      moved.push(left[i]!);
      i += 1;
    }
  }
  return moved;
}
