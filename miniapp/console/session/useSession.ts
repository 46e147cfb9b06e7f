import { useQuery, useQueryClient } from "@tanstack/react-query";
import { api } from "../api/client";
import { sessionKey } from "../api/keys";
import { candidateSelection } from "../candidates/selection";
import type { Credentials, Permission, Session, StaffRole } from "../api/types";

/** Who is logged in, and whether the demonstration door is open. */
export const useSession = () =>
  useQuery({ queryKey: sessionKey, queryFn: () => api.get<Session>("/session"), staleTime: 60_000 });

/** Whether the person logged in may do this; hides what they may not. The server checks again. */
export function useCan(permission: Permission): boolean {
  return useSession().data?.staff?.permissions.includes(permission) ?? false;
}

/** Logging in and out changes what everything else may show: nothing cached survives it. */
export function useSessionActions() {
  const client = useQueryClient();
  const replace = (session: Session) => {
    client.removeQueries({ predicate: (query) => query.queryKey[0] !== sessionKey[0] });
    client.setQueryData(sessionKey, session);
    candidateSelection.clear();
  };
  const readAgain = async () => replace(await api.get<Session>("/session"));
  return {
    readAgain,
    logIn: async (credentials: Credentials) => {
      await api.post("/session/password", credentials);
      await readAgain();
    },
    loginAs: async (role: StaffRole) => replace(await api.post<Session>("/session/demo", { role })),
    logout: async () => {
      await api.delete("/session");
      await readAgain();
    },
  };
}
