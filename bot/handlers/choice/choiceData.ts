import { z } from "zod";
import { deedSchema, goodsSchema } from "./deeds";

/** What a choice card keeps, sealed; once it is answered only the answer. */
export const choiceData = z.object({
  question: z.string(),
  options: z.array(z.object({ label: z.string(), deed: deedSchema })),
  goods: goodsSchema,
  asked: z.object({
    place: z.discriminatedUnion("kind", [
      z.object({ kind: z.literal("direct") }),
      z.object({ kind: z.literal("group"), id: z.string(), title: z.string().nullable() }),
    ]),
    groupId: z.string().nullable(),
    at: z.string(),
    key: z.string(),
  }),
  /** The option that was pressed first: from then on no other counts. */
  chosen: z.int().nullable(),
  answer: z.string().nullable(),
});
export type ChoiceData = z.infer<typeof choiceData>;
