import type { Span } from "../schema";
import type { Anchor, Head } from "./entries";
import { headInFlow } from "./flowHeads";
import { headInLines } from "./lineHeads";
import { type Reading, lineIndexAt } from "./reading";
import { overlaps } from "./spans";

/** Longer than this, a line with periods in it has lost its line breaks. */
const LINE = 110;

export function findHeads(reading: Reading, anchors: readonly Anchor[]): (Head | null)[] {
  const flows = anchors.map(({ date }) => isFlow(reading, date, anchors));
  const used = new Set<number>();
  const heads: (Head | null)[] = [];
  anchors.forEach((_, index) => {
    heads.push(
      flows[index] ? headInFlow(reading, anchors, index) : headInLines(reading, anchors, index, used),
    );
  });
  endBodies(heads, anchors, reading);
  return heads;
}

function isFlow(reading: Reading, date: Span, anchors: readonly Anchor[]): boolean {
  const line = reading.lines[lineIndexAt(reading, date.start)];
  if (!line) return false;
  const words = reading.folded.slice(line.start, line.end);
  // Wide gaps are columns, not words.
  if (words.replaceAll(/\s{2,}/g, " ").length > LINE) return true;
  return anchors.filter((other) => overlaps(other.date, line)).length > 1;
}

/** An entry ends where the next one of its section begins. */
function endBodies(heads: (Head | null)[], anchors: readonly Anchor[], { text }: Reading): void {
  heads.forEach((head, index) => {
    if (!head) return;
    const next = heads
      .slice(index + 1)
      .find((other) => other !== null && other.entry.start >= head.body.start);
    const end = Math.min(anchors[index]?.sectionEnd ?? text.length, next?.entry.start ?? text.length);
    head.body.end = Math.max(head.body.start, Math.min(head.body.end, end));
    head.entry.end = Math.max(head.entry.end, head.body.end);
  });
}
