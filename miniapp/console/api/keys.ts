/** Names of what the query cache holds. */
export const sessionKey = ["session"] as const;
export const accountKey = ["account"] as const;
export const mySessionsKey = ["my-sessions"] as const;
export const interviewsKey = (query: Record<string, string>) => ["interviews", query] as const;
/** What needs a person: without a focus the numbers, with one its interviews. */
export const attentionKey = (query: Record<string, string>) => ["attention", query] as const;
export const troubledKey = ["troubled-messages"] as const;
export const troubledCardsKey = ["troubled-cards"] as const;
export const interviewKey = (id: string) => ["interview", id] as const;
/** Below the interview's own, so that whatever renews that renews this. */
export const decisionsKey = (id: string) => ["interview", id, "decision"] as const;
export const delegationsKey = ["delegations"] as const;
export const reviewsKey = ["reviews"] as const;
export const reviewKey = (id: string) => ["review", id] as const;
export const reviewSettingsKey = ["review-settings"] as const;
export const reportKey = (id: string) => ["report", id] as const;
export const progressKey = (query: Record<string, string>) => ["progress", query] as const;
export const alertsKey = ["pass-rate-alerts"] as const;
export const meetingKey = (id: string) => ["meeting", id] as const;
export const batchesKey = ["batches"] as const;
export const batchKey = (id: string) => ["batch", id] as const;
export const batchRecipientsKey = (id: string, query: Record<string, string>) =>
  ["batch", id, "recipients", query] as const;
export const comparisonKey = (ids: readonly string[]) => ["comparison", ...ids] as const;
export const plansKey = ["plans"] as const;
export const boardKey = (positionId: string, unit: string) => ["board", positionId, unit] as const;
export const candidaciesKey = ["candidacies"] as const;
export const timelineKey = (candidateId: string) => ["timeline", candidateId] as const;
export const planKey = (id: string) => ["plan", id] as const;
export const upstreamKey = (id: string) => ["plan-upstream", id] as const;
export const planDiffKey = (id: string, query: Record<string, string>) => ["plan-diff", id, query] as const;
export const planVersionsKey = (id: string) => ["plan-versions", id] as const;
export const followersKey = (id: string) => ["plan-followers", id] as const;
export const templatesKey = ["plan-templates"] as const;
export const savedViewsKey = (page: string) => ["saved-views", page] as const;
export const jobsKey = (status: string, kind: string | null) => ["jobs", status, kind] as const;
export const queuesKey = ["jobs", "queues"] as const;
export const archiveQueriesKey = ["archive-queries"] as const;
export const archiveAnswerKey = (definition: unknown) => ["archive-answer", definition] as const;
export const archiveVersionsKey = (id: string) => ["archive-queries", id, "versions"] as const;
