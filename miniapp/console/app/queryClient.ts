import { MutationCache, QueryCache, QueryClient } from "@tanstack/react-query";
import { isApiError, isTemporary } from "../../shared/api";
import { sessionKey } from "../api/keys";

const MAX_TRIES = 2;

/** Tries again only what may succeed by itself; a 401 asks who is logged in, which brings the login page. */
export function createQueryClient(): QueryClient {
  const onError = (error: unknown) => {
    if (isApiError(error) && error.status === 401) void client.invalidateQueries({ queryKey: sessionKey });
  };
  const client: QueryClient = new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: {
      queries: {
        staleTime: 15_000,
        retry: (failures, error) => failures < MAX_TRIES && isTemporary(error),
        retryDelay: (failures) => 800 * 2 ** failures,
      },
      mutations: { retry: false },
    },
  });
  return client;
}
