import type { Permission } from "../../../server/org/permissions";

/** A page of the main navigation; `name` is its words under `nav`. */
export type NavPage = {
  to: string;
  name:
    | "interviews"
    | "myInterviews"
    | "pipeline"
    | "candidates"
    | "reviews"
    | "waiting"
    | "batches"
    | "progress"
    | "archiveQueries"
    | "archiveSupport"
    | "positions"
    | "plans"
    | "questions"
    | "organisation"
    | "jobs";
  /** Null: for whoever has something there. */
  needs: Permission | null;
};

/** People and what they wait for: looked at all day. */
export const WORK: readonly NavPage[] = [
  { to: "/interviews", name: "interviews", needs: "interviews.read" },
  { to: "/my-interviews", name: "myInterviews", needs: null },
  { to: "/pipeline", name: "pipeline", needs: "candidacies.read" },
  { to: "/candidates", name: "candidates", needs: "candidates.read" },
  { to: "/reviews", name: "reviews", needs: "reviews.write" },
  { to: "/waiting", name: "waiting", needs: "candidacies.write" },
  { to: "/batches", name: "batches", needs: "batches.read" },
  { to: "/progress", name: "progress", needs: "interviews.read" },
  { to: "/archive/queries", name: "archiveQueries", needs: "archive.query" },
  { to: "/archive/support", name: "archiveSupport", needs: "archive.performance" },
];

/** What the work goes by: set up now and then. */
export const SETUP: readonly NavPage[] = [
  { to: "/positions", name: "positions", needs: "positions.read" },
  { to: "/plans", name: "plans", needs: "plans.read" },
  { to: "/questions", name: "questions", needs: "questions.read" },
  { to: "/organisation", name: "organisation", needs: "staff.read" },
  { to: "/jobs", name: "jobs", needs: "jobs.read" },
];

export const isIn = (pathname: string, { to }: NavPage): boolean =>
  pathname === to || pathname.startsWith(`${to}/`);
