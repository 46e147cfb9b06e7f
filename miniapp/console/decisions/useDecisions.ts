import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { App } from "antd";
import { api } from "../api/client";
import { decisionsKey, interviewKey } from "../api/keys";
import type { AgreeBody, DecideBody, Decided, DecisionsView, ReverseBody } from "../api/types";
import { useErrorText } from "../common/ErrorState";

/** What was decided and how far the second round is; the live channel says when to ask again. */
export const useDecisions = (interviewId: string) =>
  useQuery({
    queryKey: decisionsKey(interviewId),
    queryFn: ({ signal }) => api.get<DecisionsView>(`/interviews/${interviewId}/decision`, { signal }),
  });

function useChange<B, R>(interviewId: string, path: string) {
  const client = useQueryClient();
  const { message } = App.useApp();
  const errorText = useErrorText();
  return useMutation({
    mutationFn: (body: B) => api.post<R>(`/interviews/${interviewId}/${path}`, body),
    onError: (error) => void message.error(errorText(error)),
    onSettled: () => {
      void client.invalidateQueries({ queryKey: interviewKey(interviewId) });
      void client.invalidateQueries({ queryKey: ["interviews"] });
      void client.invalidateQueries({ queryKey: ["attention"] });
    },
  });
}

export const useDecide = (id: string) => useChange<DecideBody, Decided>(id, "decision");
export const useReverse = (id: string) => useChange<ReverseBody, unknown>(id, "decision/reversal");
export const useReopen = (id: string) => useChange<{ reason: string }, unknown>(id, "second-round/reopening");
export const useAgree = (id: string) => useChange<AgreeBody, unknown>(id, "second-round/agreement");
