import { extractFeatures } from "../features";
import { SLOTS } from "../features";
import type { ModelData } from "../modelFile";
import { type Options, type Weights, trainCrf } from "./crf";
import { type FeatureSpace, featureSpace, rowsOf } from "./featureSpace";
import { type Tagged, labelsOf } from "./readTagged";

export type Settings = Options & {
  /** Features seen less often are left out. */
  least: number;
  /** Features seen this often have a weight for every label, not only for those seen with them. */
  common: number;
  /** Weights that round to less than this many 127ths of the largest are left out: half of all, at no loss. */
  smallest: number;
  /** How many trainings, each in another order, are averaged into one. */
  runs: number;
};

/** What the committed model was trained with; chosen by cross-validation, see the model card. */
export const SETTINGS: Settings = {
  epochs: 8,
  rate: 0.02,
  hidden: 0.5,
  averaged: 3,
  seed: 1,
  least: 2,
  common: 3,
  smallest: 3,
  runs: 3,
};

/** Trains on tagged sentences. The same sentences and settings give the same model. */
export function trainModel(
  sentences: readonly Tagged[],
  settings: Settings = SETTINGS,
  report: (line: string) => void = () => undefined,
): ModelData {
  const prepared = sentences.map((sentence) => ({
    features: extractFeatures(sentence.text),
    labels: labelsOf(sentence),
  }));
  const space = featureSpace(prepared, settings.least, settings.common);
  report(`${space.rows.size} features, ${space.labels.length} weights`);
  const examples = prepared.map(({ features, labels }) => ({
    length: features.length,
    slots: features.slots,
    rows: rowsOf(space, features),
    labels,
  }));
  const runs = Array.from({ length: settings.runs }, (_, run) =>
    trainCrf(examples, space, { ...settings, seed: settings.seed + run }, (epoch, loss) =>
      report(`run ${run + 1} epoch ${epoch + 1}: loss ${loss.toFixed(4)}`),
    ),
  );
  return quantise(space, mean(runs), settings.smallest);
}

function mean(runs: readonly Weights[]): Weights {
  const average = (of: (weights: Weights) => Float32Array) =>
    of(runs[0]!).map((_, index) => runs.reduce((sum, run) => sum + of(run)[index]!, 0) / runs.length);
  return { emissions: average((run) => run.emissions), transitions: average((run) => run.transitions) };
}

/** Weights as whole numbers from −127 to 127, without the small ones and the features that have no others. */
function quantise(space: FeatureSpace, { emissions, transitions }: Weights, smallest: number): ModelData {
  const largest = emissions.reduce((max, weight) => Math.max(max, Math.abs(weight)), 1e-6);
  const unit = Math.fround(largest / 127);
  const rows = [...space.rows].map(([key, row]) => ({ hash: key >>> 0, row }));
  rows.sort((left, right) => left.hash - right.hash);
  const hashes: number[] = [];
  const offsets = [0];
  const labels: number[] = [];
  const weights: number[] = [];
  for (const { hash, row } of rows) {
    for (let cell = space.offsets[row]!; cell < space.offsets[row + 1]!; cell += 1) {
      const weight = Math.round(emissions[cell]! / unit);
      if (Math.abs(weight) < smallest) continue;
      labels.push(space.labels[cell]!);
      weights.push(weight);
    }
    if (labels.length === offsets.at(-1)) continue;
    hashes.push(hash);
    offsets.push(labels.length);
  }
  return {
    slots: SLOTS,
    unit,
    transitions,
    hashes: Uint32Array.from(hashes),
    offsets: Uint32Array.from(offsets),
    labels: Uint8Array.from(labels),
    weights: Int8Array.from(weights),
  };
}
