import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { z } from "zod";
import type { rosterSchema, rosterSyncSchema } from "../../../../server/archive/roster/schema";
import type {
  chatAccountListQuery,
  chatAccountPageSchema,
  chatAccountSchema,
  contactSyncSchema,
  contactSyncsSchema,
  requestSyncBody,
} from "../../../../server/chats/accounts/schema";
import { api } from "../../api/client";
import { usePages } from "../../common/usePages";

export type ChatAccount = z.infer<typeof chatAccountSchema>;
export type ContactSync = z.infer<typeof contactSyncSchema>;
export type RosterSync = z.infer<typeof rosterSyncSchema>;
export type Show = z.output<typeof chatAccountListQuery>["show"];
export type AccountFilters = { platform: ChatAccount["platform"] | null; show: Show; q: string };

const PAGE = 50;
const accountsKey = ["chat-accounts"] as const;
const syncsKey = ["contact-syncs"] as const;
const rosterKey = ["roster-sync"] as const;
/** While it runs it is asked how far it is. */
const POLL_MS = 1_500;

export const isBusy = ({ state }: Pick<ContactSync, "state">) => state === "waiting" || state === "running";

export const useAccounts = ({ platform, show, q }: AccountFilters) =>
  usePages<z.infer<typeof chatAccountPageSchema>>([...accountsKey, { platform, show, q }], "/chat/accounts", {
    limit: PAGE,
    show,
    ...(platform ? { platform } : {}),
    ...(q ? { q } : {}),
  });

export const useSyncs = (enabled: boolean) =>
  useQuery({
    queryKey: syncsKey,
    queryFn: ({ signal }) => api.get<z.infer<typeof contactSyncsSchema>>("/chat/contacts", { signal }),
    enabled,
    select: ({ items }) => items,
    refetchInterval: ({ state }) => (state.data?.items.some(isBusy) ? POLL_MS : false),
  });

export function useRequestSync() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: z.input<typeof requestSyncBody>) =>
      api.post<z.infer<typeof contactSyncsSchema>>("/chat/contacts", body),
    onSuccess: (syncs) => client.setQueryData(syncsKey, syncs),
  });
}

type Roster = z.infer<typeof rosterSchema>;

export const useRoster = (enabled: boolean) =>
  useQuery({
    queryKey: rosterKey,
    queryFn: ({ signal }) => api.get<Roster>("/archive/roster", { signal }),
    enabled,
    select: ({ sync }) => sync,
    refetchInterval: ({ state }) => (state.data?.sync && isBusy(state.data.sync) ? POLL_MS : false),
  });

export function useRequestRoster() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => api.post<Roster>("/archive/roster", {}),
    onSuccess: (roster) => client.setQueryData(rosterKey, roster),
  });
}

export function useAccountsChanged(): () => Promise<void> {
  const client = useQueryClient();
  return () => client.invalidateQueries({ queryKey: accountsKey });
}

export function useLink() {
  const changed = useAccountsChanged();
  return useMutation({
    mutationFn: ({ id, staffId }: { id: string; staffId: string | null }) =>
      api.put<ChatAccount>(`/chat/accounts/${id}/staff`, { staffId }),
    onSuccess: changed,
  });
}
