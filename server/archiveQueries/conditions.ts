import type { Condition } from "../db/selectNewest";
import { quarterIndex } from "./fields";
import type { QueryFilters } from "./schema";

/**
 * What a filter asks of a group: `sure` holds where everybody in it meets the filter, `possible` where somebody may.
 * Whoever is in a group that is only possible is counted nowhere, and told to have been left out.
 */
type Asked = { sure: Condition; possible: Condition };

const listed = (column: string, values: readonly string[] | undefined): Asked[] => {
  if (values === undefined) return [];
  const among = `g.${column} IN (${values.map(() => "?").join(", ")})`;
  return [{ sure: { sql: among, values }, possible: { sql: `(g.${column} IS NULL OR ${among})`, values } }];
};

const within = (column: string, span: QueryFilters["opened"]): Asked[] => {
  if (span === undefined) return [];
  const from = quarterIndex(span.from);
  const to = quarterIndex(span.to);
  return [
    {
      sure: { sql: `(g.${column}From >= ? AND g.${column}To <= ?)`, values: [from, to] },
      possible: { sql: `(g.${column}To >= ? AND g.${column}From <= ?)`, values: [from, to] },
    },
  ];
};

/** To ask when somebody was hired is to ask for those who were. */
const hiredOnly = (span: QueryFilters["hired"]): Asked[] =>
  span === undefined ? [] : listed("outcome", ["hired"]);

const scored = (range: QueryFilters["aiTotal"]): Asked[] => {
  if (range === undefined) return [];
  const from = range.atLeast ?? 0;
  const to = (range.below ?? 11) - 1;
  return [
    {
      sure: { sql: "(g.aiMixed = ? AND g.aiFrom >= ? AND g.aiTo <= ?)", values: [0, from, to] },
      possible: { sql: "(g.aiTo >= ? AND g.aiFrom <= ?)", values: [from, to] },
    },
  ];
};

export const conditionsOf = (filters: QueryFilters): Asked[] => [
  ...listed("family", filters.families),
  ...listed("jobTitle", filters.jobs),
  ...hiredOnly(filters.hired),
  ...listed("outcome", filters.outcomes),
  ...listed("source", filters.sources),
  ...within("opened", filters.opened),
  ...within("hired", filters.hired),
  ...scored(filters.aiTotal),
  ...listed("performance", filters.performance),
  ...listed("leaving", filters.leaving),
];
