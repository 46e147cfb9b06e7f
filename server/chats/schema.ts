import { z } from "zod";
import { instant, pageOf, uuid } from "../http/schema";

export const cardKind = z.enum([
  "invitation",
  "progress",
  "report",
  "approval",
  "help_request",
  "alert",
  "digest",
  "meeting",
  "choice",
  "comparison",
  "second_round",
]);

/** A card in a chat that could not be shown, or of which nobody knows whether it is there. */
export const troubledCardSchema = z.object({
  id: uuid,
  platform: z.enum(["dingtalk", "wecom"]),
  kind: cardKind,
  /** What it is about, where that has a page. */
  subject: z.object({ kind: z.enum(["interview", "batch"]), id: uuid, title: z.string() }).nullable(),
  /** The group, or the colleague, by name where it is known. */
  place: z.object({ kind: z.enum(["group", "person"]), name: z.string().nullable() }),
  state: z.enum(["failed", "unknown"]),
  detail: z.string().nullable(),
  createdAt: instant,
});
export const troubledCardPageSchema = pageOf(troubledCardSchema);
export type TroubledCard = z.infer<typeof troubledCardSchema>;
