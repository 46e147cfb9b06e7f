import { dataOf, placeOf, sealData } from "../../../server/chats/cards";
import { ChatCard, ChatGroup } from "../../../server/chats/entity";
import { findForUpdate } from "../../../server/db/locks";
import { updateRows } from "../../../server/db/rows";
import { selectOne } from "../../../server/db/statements";
import type { Services } from "../../../server/services";
import type { CardDefinition } from "../../cardKinds";
import type { Press } from "../../context";
import { type ChoiceData, choiceData } from "./choiceData";
import { doDeed } from "./deeds";
import { noticeWords } from "../../noticeWords";
import { say } from "../../words";
import { type CardFaces, plainFace, withOwn } from "../../cards/face";
import { choiceFace, choiceWords, overFace } from "../../cards/faces/choiceFace";

const readData = (services: Services, card: ChatCard): ChoiceData => choiceData.parse(dataOf(services, card));

function facesOf(services: Services, card: ChatCard, data: ChoiceData): CardFaces {
  const { question, options, answer } = data;
  const view = { question, options: options.map(({ label }) => label), answer };
  return {
    shared: plainFace(say(choiceWords.title, card.locale), { note: say(choiceWords.mine, card.locale) }),
    own: { [placeOf(services, card)]: choiceFace(view, card.locale) },
  };
}

/** What this press is to do, or what was chosen before it. */
type Held = { todo: ChoiceData } | { chosen: number | null };

/** Holds the first choice: a second one, at once or later, is told that it came late. */
const hold = ({ services }: { services: Services }, cardId: string, option: number): Promise<Held> =>
  services.db.write(async (tx) => {
    const card = await findForUpdate(services.db, tx, ChatCard, { id: cardId });
    if (!card || card.state === "closed" || card.dataSealed === null) return { chosen: null };
    const data = readData(services, card);
    if (data.chosen !== null && (data.chosen !== option || data.answer !== null))
      return { chosen: data.chosen };
    // Whatever a press names: only what is there may keep the others out.
    if (!Object.hasOwn(data.options, option)) return { chosen: null };
    if (data.chosen === null) {
      const dataSealed = sealData(services, cardId, { ...data, chosen: option });
      await updateRows(tx, ChatCard, { id: cardId }, { dataSealed });
    }
    return { todo: data };
  });

const overFaces = ({ locale }: ChatCard): CardFaces => ({ shared: overFace(locale), own: {} });

const choose: Press = async ({ services, sender, locale, log, event, card }) => {
  if (card.dataSealed === null) return overFaces(card);
  const withNote = (note: string): CardFaces =>
    withOwn(facesOf(services, card, readData(services, card)), card.platform, sender.userId, { note });
  if (sender.actor.staffId !== card.staffId) return withNote(say(choiceWords.notYours, locale));
  const option = Number(event.params["option"]);
  const held = Number.isInteger(option) ? await hold({ services }, card.id, option) : { chosen: null };
  if (!("todo" in held)) {
    const word =
      held.chosen === null ? noticeWords.noAction : choiceWords[held.chosen === option ? "same" : "other"];
    return withNote(say(word, locale));
  }
  const { todo } = held;
  const chosen = todo.options[option] as ChoiceData["options"][number];
  const { place, groupId, at, key } = todo.asked;
  const group = groupId === null ? null : await selectOne(services.db.read, ChatGroup, { id: groupId });
  const doing = {
    services,
    sender,
    locale,
    log,
    platform: card.platform,
    place,
    group,
    at: new Date(at),
    key,
  };
  const answer = await doDeed(doing, chosen.deed, todo.goods);
  // Who was to be invited is with the batch now, and nowhere else.
  const done: ChoiceData = {
    ...todo,
    goods: null,
    options: [],
    chosen: option,
    answer: `${chosen.label}\n${answer}`,
  };
  await services.db.write((tx) =>
    updateRows(tx, ChatCard, { id: card.id }, { dataSealed: sealData(services, card.id, done) }),
  );
  return facesOf(services, card, done);
};

/** A question asked back: whoever asked chooses, and what they chose is done. */
export const choiceCard: CardDefinition = {
  load: async (services, card) =>
    card.dataSealed === null ? null : facesOf(services, card, readData(services, card)),
  last: (_, card) => overFaces(card),
  presses: { choose },
};
