import { z } from "zod";
import type { SandboxPlace } from "./world";

export const paramMap = z.object({ cardParamMap: z.record(z.string(), z.string()).default({}) });
export const privateMap = z.record(z.string(), paramMap);

export type SandboxCard = {
  outTrackId: string;
  templateId: string;
  place: SandboxPlace;
  shared: Record<string, string>;
  /** What single people see besides, by their ids. */
  own: Map<string, Record<string, string>>;
  /** How often it was changed since it came. */
  changes: number;
};

const answerSchema = z.object({
  cardUpdateOptions: z
    .object({ updateCardDataByKey: z.boolean().optional(), updatePrivateDataByKey: z.boolean().optional() })
    .optional(),
  cardData: paramMap.optional(),
  userPrivateData: paramMap.optional(),
});
const updateSchema = answerSchema.extend({ outTrackId: z.string(), privateData: privateMap.optional() });

export const createSchema = z.object({
  cardTemplateId: z.string().min(1),
  outTrackId: z.string().min(1),
  callbackType: z.literal("STREAM"),
  cardData: paramMap,
  privateData: privateMap.optional(),
  openSpaceId: z.string().regex(/^dtv1\.card\/\/IM_(GROUP|ROBOT)\../),
});

/** Whole data replaces what was there unless it is said to go by key. */
const change = (old: Record<string, string>, given: Record<string, string>, byKey: boolean | undefined) =>
  byKey ? { ...old, ...given } : given;

/** Cards as the platform keeps them: what all see, and what each sees of their own. */
export function createSandboxCards() {
  const cards = new Map<string, SandboxCard>();

  function apply(
    card: SandboxCard,
    given: z.output<typeof answerSchema>,
    privates: [string, Record<string, string>][],
  ) {
    const { updateCardDataByKey, updatePrivateDataByKey } = given.cardUpdateOptions ?? {};
    card.changes += 1;
    if (given.cardData) card.shared = change(card.shared, given.cardData.cardParamMap, updateCardDataByKey);
    for (const [userId, params] of privates) {
      card.own.set(userId, change(card.own.get(userId) ?? {}, params, updatePrivateDataByKey));
    }
  }

  return {
    cards,
    create(given: z.output<typeof createSchema>, place: SandboxPlace): SandboxCard {
      const own = Object.entries(given.privateData ?? {}).map(
        ([id, data]) => [id, data.cardParamMap] as const,
      );
      const card = {
        outTrackId: given.outTrackId,
        templateId: given.cardTemplateId,
        place,
        shared: given.cardData.cardParamMap,
        own: new Map(own),
        changes: 0,
      };
      cards.set(card.outTrackId, card);
      return card;
    },
    /** By the API. False when there is no such card or the body is none. */
    update(body: unknown): boolean {
      const { data } = updateSchema.safeParse(body);
      const card = data && cards.get(data.outTrackId);
      if (!card) return false;
      apply(
        card,
        data,
        Object.entries(data.privateData ?? {}).map(([id, own]) => [id, own.cardParamMap]),
      );
      return true;
    },
    /** By the answer to a tap; `userPrivateData` is of whoever tapped. */
    answer(outTrackId: string, userId: string, response: unknown): void {
      const { data } = answerSchema.safeParse(response);
      const card = cards.get(outTrackId);
      if (!card || !data) return;
      apply(card, data, data.userPrivateData ? [[userId, data.userPrivateData.cardParamMap]] : []);
    },
    /** As this person sees it. */
    view(outTrackId: string, userId: string): Record<string, string> | null {
      const card = cards.get(outTrackId);
      return card ? { ...card.shared, ...card.own.get(userId) } : null;
    },
  };
}
export type SandboxCards = ReturnType<typeof createSandboxCards>;
