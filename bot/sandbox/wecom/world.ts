import { randomBytes } from "node:crypto";
import type { Clock } from "../../../server/clock";
import type { TemplateCard } from "../../../server/platforms/wecom/templateCard";
import type { WecomMemory } from "./memory";

export type SandboxPerson = {
  userId: string;
  name: string;
  departmentIds: number[];
  /** Told to the apps of older corporations only; here to whichever app, where it is set. */
  mobile?: string;
  email?: string;
};
export type SandboxDepartment = { id: number; name: string; parentId: number };
export type SandboxGroup = { chatId: string; title: string; memberIds: string[] };

/** The invented corporation with its app and its AI bot; secrets that open nothing else. */
export type SandboxAccount = {
  corpId: string;
  agentId: number;
  secret: string;
  /** Of the app's callback. */
  token: string;
  encodingAesKey: string;
  botId: string;
  botSecret: string;
};

/** What one person sees of a card by now. */
export type CardView = {
  card: TemplateCard;
  pressable: boolean;
  buttonText: string | null;
  /** How often it was changed since it came. */
  changes: number;
};

export type SandboxMessage = {
  id: string;
  at: Date;
  from: "app" | "bot" | "person";
  /** Who said it, where a person did. */
  userId: string | null;
  /** Null is alone with the app or the bot. */
  chatId: string | null;
  receivers: string[];
  text: string | null;
  /** Of a file that came in place of text. */
  fileName?: string;
  cards: Map<string, CardView>;
};

export type WireChannel = "rest" | "callback" | "aibot";
export type WireFrame = { at: Date; channel: WireChannel; direction: "to_us" | "from_us"; text: string };

type ResponseCode = { messageId: string; expiresAt: number };

const MOST_FRAMES = 500;
const MOST_MESSAGES = 2_000;
const RESPONSE_CODE_MS = 72 * 3_600_000;
const secretWords = /("?(?:corpsecret|secret|access_token)"?[=:]"?)[^"&\s]+/g;

export const newCode = () => randomBytes(12).toString("hex");

/** People, chats, messages and cards of the sandbox, and what went over the wire. */
export function createWorld(options: {
  clock: Clock;
  people: readonly SandboxPerson[];
  departments: readonly SandboxDepartment[];
  groups: readonly SandboxGroup[];
  /** What it held before it was closed. */
  memory?: WecomMemory | null;
}) {
  const { clock } = options;
  const people = new Map(options.people.map((person) => [person.userId.toLowerCase(), person]));
  const groups = new Map(options.groups.map((group) => [group.chatId, group]));
  const { memory } = options;
  const messages: SandboxMessage[] = (memory?.messages ?? []).map(({ fileName, cards, ...message }) => ({
    ...message,
    ...(fileName === undefined ? {} : { fileName }),
    cards: new Map(Object.entries(cards)),
  }));
  const frames: WireFrame[] = [];
  const codes = new Map<string, ResponseCode>(memory?.codes.map(({ code, ...use }) => [code, use]));
  const writers = new Set(memory?.writers);
  const watchers = new Set<(frame: WireFrame | null) => void>();
  const tell = (frame: WireFrame | null) => watchers.forEach((watcher) => watcher(frame));

  function add(
    message: Omit<SandboxMessage, "id" | "at" | "cards">,
    card: TemplateCard | null,
  ): SandboxMessage {
    const pressable = card?.card_type === "button_interaction";
    const view = card && { card, pressable, buttonText: null, changes: 0 };
    const added = {
      ...message,
      id: newCode(),
      at: clock.now(),
      cards: new Map(view ? message.receivers.map((id) => [id, { ...view }]) : []),
    };
    messages.push(added);
    if (messages.length > MOST_MESSAGES) messages.shift();
    tell(null);
    return added;
  }

  return {
    departments: [...options.departments],
    people,
    groups,
    messages,
    /** Who has written to the AI bot: nobody else can be written to by it. */
    writers,
    frames,
    person: (userId: string) => people.get(userId.toLowerCase()),
    add,
    log(channel: WireChannel, direction: WireFrame["direction"], text: string) {
      const frame = { at: clock.now(), channel, direction, text: text.replaceAll(secretWords, "$1…") };
      frames.push(frame);
      if (frames.length > MOST_FRAMES) frames.shift();
      tell(frame);
    },
    /** Something else is new: a connection came or went. */
    changed: (): void => tell(null),
    /** Told of each frame and call, and with null of each message. */
    watch(watcher: (frame: WireFrame | null) => void): void {
      watchers.add(watcher);
    },
    /** The newest message that shows this card. */
    withCard: (taskId: string) =>
      messages.findLast((message) => [...message.cards.values()].some(({ card }) => card.task_id === taskId)),
    issueResponseCode(messageId: string): string {
      const code = newCode();
      codes.set(code, { messageId, expiresAt: clock.now().getTime() + RESPONSE_CODE_MS });
      return code;
    },
    /** Uses the code up; null where it was used before, is too old, or never was. */
    useResponseCode(code: string): SandboxMessage | null {
      const known = codes.get(code);
      codes.delete(code);
      if (!known || known.expiresAt < clock.now().getTime()) return null;
      return messages.find(({ id }) => id === known.messageId) ?? null;
    },
    /** @param most messages in it */
    picture(most: number): Omit<WecomMemory, "port"> {
      const kept = messages.slice(-most);
      const ids = new Set(kept.map(({ id }) => id));
      return {
        messages: kept.map((message) => ({ ...message, cards: Object.fromEntries(message.cards) })),
        codes: [...codes]
          .filter(([, { messageId }]) => ids.has(messageId))
          .map(([code, use]) => ({ code, ...use })),
        writers: [...writers],
      };
    },
    /** Nothing was ever said or shown here. */
    forget(): void {
      messages.length = 0;
      codes.clear();
      tell(null);
    },
  };
}
export type World = ReturnType<typeof createWorld>;

/** Puts a card, or a button that cannot be pressed, before these persons; before all of them where none are named. */
export function changeCard(
  message: SandboxMessage,
  userIds: readonly string[],
  change: { card: TemplateCard } | { buttonText: string },
): void {
  for (const [userId, view] of message.cards) {
    if (userIds.length > 0 && !userIds.some((id) => id.toLowerCase() === userId.toLowerCase())) continue;
    const changes = view.changes + 1;
    const pressable = "card" in change && change.card.card_type === "button_interaction";
    message.cards.set(
      userId,
      "card" in change
        ? { card: change.card, pressable, buttonText: null, changes }
        : { ...view, pressable, buttonText: change.buttonText, changes },
    );
  }
}
