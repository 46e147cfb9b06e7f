import type { DecideBody } from "../api/types";

/** As `declineReason` of server/decisions/schema.ts has them. */
export const DECLINE_REASONS = [
  "skills",
  "experience",
  "evidence",
  "communication",
  "terms",
  "position_filled",
  "other",
] as const satisfies readonly NonNullable<DecideBody["reason"]>[];
