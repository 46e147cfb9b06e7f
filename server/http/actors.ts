import type { StaffRole } from "../org/roles";

export type StaffActor = {
  kind: "staff";
  /** Null for the deployment's API token. */
  sessionId: string | null;
  name: string;
  role: StaffRole;
};

export type CandidateActor = {
  kind: "candidate";
  sessionId: string;
  interviewId: string;
  /** The browser tab, where the request named one. */
  tabId: string | null;
};
