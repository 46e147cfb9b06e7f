import type { CardKind, ChatCard, ChatGroup } from "../server/chats/entity";
import type { StaffActor } from "../server/http/actors";
import type { Locale } from "../server/http/messages";
import type { Logger } from "../server/logger";
import type { Services } from "../server/services";
import type { CardActionEvent, MessageEvent } from "./chatEvent";
import type { CardFaces } from "./cards/face";
import type { ChatPlatforms } from "./platform";

/** Who wrote or pressed: an account that belongs to active staff acts with that person's own permissions. */
export type Sender = { userId: string; name: string; actor: StaffActor & { staffId: string } };

type Common = {
  services: Services;
  sender: Sender;
  locale: Locale;
  /** Without names and words of people. */
  log: Logger;
};

/** All that a command knows. It never learns which platform it is on. */
export type CommandContext = Common & {
  event: MessageEvent;
  /** The group where it was asked; null alone with the bot. */
  group: ChatGroup | null;
  /** The command's name is cut off; what follows it, trimmed. */
  rest: string;
  /** Answers in words, where it was asked. */
  reply(text: string): Promise<void>;
  /** Shows a card where it was asked, or to the sender alone; it is kept up to date from then on. */
  show(card: NewCard): Promise<void>;
  /** The first file that came with it, as bytes; null where there is none. */
  file(limitBytes: number): Promise<{ name: string; bytes: Buffer } | null>;
};
export type NewCard = {
  kind: CardKind;
  subjectId: string;
  place: "here" | "sender";
  data?: object;
};

export type Command = {
  /** As people write it, in Chinese and English; the first is what the help says. */
  names: readonly string[];
  help: { zh: string; en: string };
  /** Does something that is seen outside: its name has to come first, so that nobody does it by the way. */
  acts?: true;
  /** A file without a word is for it. */
  takesFiles?: true;
  run(context: CommandContext): Promise<void>;
};

/** A press on a card's button. What it returns is what the card shows then, to the one who pressed and to all. */
export type PressContext = Common & { event: CardActionEvent; card: ChatCard };
export type Press = (context: PressContext) => Promise<CardFaces>;

export type Bot = { services: Services; platforms: ChatPlatforms };
