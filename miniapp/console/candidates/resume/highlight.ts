import type { Span } from "./data";

export type Piece = { text: string; marked: boolean; start: number };

/** A text cut at the spans that are marked. Spans may overlap and reach beyond the text. Pure. */
export function piecesOf(text: string, spans: readonly Span[]): Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  const push = (end: number, marked: boolean) => {
    if (end > at) pieces.push({ text: text.slice(at, end), marked, start: at });
    at = Math.max(at, end);
  };
  for (const { start, end } of [...spans].sort((left, right) => left.start - right.start)) {
    push(Math.min(start, text.length), false);
    push(Math.min(end, text.length), true);
  }
  push(text.length, false);
  return pieces;
}

const AROUND = 24;

/** The words of a span with a little of what stands around, on one line: for where the text itself is out of sight. */
export function snippetOf(text: string, { start, end }: Span): Piece[] {
  const from = Math.max(0, start - AROUND);
  const to = Math.min(text.length, Math.min(end, start + 80) + AROUND);
  return piecesOf(text.slice(from, to), [{ start: start - from, end: Math.min(end, start + 80) - from }]).map(
    (piece) => ({ ...piece, text: piece.text.replaceAll(/\s+/g, " ") }),
  );
}
