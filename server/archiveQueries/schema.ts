import { z } from "zod";
import { candidateSource } from "../candidates/schema";
import { instant, pageOf, pageQuery, uuid } from "../http/schema";
import { candidacyOutcome } from "../pipeline/stages";
import { jobFamily } from "../plans/jobFamilies";
import { sheetFormat } from "../spreadsheets/exportQuery";
import {
  LEAST_PEOPLE,
  MOST_LEAST_PEOPLE,
  builtInMeasure,
  groupField,
  leaving,
  performanceBand,
  quarter,
  quarterIndex,
} from "./fields";

const anyOf = <T extends z.ZodType>(one: T, most: number) => z.array(one).min(1).max(most).optional();
const POINTS = 10;

/** From the first quarter to the last, both included. */
const span = z
  .strictObject({ from: quarter, to: quarter })
  .refine(({ from, to }) => quarterIndex(from) <= quarterIndex(to), { path: ["to"] })
  .optional();

/** All of these hold. Points are whole, dates are quarters: finer questions would be about persons. */
export const queryFilters = z.strictObject({
  /** This unit and those below it. */
  unit: uuid.optional(),
  families: anyOf(z.enum([...jobFamily.options, "none"]), 12),
  jobs: anyOf(z.string().trim().min(1).max(200), 20),
  sources: anyOf(candidateSource, 10),
  /** Whoever is still under way is told of when that has ended. */
  outcomes: anyOf(candidacyOutcome, 3),
  opened: span,
  hired: span,
  aiTotal: z
    .strictObject({
      atLeast: z.int().min(0).max(POINTS).optional(),
      below: z.int().min(1).max(POINTS).optional(),
    })
    .refine(({ atLeast = 0, below = POINTS + 1 }) => atLeast < below, { path: ["below"] })
    .optional(),
  /** By the mean of all ratings: from 80 %, from 60 %, below, not rated. */
  performance: anyOf(performanceBand, 4),
  leaving: anyOf(leaving, 6),
});
export type QueryFilters = z.output<typeof queryFilters>;

export const measure = z.union([builtInMeasure, z.string().regex(/^dimension:[0-9a-f]{32}$/)]);

const MOST_MEASURES = 4;
const distinct = (values: readonly unknown[]) => new Set(values).size === values.length;

/** A question about the archive. Its answer has the number of people besides. */
export const queryDefinition = z
  .strictObject({
    filters: queryFilters.default({}),
    measures: z.array(measure).max(MOST_MEASURES).refine(distinct).default([]),
    by: z.array(groupField).max(2).refine(distinct).default([]),
  })
  .meta({ id: "ArchiveQuestion" });
export type QueryDefinition = z.output<typeof queryDefinition>;

export const runBody = z.strictObject({ definition: queryDefinition });
export const exportBody = z.strictObject({ definition: queryDefinition, format: sheetFormat });

/** Rates are shares of 1; the interval is where the value truly is, with 95 %. */
const figure = z.object({
  /** Null where there are fewer people with a value than may be told of. */
  value: z.number().nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
  /** Whom it is of. */
  n: z.int(),
  /** Of a retention: hired too lately to tell, and not in it. */
  waiting: z.int().optional(),
  /** Of a retention: in groups of which some were hired too lately and some not; they are told of together, so not in it. */
  together: z.int().optional(),
});
export type Figure = z.output<typeof figure>;

const row = z.object({
  /**
   * One for each field of `by`: a word of its list, a name, a year. Null: people told of together who differ in it,
   * since there are too few of each.
   */
  labels: z.array(z.object({ value: z.string(), name: z.string().nullable() }).nullable()),
  people: z.int(),
  figures: z.array(figure),
});
export type ResultRow = z.output<typeof row>;

export const resultSchema = z
  .object({
    total: row.omit({ labels: true }),
    rows: z.array(row),
    /** There are more rows than are told. */
    hasMore: z.boolean(),
    /** May meet the filters or not: they are told of only with others of whom some do not. In no figure. */
    leftOut: z.int(),
    /** As it was when the groups were last cut; null before there were any. */
    asOf: instant.nullable(),
    smallest: z.int(),
    names: z.array(z.string().nullable()),
  })
  .meta({ id: "ArchiveAnswer" });
export type QueryResult = z.output<typeof resultSchema>;

const name = z.string().trim().min(1).max(80);
const person = z.object({ id: uuid, name: z.string() });

export const saveBody = z.strictObject({
  /** Who may see this unit may see the question, if it is shared; one's own unless told. */
  orgUnitId: uuid.optional(),
  name,
  shared: z.boolean().default(false),
  definition: queryDefinition,
});
export const changeBody = z.strictObject({
  name,
  shared: z.boolean(),
  definition: queryDefinition,
  /** The version that was changed; another one answers 409. */
  version: z.int().min(1),
});

export const savedQuerySchema = z
  .object({
    id: uuid,
    name: z.string(),
    shared: z.boolean(),
    mine: z.boolean(),
    mayChange: z.boolean(),
    by: person.nullable(),
    orgUnit: z.object({ id: uuid, name: z.string(), path: z.array(z.string()) }),
    definition: queryDefinition,
    version: z.int(),
    updatedAt: instant,
  })
  .meta({ id: "SavedArchiveQuestion" });
export const savedPageSchema = pageOf(savedQuerySchema).extend({
  /** What there is to choose from, within the scope of whoever asks: on the first page; null on those behind it. */
  choices: z
    .object({
      jobs: z.array(z.string()),
      dimensions: z.array(z.object({ measure: z.string(), name: z.string() })),
      smallest: z.int(),
      asOf: instant.nullable(),
    })
    .nullable(),
});
export const savedListQuery = pageQuery;

export const versionsSchema = z.object({
  items: z.array(
    z.object({ version: z.int(), name: z.string(), definition: queryDefinition, savedAt: instant }),
  ),
});

export const settingsBody = z.strictObject({
  /** The fewest people that are told of together. */
  smallest: z.int().min(LEAST_PEOPLE).max(MOST_LEAST_PEOPLE),
});
export const settingsSchema = z.object({ smallest: z.int() });
