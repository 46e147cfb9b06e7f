/** What is written down of tokens and webhooks. */
export const INTEGRATION_CHANGES = [
  "token_created",
  "token_rotated",
  "token_revoked",
  "webhook_created",
  "webhook_changed",
  "webhook_rotated",
  "webhook_on",
  "webhook_off",
  "webhook_gave_up",
  "webhook_removed",
  "webhook_redelivered",
] as const;
export type IntegrationChangeKind = (typeof INTEGRATION_CHANGES)[number];

export type WhereTold = { url: string; types: string[] };
/** Where a webhook went before and after; of what was sent again by hand, how many. */
export type IntegrationDetails = { before?: WhereTold; after?: WhereTold; queued?: number };
