/** Names of what the query cache holds. */
export const sessionKey = ["session"] as const;
export const accountKey = ["account"] as const;
export const mySessionsKey = ["my-sessions"] as const;
export const interviewsKey = (query: Record<string, string>) => ["interviews", query] as const;
export const interviewKey = (id: string) => ["interview", id] as const;
export const reportKey = (id: string) => ["report", id] as const;
export const plansKey = ["plans"] as const;
export const planKey = (id: string) => ["plan", id] as const;
export const templatesKey = ["plan-templates"] as const;
export const jobsKey = (status: string) => ["jobs", status] as const;
