import { z } from "zod";
import type { TemplateCard } from "../../../server/platforms/wecom/templateCard";

const card = z.custom<TemplateCard>(
  (value) => typeof value === "object" && value !== null && "card_type" in value && "main_title" in value,
);

/** What is there again after a restart; newest last. */
export const wecomMemory = z.object({
  port: z.int(),
  messages: z.array(
    z.object({
      id: z.string(),
      at: z.coerce.date(),
      from: z.enum(["app", "bot", "person"]),
      userId: z.string().nullable(),
      chatId: z.string().nullable(),
      receivers: z.array(z.string()),
      text: z.string().nullable(),
      fileName: z.string().optional(),
      cards: z.record(
        z.string(),
        z.object({ card, pressable: z.boolean(), buttonText: z.string().nullable(), changes: z.int() }),
      ),
    }),
  ),
  /** By which the app changes a card, once each. */
  codes: z.array(z.object({ code: z.string(), messageId: z.string(), expiresAt: z.number() })),
  /** Who has written to the AI bot, and can be written to by it. */
  writers: z.array(z.string()),
});
export type WecomMemory = z.output<typeof wecomMemory>;
