import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { z } from "zod";
import type { calibrationSchema } from "../../../server/scoring/calibration/company/presentCalibration";
import { api } from "../api/client";

export type Calibration = z.infer<typeof calibrationSchema>;
export type DimensionCalibration = Calibration["dimensions"][number];
type Localized = { zh: string; en: string };
export type RatingsPreview = {
  counts: { total: number; valid: number; invalid: number };
  notes: { code: string; message: Localized }[];
  rows: {
    line: number;
    record: { question: string; answer: string; dimension: string; rating: number; rater: string | null };
  }[];
  problems: { line: number; title: string | null; code: string; message: Localized }[];
};

/** The engine judges each answer: some seconds for a thousand. */
const TIMEOUT_MS = 180_000;

const keyOf = (unitId: string) => ["calibrations", unitId] as const;
const pathOf = (unitId: string) => `/org/units/${unitId}/calibrations`;

export const useCalibrations = (unitId: string) =>
  useQuery({
    queryKey: keyOf(unitId),
    queryFn: ({ signal }) => api.get<{ items: Calibration[] }>(pathOf(unitId), { signal }),
    select: ({ items }) => items,
    enabled: unitId !== "",
  });

function formOf(file: File, positionId: string | null): FormData {
  const form = new FormData();
  if (positionId) form.set("positionId", positionId);
  form.set("file", file);
  return form;
}

/** A file is looked at, then learned from. */
export function useUpload(unitId: string, positionId: string | null) {
  const client = useQueryClient();
  const look = useMutation({
    mutationFn: (file: File) =>
      api.post<RatingsPreview>(`${pathOf(unitId)}/preview`, formOf(file, positionId), {
        timeoutMs: TIMEOUT_MS,
      }),
  });
  const learn = useMutation({
    mutationFn: (file: File) =>
      api.post<Calibration>(pathOf(unitId), formOf(file, positionId), { timeoutMs: TIMEOUT_MS }),
    onSuccess: () => client.invalidateQueries({ queryKey: keyOf(unitId) }),
  });
  return { look, learn };
}

/** Puts a version into use, or takes it out. */
export function useActivation(unitId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id, on }: { id: string; on: boolean }) =>
      on
        ? api.post<Calibration>(`/calibrations/${id}/activation`, {})
        : api.delete<Calibration>(`/calibrations/${id}/activation`),
    onSettled: () => client.invalidateQueries({ queryKey: keyOf(unitId) }),
  });
}
