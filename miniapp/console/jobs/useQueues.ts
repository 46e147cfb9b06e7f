import { useQuery } from "@tanstack/react-query";
import { api } from "../api/client";
import { queuesKey } from "../api/keys";
import type { QueuesView } from "../api/types";

/** Of every kind of job that has anything to tell, asked for again every ten seconds. */
export const useQueues = () =>
  useQuery({
    queryKey: queuesKey,
    queryFn: ({ signal }) => api.get<QueuesView>("/jobs/queues", { signal }),
    refetchInterval: 10_000,
  });
