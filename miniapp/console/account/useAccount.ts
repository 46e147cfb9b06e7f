import { useQuery } from "@tanstack/react-query";
import { api } from "../api/client";
import { accountKey } from "../api/keys";
import type { Account } from "../api/types";

export const useAccount = () =>
  useQuery({
    queryKey: accountKey,
    queryFn: ({ signal }) => api.get<Account>("/account", { signal }),
    // Whether the password is asked for again depends on the time.
    staleTime: 0,
  });
