import { setImmediate as nextTurn } from "node:timers/promises";
import type { z } from "zod";
import type { Position } from "./entity";
import { type LintFinding, lintPositionText } from "./lint/lintPositionText";
import type { lintFindingSchema } from "./schema";

export type PositionText = Pick<Position, "title" | "duties" | "skills">;
export type PositionFinding = z.input<typeof lintFindingSchema>;

/** Characters judged before others get their turn: the densest text takes about 15 ms for so many. */
const PIECE = 400;
const ENDS = /[\n。；;！!？?]|\.(?=\s)/g;

/** The text in pieces that end where a sentence ends, so that judging them one by one finds the same. */
export function cutAtSentences(text: string): { from: number; piece: string }[] {
  const pieces: { from: number; piece: string }[] = [];
  let from = 0;
  for (const { index } of text.matchAll(ENDS)) {
    if (index + 1 - from < PIECE) continue;
    pieces.push({ from, piece: text.slice(from, index + 1) });
    from = index + 1;
  }
  return [...pieces, { from, piece: text.slice(from) }].filter(({ piece }) => piece.trim() !== "");
}

const shift = (finding: LintFinding, by: number): LintFinding => ({
  ...finding,
  start: finding.start + by,
  end: finding.end + by,
  sentence: { start: finding.sentence.start + by, end: finding.sentence.end + by },
});

/** What in a position's words may not be published, or needs a reason. Never holds the process for long. */
export async function lintPosition({ title, duties, skills }: PositionText): Promise<PositionFinding[]> {
  const parts = [
    { field: "title", index: 0, text: title },
    { field: "duties", index: 0, text: duties },
    ...skills.map((text, index) => ({ field: "skills", index, text }) as const),
  ] as const;
  const findings: PositionFinding[] = [];
  for (const { field, index, text } of parts) {
    for (const { from, piece } of cutAtSentences(text)) {
      for (const found of lintPositionText(piece)) findings.push({ field, index, ...shift(found, from) });
      await nextTurn();
    }
  }
  return findings;
}

/** Unlawful wording that no override covers. */
export function blockingFindings(
  findings: readonly PositionFinding[],
  { lintOverride }: Pick<Position, "lintOverride">,
): PositionFinding[] {
  const allowed = new Set(lintOverride?.quotes);
  return findings.filter(({ severity, quote }) => severity === "unlawful" && !allowed.has(quote));
}
