import { z } from "zod";
import { readPressWord } from "../../../cards/pressWord";
import type { ChatEvent, ChatFile, ChatPlace } from "../../../chatEvent";
import { writeKey } from "../fileKey";

const LONGEST_TEXT = 20_000;
const MOST_FILES = 20;

const content = z.looseObject({ content: z.string() });
/** Encrypted with a key of its own; the address is good for five minutes. */
const download = z.looseObject({ url: z.string().min(1), aeskey: z.string().optional() });
const mixedItem = z.looseObject({
  text: content.optional().catch(undefined),
  image: download.optional().catch(undefined),
});

const common = {
  msgid: z.string().min(1).max(200),
  chatid: z.string().min(1).max(200).optional(),
  chattype: z.enum(["single", "group"]).default("single"),
  from: z.looseObject({ userid: z.string().min(1).max(200) }),
  create_time: z.number().int().positive().max(99_999_999_999).optional(),
};

const messageSchema = z.looseObject({
  ...common,
  msgtype: z.string(),
  text: content.optional().catch(undefined),
  voice: content.optional().catch(undefined),
  image: download.optional().catch(undefined),
  file: download.optional().catch(undefined),
  video: download.optional().catch(undefined),
  mixed: z
    .looseObject({ msg_item: z.array(mixedItem).max(100) })
    .optional()
    .catch(undefined),
});

const selected = z.looseObject({
  selected_item: z
    .array(
      z.looseObject({
        question_key: z.string(),
        option_ids: z.looseObject({ option_id: z.array(z.string()).default([]) }).optional(),
      }),
    )
    .default([]),
});
const cardEventSchema = z.looseObject({
  ...common,
  event: z.looseObject({
    eventtype: z.literal("template_card_event"),
    // The SDK's types leave out this level; WeCom's frames have it.
    template_card_event: z.looseObject({
      task_id: z.string().min(1).max(200),
      event_key: z.string().min(1).max(1_024),
      card_type: z.string().default(""),
      selected_items: selected.optional().catch(undefined),
    }),
  }),
});

type Common = { chatid?: string | undefined; chattype: "single" | "group"; create_time?: number | undefined };

function placeOf({ chatid, chattype }: Common): ChatPlace | null {
  if (chattype === "single") return { kind: "direct" };
  return chatid === undefined ? null : { kind: "group", id: chatid, title: null };
}

const dateOf = ({ create_time: seconds }: Common, now: Date) =>
  seconds === undefined ? now : new Date(seconds * 1_000);

/** In a group what is said to the bot begins with its name, which has no spaces. */
const withoutMention = (text: string, place: ChatPlace) =>
  (place.kind === "group" ? text.replace(/^\s*@\S+[\s\u2005]*/, "") : text).trim();

type Download = z.output<typeof download>;
const fileOf = (name: string, file: Download): ChatFile => ({ key: writeKey(file), name });

/** A message of the AI bot's long connection; null for what we do not understand. */
export function readMessageFrame(body: unknown, now: Date): ChatEvent | null {
  const message = messageSchema.safeParse(body).data;
  const place = message && placeOf(message);
  if (!message || !place) return null;
  const items = message.mixed?.msg_item ?? [];
  const texts = [message.text, message.voice, ...items.map((item) => item.text)];
  const text = texts.flatMap((part) => (part ? [part.content] : [])).join("\n");
  const files = [
    ...(["image", "file", "video"] as const).map((name) => [name, message[name]] as const),
    ...items.map((item) => ["image", item.image] as const),
  ].flatMap(([name, found]) => (found ? [fileOf(name, found)] : []));
  if (text === "" && files.length === 0) return null;
  return {
    platform: "wecom",
    kind: "message",
    id: message.msgid,
    at: dateOf(message, now),
    from: { id: message.from.userid, name: null },
    place,
    text: withoutMention(text, place).slice(0, LONGEST_TEXT),
    files: files.slice(0, MOST_FILES),
  };
}

/** A press on a card of the AI bot; null for other events, of which there is nothing to tell. */
export function readEventFrame(body: unknown, now: Date): ChatEvent | null {
  const pressed = cardEventSchema.safeParse(body).data;
  if (!pressed) return null;
  const card = pressed.event.template_card_event;
  const answers = (card.selected_items?.selected_item ?? []).map(
    (item) => [`answer.${item.question_key}`, (item.option_ids?.option_id ?? []).join(",")] as const,
  );
  const { action, params } = readPressWord(card.event_key);
  return {
    platform: "wecom",
    kind: "card_action",
    id: pressed.msgid,
    at: dateOf(pressed, now),
    from: { id: pressed.from.userid, name: null },
    cardId: card.task_id,
    action,
    params: { ...params, ...Object.fromEntries(answers), cardType: card.card_type },
  };
}
