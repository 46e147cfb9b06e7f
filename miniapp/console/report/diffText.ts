/** `at` tells parts apart: they come in order and never repeat it. */
export type DiffPart = { at: number; kind: "same" | "removed" | "added"; text: string };

/** Beyond this many cells the table costs more than the reader gains; then the whole middle counts as changed. */
const MOST_CELLS = 4_000_000;

/** What was taken from `before` and added in `after`, character by character (longest common subsequence). */
export function diffText(before: string, after: string): DiffPart[] {
  let head = 0;
  while (head < before.length && head < after.length && before[head] === after[head]) head++;
  let tail = 0;
  while (
    tail < before.length - head &&
    tail < after.length - head &&
    before[before.length - 1 - tail] === after[after.length - 1 - tail]
  ) {
    tail++;
  }
  const parts: DiffPart[] = [];
  const push = (kind: DiffPart["kind"], text: string) => {
    const last = parts.at(-1);
    if (text === "") return;
    if (last?.kind === kind) last.text += text;
    else parts.push({ at: parts.length, kind, text });
  };
  push("same", before.slice(0, head));
  const a = before.slice(head, before.length - tail);
  const b = after.slice(head, after.length - tail);
  if (a.length * b.length > MOST_CELLS) {
    push("removed", a);
    push("added", b);
  } else {
    walk(a, b, push);
  }
  push("same", before.slice(before.length - tail));
  return parts;
}

function walk(a: string, b: string, push: (kind: DiffPart["kind"], text: string) => void): void {
  const width = b.length + 1;
  const common = new Uint16Array((a.length + 1) * width);
  const cell = (i: number, j: number) => common[i * width + j] ?? 0;
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      common[i * width + j] =
        a[i] === b[j] ? cell(i + 1, j + 1) + 1 : Math.max(cell(i + 1, j), cell(i, j + 1));
    }
  }
  let i = 0;
  let j = 0;
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      push("same", a[i++] as string);
      j++;
    } else if (j >= b.length || (i < a.length && cell(i + 1, j) >= cell(i, j + 1))) {
      push("removed", a[i++] as string);
    } else {
      push("added", b[j++] as string);
    }
  }
}
