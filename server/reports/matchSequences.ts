/** More edits than this between two texts is a new text; its times are then spread evenly. Bounds time and memory. */
const MAX_EDITS = 800;

/**
 * Which element of `before` each element of `after` is: its index, or −1 for what is new. In order, and as many as
 * possible; where more than MAX_EDITS edits lie between the common beginning and end, nothing there is matched.
 * Greedy shortest edit script: E. W. Myers, "An O(ND) Difference Algorithm and Its Variations" (1986).
 */
export function matchSequences(before: readonly string[], after: readonly string[]): number[] {
  const matches = Array.from(after, () => -1);
  let head = 0;
  while (head < before.length && head < after.length && before[head] === after[head]) {
    matches[head] = head;
    head += 1;
  }
  let oldEnd = before.length;
  let newEnd = after.length;
  while (oldEnd > head && newEnd > head && before[oldEnd - 1] === after[newEnd - 1]) {
    oldEnd -= 1;
    newEnd -= 1;
    matches[newEnd] = oldEnd;
  }
  for (const [x, y] of matchMiddle(before.slice(head, oldEnd), after.slice(head, newEnd))) {
    matches[y + head] = x + head;
  }
  return matches;
}

function matchMiddle(before: readonly string[], after: readonly string[]): [x: number, y: number][] {
  if (before.length === 0 || after.length === 0) return [];
  const limit = Math.min(before.length + after.length, MAX_EDITS);
  const offset = limit + 1;
  const furthest = new Int32Array(2 * limit + 3);
  const at = (diagonal: number) => furthest[offset + diagonal] ?? 0;
  const isDown = (diagonal: number, edits: number) =>
    diagonal === -edits || (diagonal !== edits && at(diagonal - 1) < at(diagonal + 1));
  const trace: Int32Array[] = [];
  for (let edits = 0; edits <= limit; edits += 1) {
    trace.push(furthest.slice(offset - edits - 1, offset + edits + 2));
    for (let diagonal = -edits; diagonal <= edits; diagonal += 2) {
      let x = isDown(diagonal, edits) ? at(diagonal + 1) : at(diagonal - 1) + 1;
      while (x < before.length && x - diagonal < after.length && before[x] === after[x - diagonal]) x += 1;
      furthest[offset + diagonal] = x;
      if (x >= before.length && x - diagonal >= after.length) {
        return walkBack(trace, before.length, after.length);
      }
    }
  }
  return [];
}

/** The matches along the path that the search found, last first. `trace[d]` holds diagonals −d−1…d+1. */
function walkBack(trace: readonly Int32Array[], endX: number, endY: number): [x: number, y: number][] {
  const matches: [number, number][] = [];
  let x = endX;
  let y = endY;
  for (let edits = trace.length - 1; edits >= 0; edits -= 1) {
    const row = trace[edits] as Int32Array;
    const at = (diagonal: number) => row[diagonal + edits + 1] ?? 0;
    const diagonal = x - y;
    const down = diagonal === -edits || (diagonal !== edits && at(diagonal - 1) < at(diagonal + 1));
    const from = down ? diagonal + 1 : diagonal - 1;
    const startX = edits === 0 ? 0 : at(from);
    const startY = edits === 0 ? 0 : startX - from;
    while (x > startX && y > startY) {
      x -= 1;
      y -= 1;
      matches.push([x, y]);
    }
    x = startX;
    y = startY;
  }
  return matches;
}
