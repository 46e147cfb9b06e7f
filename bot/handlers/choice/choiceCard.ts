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
import { say } from "../../words";
import { type CardFaces, plainFace } from "../../cards/face";
import { choiceFace, choiceWords } from "../../cards/faces/choiceFace";

const readData = (services: Services, card: ChatCard): ChoiceData => choiceData.parse(dataOf(services, card));

function facesOf(services: Services, card: ChatCard, data: ChoiceData): CardFaces {
  const { question, options, answer } = data;
  const view = { question, options: options.map(({ label }) => label), answer };
  return {
    shared: plainFace(say(choiceWords.title, card.locale), { note: say(choiceWords.mine, card.locale) }),
    own: { [placeOf(services, card)]: choiceFace(view, card.locale) },
  };
}

/** Holds the first choice: a second one, at once or later, is told that it came late. */
const hold = (
  { services }: { services: Services },
  cardId: string,
  option: number,
): Promise<ChoiceData | null> =>
  services.db.write(async (tx) => {
    const card = await findForUpdate(services.db, tx, ChatCard, { id: cardId });
    if (!card || card.state === "closed") return null;
    const data = readData(services, card);
    // Whatever a press names: only what is there may keep the others out.
    if (!Object.hasOwn(data.options, option)) return null;
    if (data.chosen !== null) return data.chosen === option ? data : null;
    const dataSealed = sealData(services, cardId, { ...data, chosen: option });
    await updateRows(tx, ChatCard, { id: cardId }, { dataSealed });
    return data;
  });

const choose: Press = async ({ services, sender, locale, log, event, card }) => {
  const withNote = (note: string): CardFaces => {
    const faces = facesOf(services, card, readData(services, card));
    const own = faces.own[sender.userId] ?? faces.shared;
    return { ...faces, own: { ...faces.own, [sender.userId]: { ...own, note } } };
  };
  if (sender.actor.staffId !== card.staffId) return withNote(say(choiceWords.notYours, locale));
  const option = Number(event.params["option"]);
  const held = Number.isInteger(option) ? await hold({ services }, card.id, option) : null;
  const chosen = held?.options[option];
  if (!held || !chosen) return withNote(say(choiceWords.other, locale));
  const { place, groupId, at, key } = held.asked;
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
  const answer = await doDeed(doing, chosen.deed, held.goods);
  // Who was to be invited is with the batch now, and nowhere else.
  const done: ChoiceData = {
    ...held,
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
  presses: { choose },
};
