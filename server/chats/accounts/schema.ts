import { z } from "zod";
import { instant, pageOf, pageQuery, uuid } from "../../http/schema";
import { unitRefSchema } from "../../org/staff/schema";
import { platform } from "../logins/schema";

export const chatAccountSchema = z
  .object({
    id: uuid,
    platform,
    /** As the platform's own administration shows it. */
    userId: z.string(),
    name: z.string(),
    /** Null for somebody who is not in the company's contacts. */
    orgUnit: unitRefSchema.nullable(),
    staff: z.object({ id: uuid, name: z.string() }).nullable(),
    /** Whose it may be by an address, which does not prove it: for a person to say. */
    proposed: z.object({ id: uuid, name: z.string() }).nullable(),
    /** Somebody's whom the one who asks may not see. */
    hidden: z.boolean(),
    linkedBy: z.enum(["contacts", "person"]).nullable(),
    leftAt: instant.nullable(),
    createdAt: instant,
    /** Whether the one who asks may say whose it is. */
    manageable: z.boolean(),
  })
  .meta({ id: "ChatAccount" });
export const chatAccountPageSchema = pageOf(chatAccountSchema);

export const chatAccountListQuery = pageQuery.extend({
  platform: platform.optional(),
  /** `unmatched`: nobody's; `left`: of people who left the company, who are not shown otherwise. */
  show: z.enum(["all", "linked", "unmatched", "left"]).default("all"),
  /** In this unit or below it. */
  unit: uuid.optional(),
  /** Part of the name. */
  q: z.string().trim().max(60).optional(),
});
export const linkBody = z.strictObject({ staffId: uuid.nullable() });

const words = z.object({ zh: z.string(), en: z.string() });
export const contactSyncSchema = z
  .object({
    platform,
    /** `never`: nobody has asked for it yet. */
    state: z.enum(["never", "waiting", "running", "done", "failed"]),
    departments: z.int(),
    people: z.int(),
    /** The platform's own code. */
    failure: z.string().nullable(),
    result: z
      .object({
        departments: z.object({ new: z.int(), changed: z.int(), archived: z.int() }),
        problems: z.array(z.object({ name: z.string(), why: words })),
        accounts: z.object({ new: z.int(), linked: z.int(), left: z.int() }),
        suspended: z.int(),
        lastAdministrators: z.array(z.string()),
        heldBack: z.int(),
      })
      .nullable(),
    startedAt: instant.nullable(),
    completedAt: instant.nullable(),
  })
  .meta({ id: "ContactSync" });
/** Of the platforms that are configured. */
export const contactSyncsSchema = z.object({ items: z.array(contactSyncSchema) });
export const requestSyncBody = z.strictObject({
  platform,
  /** So many are missing at once that nobody was taken for gone; a person says that it is right. */
  whoeverLeft: z.boolean().default(false),
});
