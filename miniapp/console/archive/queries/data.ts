import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { z } from "zod";
import type { GroupField } from "../../../../server/archiveQueries/fields";
import type {
  QueryDefinition,
  changeBody,
  queryDefinition,
  resultSchema,
  saveBody,
  savedPageSchema,
  savedQuerySchema,
  settingsSchema,
  versionsSchema,
} from "../../../../server/archiveQueries/schema";
import { api } from "../../api/client";
import { archiveAnswerKey, archiveQueriesKey, archiveVersionsKey } from "../../api/keys";
import { usePages } from "../../common/usePages";

export type { GroupField } from "../../../../server/archiveQueries/fields";
export type { Figure, ResultRow } from "../../../../server/archiveQueries/schema";
export type Definition = QueryDefinition;
export type Filters = Definition["filters"];
export type FilterKey = Exclude<keyof Filters, "unit">;
export type Answer = z.infer<typeof resultSchema>;
export type Saved = z.infer<typeof savedQuerySchema>;
export type SavedPage = z.infer<typeof savedPageSchema>;
export type Choices = NonNullable<SavedPage["choices"]>;
export type SaveBody = z.input<typeof saveBody>;
export type ChangeBody = z.input<typeof changeBody>;

export const useAnswer = (definition: z.input<typeof queryDefinition>) =>
  useQuery({
    queryKey: archiveAnswerKey(definition),
    queryFn: ({ signal }) => api.post<Answer>("/archive/answers", { definition }, { signal }),
    placeholderData: keepPreviousData,
  });

export const useSaved = () => usePages<SavedPage>(archiveQueriesKey, "/archive/queries", { limit: 50 });

export const useVersions = (id: string) =>
  useQuery({
    queryKey: archiveVersionsKey(id),
    queryFn: ({ signal }) =>
      api.get<z.infer<typeof versionsSchema>>(`/archive/queries/${id}/versions`, { signal }),
    select: ({ items }) => items,
  });

export function useSaving() {
  const client = useQueryClient();
  const onSuccess = () => client.invalidateQueries({ queryKey: archiveQueriesKey });
  return {
    save: useMutation({
      mutationFn: (body: SaveBody) => api.post<Saved>("/archive/queries", body),
      onSuccess,
    }),
    change: useMutation({
      mutationFn: ({ id, ...body }: ChangeBody & { id: string }) =>
        api.put<Saved>(`/archive/queries/${id}`, body),
      onSuccess,
    }),
    remove: useMutation({
      mutationFn: (id: string) => api.delete<void>(`/archive/queries/${id}`),
      onSuccess,
    }),
  };
}

export function useChangeLeast() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (smallest: number) =>
      api.put<z.infer<typeof settingsSchema>>("/archive/query-settings", { smallest }),
    onSuccess: () => client.invalidateQueries({ queryKey: archiveQueriesKey }),
  });
}

const RETENTION_MONTHS = [3, 6, 12, 18, 24, 36] as const;
/** As the server lists them (server/archiveQueries/fields). */
export const RATES = [
  "hired",
  "promoted",
  ...RETENTION_MONTHS.map((months) => `retention.${months}` as const),
];
export const MEANS = [
  "aiTotal",
  "aiMatch",
  "reviewTotal",
  "onSite",
  "test",
  "performanceLatest",
  "performanceMean",
  "trainings",
];
export const isRate = (measure: string): boolean => (RATES as string[]).includes(measure);

export const GROUP_FIELDS = [
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
] as const satisfies GroupField[];

type Example = { key: "f2" | "bands" | "sources" | "branches" | "years"; definition: Definition };

/** What one may begin with; PRODUCT F2 is the first. */
export const EXAMPLES: readonly Example[] = [
  {
    key: "f2",
    definition: {
      filters: {
        families: ["sales"],
        hired: { from: "2023-Q1", to: "2023-Q4" },
        aiTotal: { atLeast: 8 },
      },
      measures: ["retention.12"],
      by: [],
    },
  },
  {
    key: "bands",
    definition: {
      filters: { outcomes: ["hired"] },
      measures: ["performanceMean", "retention.12"],
      by: ["scoreBand"],
    },
  },
  {
    key: "sources",
    definition: {
      filters: { outcomes: ["hired"] },
      measures: ["retention.6", "retention.12"],
      by: ["source"],
    },
  },
  { key: "branches", definition: { filters: {}, measures: ["hired"], by: ["branch"] } },
  {
    key: "years",
    definition: { filters: { outcomes: ["hired"] }, measures: ["retention.12"], by: ["hiredYear"] },
  },
];

const FIRST = EXAMPLES[3]?.definition ?? { filters: {}, measures: [], by: [] };

/** The question that stands in the address; whatever else stands there, the server refuses. */
export function readDefinition(text: string | null): Definition {
  if (text === null) return FIRST;
  try {
    const { filters = {}, measures = [], by = [] } = JSON.parse(text) as Partial<Definition>;
    return { filters, measures, by };
  } catch {
    return FIRST;
  }
}

export const sameDefinition = (one: Definition, other: Definition): boolean => textOf(one) === textOf(other);

/** The same for the same question, in whatever order its conditions were added. */
const textOf = ({ filters, measures, by }: Definition): string =>
  JSON.stringify([
    Object.entries(filters)
      .filter(([, value]) => value !== undefined)
      .toSorted(([one], [other]) => one.localeCompare(other)),
    measures,
    by,
  ]);
