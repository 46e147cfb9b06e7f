import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { App } from "antd";
import type { z } from "zod";
import type {
  DraftRating,
  queueSchema,
  reviewSettingsSchema,
  reviewViewSchema,
} from "../../../server/reviews/schema";
import { api } from "../api/client";
import { interviewKey, reportKey, reviewKey, reviewSettingsKey, reviewsKey } from "../api/keys";
import { useErrorText } from "../common/ErrorState";
import { usePages } from "../common/usePages";

export type { DraftRating } from "../../../server/reviews/schema";
export type QueueItem = z.infer<typeof queueSchema>["items"][number];
export type ReviewView = z.infer<typeof reviewViewSchema>;
export type ReviewPair = ReviewView["pairs"][number];
export type ReviewSettings = z.infer<typeof reviewSettingsSchema>;
export type ReviewBody = { ratings: DraftRating[]; comment: string };

const pathOf = (id: string) => `/interviews/${id}/review`;

/** What waits, the most pressing first. */
export const useQueue = (query: Record<string, string>) =>
  usePages<z.infer<typeof queueSchema>>([...reviewsKey, query], "/reviews", query, {
    // Somebody else may have taken one meanwhile.
    refetchInterval: 30_000,
  });

export const useReview = (id: string) =>
  useQuery({
    queryKey: reviewKey(id),
    queryFn: ({ signal }) => api.get<ReviewView>(pathOf(id), { signal }),
  });

/** What one does with a review; each answers with how it stands then. */
export function useReviewing(id: string) {
  const client = useQueryClient();
  const { message } = App.useApp();
  const errorText = useErrorText();
  const told = (view: ReviewView) => client.setQueryData(reviewKey(id), view);
  const everywhere = (view: ReviewView) => {
    told(view);
    for (const queryKey of [reviewsKey, reportKey(id), interviewKey(id)])
      void client.invalidateQueries({ queryKey });
  };
  const onError = (error: unknown) => {
    void message.error(errorText(error));
    void client.invalidateQueries({ queryKey: reviewKey(id) });
  };
  return {
    take: useMutation({
      mutationFn: () => api.post<ReviewView>(`${pathOf(id)}/taking`, {}),
      onSuccess: everywhere,
      onError,
    }),
    release: useMutation({
      mutationFn: () => api.delete<ReviewView>(`${pathOf(id)}/taking`),
      onSuccess: everywhere,
      onError,
    }),
    close: useMutation({
      mutationFn: (reason: string) => api.post<ReviewView>(`${pathOf(id)}/closing`, { reason }),
      onSuccess: everywhere,
      onError,
    }),
    /** The page says by itself how it went, beside what was written. */
    save: useMutation({
      mutationFn: (body: ReviewBody) => api.put<ReviewView>(`${pathOf(id)}/draft`, body),
      onSuccess: told,
    }),
    send: useMutation({
      mutationFn: (body: ReviewBody) => api.post<ReviewView>(pathOf(id), body),
      onSuccess: everywhere,
      onError,
    }),
  };
}

export const useReviewSettings = () =>
  useQuery({
    queryKey: reviewSettingsKey,
    queryFn: ({ signal }) => api.get<ReviewSettings>("/review-settings", { signal }),
  });

export function useChangeSettings() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (change: Pick<ReviewSettings, "blind" | "sharePercent">) =>
      api.put<ReviewSettings>("/review-settings", change),
    onSuccess: (settings) => client.setQueryData(reviewSettingsKey, settings),
  });
}
