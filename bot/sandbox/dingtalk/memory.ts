import { z } from "zod";
import type { SandboxCards } from "./cards";
import type { SandboxWorld } from "./world";

const place = z.union([z.strictObject({ group: z.string() }), z.strictObject({ person: z.string() })]);
const params = z.record(z.string(), z.string());

/** What is there again after a restart; newest last. */
export const dingtalkMemory = z.object({
  port: z.int(),
  messages: z.array(
    z.object({
      id: z.string(),
      at: z.coerce.date(),
      place,
      fromId: z.string().nullable(),
      form: z.string(),
      content: z.unknown(),
    }),
  ),
  cards: z.array(
    z.object({
      outTrackId: z.string(),
      templateId: z.string(),
      place,
      shared: params,
      own: z.record(z.string(), params),
      changes: z.int(),
    }),
  ),
});
export type DingtalkMemory = z.output<typeof dingtalkMemory>;

const cardOf = (content: unknown): string | undefined =>
  z.object({ outTrackId: z.string() }).safeParse(content).data?.outTrackId;

/** @param most messages that are kept, with the cards among them */
export function pictureDingtalk(
  world: SandboxWorld,
  { cards }: SandboxCards,
  most: number,
): Omit<DingtalkMemory, "port"> {
  const messages = world.messages.slice(-most);
  const shown = messages.flatMap(({ form, content }) => (form === "card" ? (cardOf(content) ?? []) : []));
  return {
    messages,
    cards: shown.flatMap((id) => {
      const card = cards.get(id);
      return card ? [{ ...card, own: Object.fromEntries(card.own) }] : [];
    }),
  };
}

export function recallDingtalk(world: SandboxWorld, { cards }: SandboxCards, memory: DingtalkMemory): void {
  world.messages.push(...memory.messages);
  for (const card of memory.cards) {
    cards.set(card.outTrackId, { ...card, own: new Map(Object.entries(card.own)) });
  }
}
