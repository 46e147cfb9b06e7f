import { useQuery } from "@tanstack/react-query";
import type { Growth } from "../../../../server/archive/growth/schema";
import { api } from "../../api/client";
import { growthKey } from "../work/data";

export type { Growth } from "../../../../server/archive/growth/schema";

export const useGrowth = (candidateId: string, candidacyId: string | null) =>
  useQuery({
    queryKey: [...growthKey(candidateId), candidacyId],
    queryFn: ({ signal }) =>
      api.get<Growth>(`/candidates/${candidateId}/growth`, {
        query: candidacyId ? { candidacyId } : {},
        signal,
      }),
  });
