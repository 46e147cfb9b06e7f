import { z } from "zod";
import { instant, uuid } from "../../http/schema";

export const delegationSchema = z.object({
  id: uuid,
  person: z.object({ id: uuid, name: z.string() }),
  startsAt: instant,
  /** The first moment at which it holds no more. */
  endsAt: instant,
});

/** Those that hold or will: who stands in for me, and for whom I stand in. */
export const delegationsSchema = z.object({
  mine: z.array(delegationSchema),
  toMe: z.array(delegationSchema),
  timeZone: z.string(),
});

export const delegateBody = z.strictObject({
  /** Of the colleague, as they log in. */
  email: z.string().trim().max(254),
  /** Days on the company's clocks, both included. */
  from: z.iso.date(),
  until: z.iso.date(),
});
