import type { Clock } from "../../../server/clock";
import type { WecomClient } from "../../../server/platforms/wecom/client";
import { type CardFace, type CardFaces } from "../../cards/face";
import { inert } from "../../cards/plainText";
import { templateCard } from "../../cards/wecom/templateCard";
import type { ChatCardContent, ShowOutcome } from "../../platform";
import type { WecomBot } from "./aibot/aibot";
import { handleFor, readHandle, taskIdOf, whatMatters, writeHandle } from "./cardHandle";
import { accepted, outcomeOf } from "./outcomes";
import { type Sending, notReached, withoutBot } from "./sending";

export type WecomCardsOptions = {
  client: WecomClient;
  bot: WecomBot | null;
  sending: Sending;
  /** Where a card leads that has no link of its own. */
  home: string;
  clock: Clock;
};

/** What a card that cannot be changed any more would have said. */
export const lineOf = ({ title, status, note }: CardFace): string =>
  [`**${inert(title)}** ${inert(status?.text ?? "")}`, inert(note ?? "")].filter(Boolean).join("\n");

/** WeCom tells ids in small letters now and then, and means the same person. */
export function ownFace({ own }: CardFaces, userId: string): CardFace | undefined {
  const key = userId.toLowerCase();
  return Object.entries(own).find(([id]) => id.toLowerCase() === key)?.[1];
}
export const faceOf = (faces: CardFaces, userId: string): CardFace => ownFace(faces, userId) ?? faces.shared;
const faceFor = ({ faces, to }: ChatCardContent): CardFace =>
  to.kind === "person" ? faceOf(faces, to.id) : faces.shared;

const canBePressed = ({ buttons }: CardFace) => buttons.some((button) => "action" in button);

/**
 * Cards one-to-one by the app, in groups by the AI bot. A group's card shows everybody the same, and neither it nor a
 * card whose code is spent can be changed later: then a line tells what it has come to, or, alone with somebody who is
 * to press again, a new card.
 */
export function createWecomCards({ client, bot, sending, home, clock }: WecomCardsOptions) {
  const nowMs = () => clock.now().getTime();
  const draw = (face: CardFace, cardId: string) => templateCard(face, { cardId, home });

  async function showToPerson(content: ChatCardContent, copy = 0): Promise<ShowOutcome> {
    const face = faceFor(content);
    const card = draw(face, taskIdOf(content.id, copy));
    const message = { msgtype: "template_card", template_card: card } as const;
    const send = () => client.messages.send([content.to.id], message);
    const first = await send();
    // The same again reaches nobody twice, and tells the code by which the card is changed.
    const inDoubt = !first.ok && first.failure.kind === "unclear";
    const reply = inDoubt ? await send() : first;
    // Whatever is said of the second, the first may be there.
    if (!reply.ok) return outcomeOf(inDoubt ? first.failure : reply.failure);
    const { responseCode } = reply.value;
    return notReached(reply) ?? accepted(writeHandle(handleFor(face, responseCode, nowMs(), copy)));
  }

  async function showInGroup(content: ChatCardContent): Promise<ShowOutcome> {
    if (!bot) return withoutBot;
    const face = faceFor(content);
    const reply = await bot.send(content.to.id, { kind: "card", card: draw(face, content.id) });
    return reply.ok ? accepted(writeHandle(handleFor(face, null, nowMs()))) : outcomeOf(reply.failure);
  }

  /** By the code of its sending, once; null where there is none that is still good. */
  async function changeByCode(content: ChatCardContent): Promise<ShowOutcome | null> {
    const { id, to, handle } = content;
    const { code, until, copy } = readHandle(handle);
    if (to.kind === "group" || code === null || until <= nowMs()) return null;
    const face = faceFor(content);
    const reply = await client.messages.updateCard([to.id], code, { card: draw(face, taskIdOf(id, copy)) });
    if (reply.ok) return accepted(writeHandle(handleFor(face, null, nowMs(), copy)));
    // Whether it was used nobody said. Tried again it is refused where it was, and a line tells instead.
    if (reply.failure.kind === "unclear") {
      return { result: "later", failure: "unreachable", detail: reply.failure.detail, waitMs: 1_000 };
    }
    // Whatever this card does not take any more is told in another way.
    return reply.failure.kind === "permanent" && reply.failure.reason !== "setup"
      ? null
      : outcomeOf(reply.failure);
  }

  /** Tells what the card cannot; nothing where there is nothing to tell. */
  async function tellInstead(content: ChatCardContent): Promise<ShowOutcome> {
    const { to, handle } = content;
    const face = faceFor(content);
    const { copy } = readHandle(handle);
    if (to.kind === "person" && canBePressed(face)) return showToPerson(content, copy + 1);
    const reference = writeHandle(handleFor(face, null, nowMs(), copy));
    if (face.status === null) return accepted(reference);
    const told = await sending.say(to, lineOf(face));
    // A group may have it, and told twice would be worse than what the next change makes good. To a person WeCom
    // delivers the same once, so that it is told again.
    const settled = told.result === "accepted" || (told.result === "unclear" && to.kind === "group");
    return settled ? accepted(reference) : told;
  }

  return {
    draw,
    show: (content: ChatCardContent): Promise<ShowOutcome> =>
      content.to.kind === "group" ? showInGroup(content) : showToPerson(content),
    async change(content: ChatCardContent): Promise<ShowOutcome> {
      const { said } = readHandle(content.handle);
      if (said === whatMatters(faceFor(content))) return accepted(content.handle);
      return (await changeByCode(content)) ?? tellInstead(content);
    },
  };
}
