import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { z } from "zod";
import type { calibrationSchema } from "../../../server/scoring/calibration/company/presentCalibration";
import type { ReviewAgreement } from "../../../server/reviews/schema";
import { useEffect, useRef, useState } from "react";
import { type Progress, api, postWithProgress } from "../api/client";

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

/** The engine judges each answer: some seconds for a thousand. For the first word of an answer. */
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
  const look = useMutation({
    mutationFn: (file: File) =>
      api.post<RatingsPreview>(`${pathOf(unitId)}/preview`, formOf(file, positionId), {
        timeoutMs: TIMEOUT_MS,
      }),
  });
  const learn = useLearning<File>(unitId, (file) => ({
    path: `${pathOf(unitId)}/learning`,
    body: formOf(file, positionId),
  }));
  return { look, learn };
}

/** Learning takes seconds to minutes: it tells how far it is, and is given up by leaving the page or by `stop`. */
function useLearning<T>(unitId: string, requestOf: (given: T) => { path: string; body: unknown }) {
  const client = useQueryClient();
  const [progress, setProgress] = useState<Progress | null>(null);
  const control = useRef<AbortController | null>(null);
  const [isStopped, setStopped] = useState(false);
  const stop = () => {
    setStopped(true);
    control.current?.abort();
  };
  useEffect(() => () => control.current?.abort(), []);
  const mutation = useMutation({
    mutationFn: async (given: T) => {
      const own = (control.current = new AbortController());
      setProgress(null);
      setStopped(false);
      const { path, body } = requestOf(given);
      const { signal } = own;
      return postWithProgress<Calibration>(path, body, {
        signal,
        onProgress: setProgress,
        timeoutMs: TIMEOUT_MS,
      });
    },
    onSuccess: () => client.invalidateQueries({ queryKey: keyOf(unitId) }),
  });
  return { ...mutation, progress, stop, isStopped };
}
export type Learning = Pick<ReturnType<typeof useLearning>, "progress" | "stop">;

/** From the reviews that people sent. */
export const useLearnFromReviews = (unitId: string, positionId: string | null) =>
  useLearning<{ open: boolean }>(unitId, ({ open }) => ({
    path: `${pathOf(unitId)}/from-reviews`,
    body: { positionId, open },
  }));

/** How far reviews and the machine agree there. */
export const useReviewAgreement = (unitId: string, positionId: string | null, open: boolean) =>
  useQuery({
    queryKey: ["review-agreement", unitId, positionId, open],
    queryFn: ({ signal }) =>
      api.get<ReviewAgreement>(`/org/units/${unitId}/review-agreement`, {
        query: { ...(positionId ? { positionId } : {}), ...(open ? { open: "1" } : {}) },
        signal,
      }),
    enabled: unitId !== "",
  });

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
