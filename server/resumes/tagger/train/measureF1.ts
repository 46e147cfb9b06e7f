import { ENTITY_TYPES } from "../labels";
import type { Entity } from "../types";

export type Count = { right: number; given: number; wanted: number };

const keyOf = ({ type, start, end }: Entity) => `${type} ${start} ${end}`;

/** Counts exact spans of the right type, by type and in all; kept in a tally that can be added to. */
export class Tally {
  private readonly counts = new Map<string, Count>();

  add(given: readonly Entity[], wanted: readonly Entity[]): void {
    const truth = new Set(wanted.map(keyOf));
    for (const entity of wanted) this.count(entity.type, "wanted");
    for (const entity of given) {
      this.count(entity.type, "given");
      if (truth.has(keyOf(entity))) this.count(entity.type, "right");
    }
  }

  of(type: string): Count {
    return this.counts.get(type) ?? { right: 0, given: 0, wanted: 0 };
  }

  /** Per type and in all: precision, recall and F1 in percent. */
  toString(): string {
    return ["all", ...ENTITY_TYPES]
      .map((type) => {
        const { right, given, wanted } = this.of(type);
        const [precision, recall] = [percent(right, given), percent(right, wanted)];
        return `${type.padEnd(12)} P ${precision} R ${recall} F1 ${percent(2 * right, given + wanted)} of ${wanted}`;
      })
      .join("\n");
  }

  private count(type: string, what: keyof Count): void {
    for (const name of [type, "all"]) {
      const count = { ...this.of(name) };
      count[what] += 1;
      this.counts.set(name, count);
    }
  }
}

const percent = (part: number, whole: number) => ((100 * part) / Math.max(1, whole)).toFixed(2);
