import { z } from "zod";
import { instant, pageOf, pageQuery, uuid } from "../http/schema";
import { unitRefSchema } from "../org/staff/schema";
import { INTEGRATION_CHANGES } from "./changeKinds";
import { tokenScope } from "./scopes";

const name = z.string().trim().min(1).max(60);
/** How long the token before keeps working, so that the other system can be changed over. */
export const overlapHours = z.int().min(0).max(168).default(24);

export const createTokenBody = z.strictObject({
  /** Its home unless told; the token reaches that unit and what lies below. */
  orgUnitId: uuid.optional(),
  name,
  scopes: z
    .array(tokenScope)
    .min(1)
    .transform((scopes) => [...new Set(scopes)]),
  /** Null for one that ends only by revoking. */
  expiresAt: instant.nullable(),
});
export const rotateBody = z.strictObject({ overlapHours });

export const apiTokenSchema = z
  .object({
    id: uuid,
    orgUnit: unitRefSchema,
    name: z.string(),
    /** How it begins. */
    prefix: z.string(),
    scopes: z.array(z.string()),
    state: z.enum(["active", "expired", "revoked"]),
    createdBy: z.string(),
    createdAt: instant,
    expiresAt: instant.nullable(),
    lastUsedAt: instant.nullable(),
    revokedAt: instant.nullable(),
    /** Until when the token before the last rotation works. */
    previousUntil: instant.nullable(),
  })
  .meta({ id: "ApiToken" });
export const apiTokenPageSchema = pageOf(apiTokenSchema);
/** `token` is told this once and kept nowhere. */
export const shownTokenSchema = apiTokenSchema.extend({ token: z.string() });

const whereTold = z.object({ url: z.string(), types: z.array(z.string()) });

export const integrationChangePageSchema = pageOf(
  z.object({
    id: uuid,
    subjectId: uuid,
    name: z.string(),
    what: z.enum(INTEGRATION_CHANGES),
    /** Of a webhook: where it went before and after, or how many were sent again. */
    details: z
      .object({ before: whereTold.optional(), after: whereTold.optional(), queued: z.int().optional() })
      .nullable(),
    author: z.string(),
    at: instant,
  }),
);
export const tokenListQuery = pageQuery;
