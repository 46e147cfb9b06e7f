import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { ResumeProtected, ResumeReading } from "../../../../server/resumes/kept/schema";
import { api } from "../../api/client";

export type { ResumeReading } from "../../../../server/resumes/kept/schema";
export type ReadResume = NonNullable<ResumeReading["resume"]>;
export type Attributes = NonNullable<ResumeProtected["attributes"]>;
export type Span = { start: number; end: number };

/** While it is being read, asked so often. */
const LOOK_MS = 2_000;

type Ids = { candidateId: string; resumeId: string };
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
