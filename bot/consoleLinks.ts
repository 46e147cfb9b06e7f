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
    progress: (unitId: string, jobKey: string) =>
      page(`/progress?${new URLSearchParams({ unit: unitId, job: jobKey }).toString()}`),
  };
}
