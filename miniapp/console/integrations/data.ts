import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { z } from "zod";
import type {
  apiTokenPageSchema,
  createTokenBody,
  integrationChangePageSchema,
  shownTokenSchema,
} from "../../../server/apiTokens/schema";
import type {
  changeWebhookBody,
  createWebhookBody,
  deliveryPageSchema,
  integrationOptionsSchema,
  redeliveredSchema,
  shownWebhookSchema,
  webhookPageSchema,
} from "../../../server/webhooks/schema";
import { api } from "../api/client";
import { useList } from "../common/usePages";

type TokenPage = z.output<typeof apiTokenPageSchema>;
type WebhookPage = z.output<typeof webhookPageSchema>;
type DeliveryPage = z.output<typeof deliveryPageSchema>;
type ChangePage = z.output<typeof integrationChangePageSchema>;
export type ApiToken = TokenPage["items"][number];
export type Webhook = WebhookPage["items"][number];
export type Delivery = DeliveryPage["items"][number];
export type Change = ChangePage["items"][number];
export type ShownToken = z.output<typeof shownTokenSchema>;
export type ShownWebhook = z.output<typeof shownWebhookSchema>;
type Options = z.output<typeof integrationOptionsSchema>;

const KEY = ["integrations"] as const;
/** While something may be on its way. */
const LOOK_MS = 5_000;

const useListed = <P extends { items: unknown[]; nextCursor: string | null }>(
  path: string,
  query: Record<string, string> = {},
  refetchInterval: number | false = false,
) => useList<P>([...KEY, path, query], path, query, { refetchInterval });

export const useTokens = () => useListed<TokenPage>("/api-tokens");
export const useWebhooks = () => useListed<WebhookPage>("/webhooks");
export const useChanges = () => useListed<ChangePage>("/integration-changes");
export const useDeliveries = (id: string, state: Delivery["state"] | "") =>
  useListed<DeliveryPage>(`/webhooks/${id}/deliveries`, state ? { state } : {}, LOOK_MS);

export const useWebhook = (id: string) =>
  useQuery({
    queryKey: [...KEY, "webhook", id],
    queryFn: ({ signal }) => api.get<Webhook>(`/webhooks/${id}`, { signal }),
    refetchInterval: LOOK_MS * 6,
  });

/** What tokens can be allowed and webhooks told: the server's own lists. */
export const useOptions = () =>
  useQuery({
    queryKey: [...KEY, "options"],
    queryFn: ({ signal }) => api.get<Options>("/integration-options", { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });

function useChange<T, R>(work: (given: T) => Promise<R>) {
  const client = useQueryClient();
  return useMutation({ mutationFn: work, onSettled: () => client.invalidateQueries({ queryKey: KEY }) });
}

export const useCreateToken = () =>
  useChange((body: z.input<typeof createTokenBody>) => api.post<ShownToken>("/api-tokens", body));
export const useRotateToken = () =>
  useChange(({ id, overlapHours }: { id: string; overlapHours: number }) =>
    api.post<ShownToken>(`/api-tokens/${id}/rotation`, { overlapHours }),
  );
export const useRevokeToken = () => useChange((id: string) => api.delete(`/api-tokens/${id}`));

export const useCreateWebhook = () =>
  useChange((body: z.input<typeof createWebhookBody>) => api.post<ShownWebhook>("/webhooks", body));
export const useChangeWebhook = (id: string) =>
  useChange((body: z.input<typeof changeWebhookBody>) => api.put<Webhook>(`/webhooks/${id}`, body));
export const useRotateSecret = () =>
  useChange(({ id, overlapHours }: { id: string; overlapHours: number }) =>
    api.post<ShownWebhook>(`/webhooks/${id}/secret`, { overlapHours }),
  );
export const useRemoveWebhook = () => useChange((id: string) => api.delete(`/webhooks/${id}`));
export const usePing = (id: string) => useChange(() => api.post(`/webhooks/${id}/ping`, {}));
export const useRedeliver = (id: string) =>
  useChange((deliveryId: string) => api.post(`/webhooks/${id}/deliveries/${deliveryId}/redelivery`, {}));
export const useRedeliverDead = (id: string) =>
  useChange(() => api.post<z.output<typeof redeliveredSchema>>(`/webhooks/${id}/redeliveries`, {}));
