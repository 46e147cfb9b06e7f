import { z } from "zod";
import { instant } from "../http/schema";
import { permission, staffRole } from "./roles";

export const staffViewSchema = z.object({
  name: z.string(),
  role: staffRole,
  permissions: z.array(permission),
  expiresAt: instant.nullable(),
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
