import { z } from "zod";
import { instant, pageOf, pageQuery, uuid } from "../../http/schema";
import { staffRole } from "../permissions";

const personName = z.string().trim().min(1).max(60);
const email = z.string().trim().pipe(z.email().max(120));
const phone = z
  .string()
  .trim()
  .regex(/^\+?[0-9][0-9 -]{5,19}$/);

/** A role in a unit with all below it, or for one position. */
export const grantBody = z.union([
  z.strictObject({ role: staffRole, orgUnitId: uuid }),
  z.strictObject({ role: staffRole, positionId: uuid }),
]);
const grants = z.array(grantBody).min(1).max(20);

export const staffState = z.enum(["invited", "active", "suspended"]);

export const unitRefSchema = z.object({ id: uuid, name: z.string(), path: z.array(z.string()) });
export const grantViewSchema = z.object({
  id: uuid,
  role: staffRole,
  orgUnit: unitRefSchema.nullable(),
  positionId: uuid.nullable(),
  /** The position that the role is for; null where it is for a unit. */
  position: z.object({ title: z.string(), orgUnit: unitRefSchema }).nullable(),
});

export const staffSchema = z
  .object({
    id: uuid,
    name: z.string(),
    /** Whole for those who may manage this person, masked for others. */
    email: z.string(),
    phone: z.string().nullable(),
    orgUnit: unitRefSchema,
    state: staffState,
    secondFactor: z.boolean(),
    lastLoginAt: instant.nullable(),
    createdAt: instant,
    grants: z.array(grantViewSchema),
    /** Whether the one who asks may change this person. */
    manageable: z.boolean(),
  })
  .meta({ id: "Staff" });
export const staffPageSchema = pageOf(staffSchema);

export const staffListQuery = pageQuery.extend({
  /** Part of the name, or a whole phone number or e-mail address. */
  q: z.string().trim().max(60).optional(),
  /** People whose home is this unit or below it. */
  unit: uuid.optional(),
  state: staffState.optional(),
});

export const createStaffBody = z.strictObject({
  name: personName,
  email,
  phone: phone.nullable().default(null),
  orgUnitId: uuid,
  grants,
});
export const updateStaffBody = z.strictObject({
  name: personName,
  email,
  phone: phone.nullable(),
  orgUnitId: uuid,
});
export const setGrantsBody = z.strictObject({ grants });
