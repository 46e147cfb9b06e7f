import { z } from "zod";
import { uuid } from "../../http/schema";

const testHead = z.object({
  positionId: uuid,
  name: z.string().trim().min(1).max(200),
  outOf: z
    .string()
    .regex(/^\d{1,6}(\.\d{1,2})?$/)
    .transform(Number)
    .refine((value) => value > 0),
});
/** Of which test a file has the results, for which position, and its maximum where a row does not say it. */
export type TestHead = z.output<typeof testHead>;

/** The fields of the form beside the file; null where one is missing or wrong. */
export const checkTest = (fields: unknown): TestHead | null => testHead.safeParse(fields).data ?? null;
