import type { Platform } from "../server/chats/entity";

export type { Platform };

/** Somebody as the platform knows them; whether they are staff or a candidate is asked later. */
export type ChatUser = { id: string; name: string | null };

/** Where something was said: alone with the bot, or in a group. */
export type ChatPlace = { kind: "direct" } | { kind: "group"; id: string; title: string | null };

/** A file that came with a message; `key` is what the platform's client needs to fetch it. */
export type ChatFile = { key: string; name: string };

type Common = {
  platform: Platform;
  /** The platform's own id of the event: one that comes twice has the same. */
  id: string;
  at: Date;
};

export type MessageEvent = Common & {
  kind: "message";
  from: ChatUser;
  place: ChatPlace;
  /** Without the mention of the bot. */
  text: string;
  files: ChatFile[];
  /** How it can be answered, in the platform's own words: for its ChatPlatform alone. */
  replyTo?: string;
};

export type CardActionEvent = Common & {
  kind: "card_action";
  from: ChatUser;
  /** Ours: DingTalk's outTrackId, WeCom's task_id. */
  cardId: string;
  action: string;
  params: Record<string, string>;
};

export type ContactEvent = Common & {
  kind: "contact";
  change: "joined" | "changed" | "left";
  /** `person` ids of users, or of departments. */
  subject: "person" | "department";
  ids: string[];
};

/** What a transport makes of the platform's frames, and nothing more. */
export type ChatEvent = MessageEvent | CardActionEvent | ContactEvent;
