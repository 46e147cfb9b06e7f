import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { Change, CorrectionLog, CorrectionView } from "../../../../server/resumes/corrections/schema";
import type { ResumeProtected, ResumeReading } from "../../../../server/resumes/kept/schema";
import { isApiError } from "../../../shared/api";
import { api } from "../../api/client";

export type { ResumeReading } from "../../../../server/resumes/kept/schema";
export type { Change } from "../../../../server/resumes/corrections/schema";
export type Correction = CorrectionView;
export type Logged = CorrectionLog["items"][number];
/** What can be corrected: `name`, `works` … */
export type Correctable = Change["field"];
export type ItemValue = NonNullable<Correction["value"]>;
export type ReadResume = NonNullable<ResumeReading["resume"]>;
export type Attributes = NonNullable<ResumeProtected["attributes"]>;
export type Span = { start: number; end: number };

/** While it is being read, asked so often. */
const LOOK_MS = 2_000;

export type Ids = { candidateId: string; resumeId: string };
const pathOf = ({ candidateId, resumeId }: Ids) => `/candidates/${candidateId}/resumes/${resumeId}/reading`;
const keyOf = (ids: Ids) => ["resume-reading", ids.candidateId, ids.resumeId] as const;

/** What was read of a résumé; asked again until it was. */
export const useReading = (ids: Ids) =>
  useQuery({
    queryKey: keyOf(ids),
    queryFn: ({ signal }) => api.get<ResumeReading>(pathOf(ids), { signal }),
    refetchInterval: ({ state }) => (state.data?.state === "waiting" ? LOOK_MS : false),
  });

export const useProtected = (ids: Ids, open: boolean) =>
  useQuery({
    queryKey: [...keyOf(ids), "protected"],
    queryFn: ({ signal }) => api.get<ResumeProtected>(`${pathOf(ids)}/protected`, { signal }),
    enabled: open,
  });

export function useReadAgain(ids: Ids) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => api.post(pathOf(ids), {}),
    onSuccess: () => client.invalidateQueries({ queryKey: keyOf(ids) }),
  });
}

/** What changes corrections, each from the state that was seen; where somebody was faster, that is fetched. */
function useChange<T>(ids: Ids, send: (path: string, given: T) => Promise<ResumeReading>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (given: T) => send(`${pathOf(ids)}/corrections`, given),
    // What is under way would come after the answer and take the page back to before it.
    onMutate: () => client.cancelQueries({ queryKey: keyOf(ids), exact: true }),
    onSuccess: async (reading) => {
      client.setQueryData(keyOf(ids), reading);
      await client.invalidateQueries({ queryKey: [...keyOf(ids), "log"] });
    },
    onError: async (error) => {
      if (isApiError(error) && error.status === 409) await client.invalidateQueries({ queryKey: keyOf(ids) });
    },
  });
}

export const useCorrect = (ids: Ids) =>
  useChange(ids, (path, given: { revision: number; change: Change }) => api.post<ResumeReading>(path, given));

export const useUndo = (ids: Ids) =>
  useChange(ids, (path, { id, revision }: { id: string; revision: number }) =>
    api.delete<ResumeReading>(`${path}/${id}`, { query: { revision } }),
  );

/** Who corrected what, the newest first. */
export const useCorrectionLog = (ids: Ids, open: boolean) =>
  useInfiniteQuery({
    queryKey: [...keyOf(ids), "log"],
    queryFn: ({ pageParam, signal }) =>
      api.get<CorrectionLog>(`${pathOf(ids)}/corrections`, {
        signal,
        query: { cursor: pageParam, limit: 20 },
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
    enabled: open,
  });
