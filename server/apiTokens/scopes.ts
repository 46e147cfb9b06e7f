import { z } from "zod";
import type { Permission } from "../org/permissions";

/**
 * What another system may be allowed: what it has to read, and what it knows better than we do. Not among them: to
 * decide on people (docs/adr/0016), to manage staff, units, tokens or webhooks, and what nobody may be judged by.
 */
export const TOKEN_SCOPES = [
  "org.read",
  "positions.read",
  "positions.write",
  "plans.read",
  "candidates.read",
  "candidates.write",
  "candidacies.read",
  "candidacies.write",
  "interviews.read",
  "interviews.invite",
  "reports.read",
  "media.read",
  "archive.performance",
  "archive.read",
  "archive.write",
  "archive.query",
] as const satisfies readonly Permission[];

export const tokenScope = z.enum(TOKEN_SCOPES);
export type TokenScope = z.infer<typeof tokenScope>;
