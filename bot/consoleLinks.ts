import type { Env } from "../server/env";
import { linkBase } from "../server/invitations/links";

/** Our own pages, as buttons of cards open them. */
export function consoleLinks(env: Env) {
  const { origin } = linkBase(env);
  const page = (path: string) => `${origin}/console${path}`;
  return {
    interview: (id: string) => page(`/interviews/${id}`),
    report: (id: string) => page(`/interviews/${id}/report`),
    meeting: (id: string) => page(`/meetings/${id}`),
    interviews: () => page("/interviews"),
    /** Those of one reason for attention. */
    focus: (reason: string) => page(`/interviews?focus=${reason}`),
    /** What one may decide, as a page for phones and desktops alike. */
    approvals: () => `${origin}/m/approvals`,
    messages: () => page("/messages"),
    batch: (id: string) => page(`/batches/${id}`),
    compare: (ids: readonly string[]) => page(`/compare?ids=${ids.join(",")}`),
    /** Of all units, or all jobs, where there is null. */
    progress: (unitId: string | null, jobKey: string | null) => {
      const query = {
        ...(unitId === null ? {} : { unit: unitId }),
        ...(jobKey === null ? {} : { job: jobKey }),
      };
      return page(`/progress?${new URLSearchParams(query).toString()}`);
    },
  };
}
