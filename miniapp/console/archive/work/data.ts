import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { z } from "zod";
import type { Work, fieldsSchema, workBody } from "../../../../server/archive/schema";
import { api } from "../../api/client";
import { timelineKey } from "../../api/keys";

export type { Work } from "../../../../server/archive/schema";
export type WorkRecord = Work["records"][number];
export type JobHeld = Work["jobs"][number];
export type WorkBody = z.input<typeof workBody>;
export type FieldTable = z.infer<typeof fieldsSchema>;

/** As the server has them; the page may not import its code. */
export const WORK_TYPES = [
  "employment.performance",
  "employment.training",
  "employment.certificate",
  "employment.award",
  "employment.discipline",
  "employment.probation",
  "employment.promoted",
  "employment.transferred",
  "employment.left",
] as const;
export type WorkType = (typeof WORK_TYPES)[number];

export const workKey = (candidateId: string) => ["work", candidateId] as const;
export const growthKey = (candidateId: string) => ["growth", candidateId] as const;

export const useWork = (candidateId: string) =>
  useQuery({
    queryKey: workKey(candidateId),
    queryFn: ({ signal }) => api.get<Work>(`/candidates/${candidateId}/work`, { signal }),
  });

/** A change of somebody's work: whatever shows it is asked for anew. */
export function useWorkChange<T, R = unknown>(candidateId: string, change: (input: T) => Promise<R>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSuccess: () =>
      Promise.all(
        [workKey(candidateId), growthKey(candidateId), timelineKey(candidateId)].map((queryKey) =>
          client.invalidateQueries({ queryKey: [...queryKey] }),
        ),
      ),
  });
}

export const useFieldTable = () =>
  useQuery({
    queryKey: ["archive-fields"],
    queryFn: ({ signal }) => api.get<FieldTable>("/archive/fields", { signal }),
    staleTime: Infinity,
  });
