import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { App } from "antd";
import type { z } from "zod";
import type { recordBody } from "../../../server/pipeline/schema";
import type {
  colleaguesSchema,
  offerSlotsBody,
  resultImportSchema,
  resultPreviewSchema,
  roundsViewSchema,
} from "../../../server/rounds/schema";
import { api } from "../api/client";
import { interviewKey } from "../api/keys";
import { useErrorText } from "../common/ErrorState";

export type RoundsView = z.infer<typeof roundsViewSchema>;
export type OfferSlotsBody = z.input<typeof offerSlotsBody>;
export type Colleagues = z.infer<typeof colleaguesSchema>;
export type ResultPreview = z.infer<typeof resultPreviewSchema>;
export type ResultImport = z.infer<typeof resultImportSchema>;
type Told = Pick<z.input<typeof recordBody>, "happened" | "letter">;

/** Below the interview's own, so that whatever renews that renews this. */
const roundsKey = (id: string) => [...interviewKey(id), "rounds"] as const;

export const useRounds = (interviewId: string) =>
  useQuery({
    queryKey: roundsKey(interviewId),
    queryFn: ({ signal }) => api.get<RoundsView>(`/interviews/${interviewId}/rounds`, { signal }),
  });

/** Whom one may ask to meet the candidate; asked for when somebody is to be named. */
export const useColleagues = (interviewId: string, enabled: boolean) =>
  useQuery({
    queryKey: [...interviewKey(interviewId), "colleagues"],
    queryFn: ({ signal }) =>
      api.get<Colleagues>(`/interviews/${interviewId}/second-round/colleagues`, { signal }),
    enabled,
    staleTime: 60_000,
  });

/** One step of a second round; what comes back is how the rounds stand then. */
export function useRoundStep<B>(interviewId: string, method: "post" | "put", path: string) {
  const client = useQueryClient();
  const { message } = App.useApp();
  const errorText = useErrorText();
  return useMutation({
    mutationFn: (body: B) => api[method]<RoundsView>(`/interviews/${interviewId}/second-round/${path}`, body),
    onSuccess: (view) => client.setQueryData(roundsKey(interviewId), view),
    onError: (error) => void message.error(errorText(error)),
    onSettled: () => void client.invalidateQueries({ queryKey: interviewKey(interviewId) }),
  });
}

/** Records a test, an offer or a hire on the candidacy as one saw it. */
export function useTell(interviewId: string, candidacy: RoundsView["candidacy"]) {
  const client = useQueryClient();
  const { message } = App.useApp();
  const errorText = useErrorText();
  return useMutation({
    mutationFn: (told: Told) =>
      api.post<unknown>(`/candidacies/${candidacy?.id ?? ""}/events`, {
        ...told,
        seen: candidacy?.events ?? 0,
      }),
    onError: (error) => void message.error(errorText(error)),
    onSettled: () => void client.invalidateQueries({ queryKey: interviewKey(interviewId) }),
  });
}
