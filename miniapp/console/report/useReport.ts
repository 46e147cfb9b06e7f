import { useQuery } from "@tanstack/react-query";
import { api } from "../api/client";
import { reportKey } from "../api/keys";
import type { ReportView } from "../api/types";

const PENDING_POLL_MS = 4000;

/** The report. The live channel says when it changed; while it is in the making we also ask ourselves. */
export const useReport = (id: string, waiting: boolean) =>
  useQuery({
    queryKey: reportKey(id),
    queryFn: ({ signal }) => api.get<ReportView>(`/interviews/${id}/report`, { signal }),
    refetchInterval: ({ state }) => (waiting || state.data?.state === "pending" ? PENDING_POLL_MS : false),
  });
