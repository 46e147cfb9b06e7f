import { mix } from "./hash";
import { BREAKS } from "./shapes";

/** The clause (between two marks) that a unit lies in; a mark belongs to the clause that it ends. */
export type Clauses = {
  start: Int32Array;
  /** Where the mark is, or the sentence's end. */
  end: Int32Array;
  /** Of the whole clause, of its start up to this unit, and of this unit up to its end. */
  hash: Int32Array;
  head: Int32Array;
  tail: Int32Array;
};

export function clausesOf(units: Uint16Array): Clauses {
  const n = units.length;
  const [start, end, hash, head, tail] = Array.from({ length: 5 }, () => new Int32Array(n)) as [
    Int32Array,
    Int32Array,
    Int32Array,
    Int32Array,
    Int32Array,
  ];
  for (let from = 0; from < n;) {
    let to = from;
    let whole = 7;
    while (to < n && !BREAKS.has(units[to]!)) {
      whole = mix(whole, units[to]!);
      head[to] = whole;
      to += 1;
    }
    let rest = 11;
    for (let at = to - 1; at >= from; at -= 1) {
      rest = mix(rest, units[at]!);
      tail[at] = rest;
    }
    const next = Math.min(n, to + 1);
    start.fill(from, from, next);
    end.fill(to, from, next);
    hash.fill(whole, from, next);
    from = next;
  }
  return { start, end, hash, head, tail };
}
