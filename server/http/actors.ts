import type { Grant, StaffAbility, StaffRole } from "../org/permissions";

export type StaffActor = {
  kind: "staff";
  /** Null for the deployment's API token. */
  sessionId: string | null;
  staffId: string | null;
  /** Of another system that comes with a token of its own (server/apiTokens): it is nobody, and decides nothing. */
  apiTokenId?: string;
  name: string;
  /** The first of the grants' roles, for showing; what one may do is `ability`'s to say. */
  role: StaffRole;
  /** Their home. */
  orgUnitId: string;
  grants: readonly Grant[];
  ability: StaffAbility;
  /** Null for the API token, which does not end. */
  expiresAt: Date | null;
  /** Must set up a second factor before anything else (`STAFF_SECOND_FACTOR`). */
  enrolFirst: boolean;
};

/** A person in a session of their own; the API token is nobody. */
export type SelfActor = StaffActor & { sessionId: string; staffId: string };

export type CandidateActor = {
  kind: "candidate";
  sessionId: string;
  interviewId: string;
  /** The browser tab, where the request named one. */
  tabId: string | null;
};
