import { mkdirSync, writeFileSync } from "node:fs";
import { cpus, platform, release, totalmem } from "node:os";
import { dirname } from "node:path";

/** One measured number. `met` is null where there is nothing to reach. */
export type Figure = {
  section: string;
  name: string;
  value: number;
  unit: string;
  goal: string | null;
  met: boolean | null;
  note?: string;
};

type Goal = { atMost: number } | { below: number } | { atLeast: number } | { exactly: number };

function judge(value: number, goal: Goal): { goal: string; met: boolean } {
  if ("atMost" in goal) return { goal: `≤ ${goal.atMost}`, met: value <= goal.atMost };
  if ("below" in goal) return { goal: `< ${goal.below}`, met: value < goal.below };
  if ("atLeast" in goal) return { goal: `≥ ${goal.atLeast}`, met: value >= goal.atLeast };
  return { goal: `= ${goal.exactly}`, met: value === goal.exactly };
}

export function figure(
  section: string,
  name: string,
  value: number,
  unit: string,
  options: { goal?: Goal; note?: string } = {},
): Figure {
  const judged = options.goal ? judge(value, options.goal) : { goal: null, met: null };
  return { section, name, value, unit, ...judged, ...(options.note ? { note: options.note } : {}) };
}

/** The value at or below which `share` (0–1) of the samples lie; nearest rank. NaN of nothing. */
export function percentile(samples: readonly number[], share: number): number {
  const sorted = samples.toSorted((left, right) => left - right);
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;
}

export const median = (samples: readonly number[]) => percentile(samples, 0.5);

const widthOf = (text: string) =>
  [...text].reduce((sum, character) => sum + (/[\u2E80-\uFFEF]/.test(character) ? 2 : 1), 0);

/** Columns as wide as what stands in them; Chinese characters take two places. */
export function table(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => widthOf(row[column] ?? ""))),
  );
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell + " ".repeat((widths[column] ?? 0) - widthOf(cell)))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}

const rounded = (value: number) =>
  Number.isInteger(value) ? String(value) : value.toFixed(Math.abs(value) < 10 ? 2 : 1);

export function printFigures(figures: readonly Figure[]): void {
  const rows = figures.map(({ section, name, value, unit, goal, met, note }) => [
    section,
    name,
    `${rounded(value)} ${unit}`,
    goal ?? "",
    met === null ? "" : met ? "met" : "MISSED",
    note ?? "",
  ]);
  const head = ["section", "figure", "value", "goal", "", "note"];
  process.stdout.write(`\n${table([head, ...rows])}\n\n`);
}

/** What the numbers were taken on. */
export const describeMachine = () => ({
  platform: `${platform()} ${release()}`,
  processor: cpus()[0]?.model ?? "unknown",
  cores: cpus().length,
  memoryGiB: Math.round(totalmem() / 1024 ** 3),
  node: process.versions.node,
});

export function writeJson(file: string, content: unknown): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify(content, null, 2)}\n`);
}
