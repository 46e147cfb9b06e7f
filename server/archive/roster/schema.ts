import { z } from "zod";
import { instant } from "../../http/schema";

export const rosterSyncSchema = z
  .object({
    /** `never`: nobody has asked for it yet. */
    state: z.enum(["never", "waiting", "running", "done", "failed"]),
    /** Read so far. */
    people: z.int(),
    /** DingTalk's own code. */
    failure: z.string().nullable(),
    /** The app may not read the roster: that is switched on in DingTalk's developer console. */
    denied: z.boolean(),
    result: z
      .object({
        people: z.int(),
        first: z.int(),
        written: z.int(),
        unstated: z.int(),
        noAccount: z.int(),
        noRecord: z.int(),
        unclear: z.int(),
        refused: z.int(),
      })
      .nullable(),
    startedAt: instant.nullable(),
    completedAt: instant.nullable(),
  })
  .meta({ id: "RosterSync" });

/** Null where DingTalk is not configured. */
export const rosterSchema = z.object({ sync: rosterSyncSchema.nullable() });
