import { LABELS } from "../labels";
import type { Features } from "../features";

/** Which features there are, and with which labels each was seen: a cell for each pair. */
export type FeatureSpace = {
  /** Row of a feature's hash. */
  rows: Map<number, number>;
  /** Where a row's cells begin; one more than there are rows. */
  offsets: Uint32Array;
  /** Label of each cell. */
  labels: Uint8Array;
};

/** Features seen at least `least` times, with the labels that they were seen with; with all, if seen `common` times. */
export function featureSpace(
  sentences: readonly { features: Features; labels: Uint8Array }[],
  least: number,
  common: number,
): FeatureSpace {
  const counts = new Map<number, number>();
  for (const { features } of sentences)
    for (const key of features.keys) if (key !== 0) counts.set(key, (counts.get(key) ?? 0) + 1);
  const rows = new Map<number, number>();
  const kept: number[] = [];
  for (const [key, count] of counts) {
    if (count < least) continue;
    rows.set(key, rows.size);
    kept.push(count);
  }
  const seen = new Uint8Array(rows.size * LABELS);
  for (const { features, labels } of sentences) {
    features.keys.forEach((key, place) => {
      const row = key === 0 ? undefined : rows.get(key);
      if (row !== undefined) seen[row * LABELS + labels[Math.floor(place / features.slots)]!] = 1;
    });
  }
  const offsets = new Uint32Array(rows.size + 1);
  const labels: number[] = [];
  for (let row = 0; row < rows.size; row += 1) {
    for (let label = 0; label < LABELS; label += 1)
      if (seen[row * LABELS + label] || kept[row]! >= common) labels.push(label);
    offsets[row + 1] = labels.length;
  }
  return { rows, offsets, labels: Uint8Array.from(labels) };
}

/** The rows of a sentence's features, −1 where there is none. */
export const rowsOf = ({ rows }: FeatureSpace, { keys }: Features): Int32Array =>
  keys.map((key) => (key === 0 ? -1 : (rows.get(key) ?? -1)));
