import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { z } from "zod";
import type {
  FormBody,
  FormRating,
  FormsAgreement,
  SentForm,
  myInterviewSchema,
  myInterviewsSchema,
} from "../../server/rounds/schema";
import { api } from "../console/api/client";

export type { FormBody, FormRating, FormsAgreement, SentForm };
export type MyInterviews = z.infer<typeof myInterviewsSchema>;
export type MyInterview = z.infer<typeof myInterviewSchema>;
export type MyState = "open" | "sent";

const listKey = ["my-interviews"] as const;
const oneKey = (id: string) => [...listKey, id] as const;
const pathOf = (id: string) => `/account/interviews/${id}`;

export const useMyInterviews = (state: MyState) =>
  useInfiniteQuery({
    queryKey: [...listKey, "list", state],
    queryFn: ({ pageParam, signal }) =>
      api.get<MyInterviews>("/account/interviews", {
        query: { state, cursor: pageParam, limit: 30 },
        signal,
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  });

export const useMyInterview = (id: string) =>
  useQuery({
    queryKey: oneKey(id),
    queryFn: ({ signal }) => api.get<MyInterview>(pathOf(id), { signal }),
    // What is being written must not change under the hand.
    refetchOnWindowFocus: false,
  });

/** Keeping and sending one's form; each answers with how it stands then. */
export function useForm(id: string) {
  const client = useQueryClient();
  const told = (view: MyInterview) => client.setQueryData(oneKey(id), view);
  return {
    save: useMutation({ mutationFn: (body: FormBody) => api.put<MyInterview>(`${pathOf(id)}/draft`, body) }),
    send: useMutation({
      mutationFn: (body: FormBody) => api.post<MyInterview>(`${pathOf(id)}/form`, body),
      onSuccess: (view) => {
        told(view);
        void client.invalidateQueries({ queryKey: [...listKey, "list"] });
      },
    }),
  };
}
