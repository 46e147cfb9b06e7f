import { z } from "zod";
import { instant, uuid } from "../http/schema";
import { permission, staffRole } from "./permissions";
import { unitRefSchema } from "./staff/schema";
import { ORG_UNIT_KINDS } from "./tree";

export const staffViewSchema = z.object({
  /** Null for the deployment's API token. */
  id: uuid.nullable(),
  name: z.string(),
  /** The first grant's, for showing. */
  role: staffRole,
  orgUnit: unitRefSchema.extend({ kind: z.enum(ORG_UNIT_KINDS) }),
  grants: z.array(
    z.object({ role: staffRole, orgUnit: unitRefSchema.nullable(), positionId: uuid.nullable() }),
  ),
  /** What they may do somewhere; where, say the rules. */
  permissions: z.array(permission),
  /** CASL rules as `packRules` writes them; `unpackRules` of @casl/ability/extra reads them. */
  rules: z.array(z.array(z.unknown())),
  expiresAt: instant.nullable(),
  /** The company asks for a second factor, and this person has none yet: nothing else may be done first. */
  enrolFirst: z.boolean(),
});

/** What the console's first request gets: who is logged in, and whether the demonstration door is open. */
export const sessionViewSchema = z
  .object({
    staff: staffViewSchema.nullable(),
    demo: z.object({ open: z.boolean(), roles: z.array(staffRole), closedBecause: z.string().nullable() }),
    companyName: z.string(),
    version: z.string(),
  })
  .meta({ id: "Session" });
export const demoLoginBody = z.strictObject({ role: staffRole });
