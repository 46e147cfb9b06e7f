import type { Env } from "../server/env";
import { consolePage } from "./links";

/** Our own pages, as buttons of cards open them. */
export function consoleLinks(env: Env) {
  const page = (path: string) => consolePage(env, path);
  return {
    interview: (id: string) => page(`/interviews/${id}`),
    report: (id: string) => page(`/interviews/${id}/report`),
    meeting: (id: string) => page(`/meetings/${id}`),
    interviews: () => page("/interviews"),
    progress: (unitId: string, jobKey: string) =>
      page(`/progress?${new URLSearchParams({ unit: unitId, job: jobKey }).toString()}`),
  };
}
