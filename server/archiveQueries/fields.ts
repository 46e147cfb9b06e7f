import { z } from "zod";

/** The fewest people who are ever told of together; a company may ask for more. */
export const LEAST_PEOPLE = 5;
export const MOST_LEAST_PEOPLE = 50;

/** The engine's default lines: what advances, what is looked at (docs/adr/0026). */
const ADVANCE = 8;
const REVIEW = 6;
export const scoreBand = z.enum(["high", "middle", "low", "none"]);
export type ScoreBand = z.infer<typeof scoreBand>;
export const scoreBandOf = (point: number | null): ScoreBand =>
  point === null ? "none" : point >= ADVANCE ? "high" : point >= REVIEW ? "middle" : "low";

const GOOD_PERCENT = 80;
const FAIR_PERCENT = 60;
/** By the mean of all ratings. */
export const performanceBand = z.enum(["high", "middle", "low", "none"]);
export type PerformanceBand = z.infer<typeof performanceBand>;
export const performanceBandOf = (percent: number | null): PerformanceBand =>
  percent === null ? "none" : percent >= GOOD_PERCENT ? "high" : percent >= FAIR_PERCENT ? "middle" : "low";

export const leaving = z.enum(["here", "resigned", "dismissed", "ended", "unstated", "never"]);
/** `never` was hired; `unstated`: left, and nobody has said why. */
export type Leaving = z.infer<typeof leaving>;

/** After so many months it may be asked who is still there. */
export const RETENTION_MONTHS = [3, 6, 12, 18, 24, 36] as const;
export type RetentionMonths = (typeof RETENTION_MONTHS)[number];

export const FIELDS = [
  "branch",
  "unit",
  "family",
  "job",
  "source",
  "outcome",
  "openedYear",
  "hiredYear",
  "scoreBand",
  "performance",
  "leaving",
] as const;
export const groupField = z.enum(FIELDS);
export type GroupField = z.infer<typeof groupField>;

export const RATES = [
  "hired",
  "promoted",
  ...RETENTION_MONTHS.map((months) => `retention.${months}` as const),
] as const;
export const MEANS = [
  "aiTotal",
  "aiMatch",
  "reviewTotal",
  "onSite",
  "test",
  "performanceLatest",
  "performanceMean",
  "trainings",
] as const;
export const builtInMeasure = z.enum([...RATES, ...MEANS]);
export type BuiltInMeasure = z.infer<typeof builtInMeasure>;
export const isRate = (measure: string): boolean => (RATES as readonly string[]).includes(measure);

/** A group in which everybody is still within the months of a retention: not in its rate. */
export const waitingFor = (measure: string): string => `waiting.${measure}`;
/** A group in which somebody is, and somebody not: not in its rate either. */
export const togetherFor = (measure: string): string => `together.${measure}`;

const QUARTERS = 4;
const MONTHS = 3;
/** `2023-Q2`. */
export const quarter = z.string().regex(/^(19|20|21)\d\d-Q[1-4]$/);
export const quarterIndex = (name: string): number =>
  Number(name.slice(0, 4)) * QUARTERS + Number(name.slice(6)) - 1;
/** Of a day, as `2026-03-01`. */
export const quarterOf = (day: string): number =>
  Number(day.slice(0, 4)) * QUARTERS + Math.floor((Number(day.slice(5, 7)) - 1) / MONTHS);
export const yearOf = (index: number): number => Math.floor(index / QUARTERS);
