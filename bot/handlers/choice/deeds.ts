import { z } from "zod";
import { recipientRow } from "../../../server/batches/schema";
import { connectGroup } from "../groups/connectGroup";
import type { Doing } from "../doing";
import { inviteAll } from "../invite/inviteAll";
import { showProgress } from "../progress/showProgress";
import { compareSlots } from "../reports/compareSlots";
import { showReport } from "../reports/showReport";

/** What a choice comes to. Each does what its command would have done, with the sender's own permissions. */
export const deedSchema = z.discriminatedUnion("do", [
  z.object({
    do: z.literal("invite"),
    planId: z.string(),
    positionId: z.string().nullable(),
    orgUnitId: z.string().nullable(),
    /** Tells apart what one message asks for. */
    part: z.string(),
  }),
  z.object({
    do: z.literal("progress"),
    batchId: z.string().nullable(),
    unitId: z.string().nullable(),
    positionId: z.string().nullable(),
  }),
  z.object({ do: z.literal("report"), interviewId: z.string() }),
  /** For each person the interviews it could be. */
  z.object({ do: z.literal("compare"), slots: z.array(z.array(z.string())) }),
  z.object({ do: z.literal("connect"), unitId: z.string() }),
]);
export type Deed = z.infer<typeof deedSchema>;

/** What is common to all options: whom to invite. */
export const goodsSchema = z.object({ rows: z.array(recipientRow) }).nullable();
export type Goods = z.infer<typeof goodsSchema>;

/** @returns what to tell the sender */
export async function doDeed(doing: Doing, deed: Deed, goods: Goods): Promise<string> {
  switch (deed.do) {
    case "invite":
      return inviteAll(doing, deed, goods?.rows ?? []);
    case "progress":
      return showProgress(doing, deed);
    case "report":
      return showReport(doing, deed.interviewId);
    case "compare":
      return compareSlots(doing, deed.slots);
    case "connect":
      return connectGroup(doing, deed.unitId);
  }
}
