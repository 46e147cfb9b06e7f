import { z } from "zod";
import { uuid } from "../../http/schema";
import { permission, staffRole } from "../permissions";

/** People by the unit that is their home; units without any are left out. Suspended people do not count. */
export const headcountsSchema = z.object({
  items: z.array(z.object({ orgUnitId: uuid, staff: z.int() })),
});

/** What each role may do, as the server asks it. */
export const rolesSchema = z
  .object({
    roles: z.array(z.object({ role: staffRole, permissions: z.array(permission) })),
    /** Given only by grants over the whole company. */
    wholeCompany: z.array(permission),
    /** Hold for what the units above own, too. */
    readFromBelow: z.array(permission),
  })
  .meta({ id: "Roles" });
