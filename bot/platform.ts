import type { SendOutcome } from "../server/notifications/channels";
import type { CardActionEvent, ChatFile, ContactEvent, MessageEvent, Platform } from "./chatEvent";
import type { CardFaces } from "./cards/face";

/** A group, or one person alone with the bot; ids are the platform's. */
export type ChatTarget = { kind: "group"; id: string } | { kind: "person"; id: string };

/** A card as it is to be shown now. The same id at each attempt: by it a lost answer is cleared up. */
export type ChatCardContent = {
  id: string;
  to: ChatTarget;
  faces: CardFaces;
  /** What `showCard` or the last `changeCard` gave back, where the platform needs it for the next change. */
  handle: string | null;
};

/** `reference` of an accepted card is the handle for its next change. */
export type ShowOutcome = SendOutcome;

/** What the bot does with what comes in. */
export type EventSink = {
  /** Resolves when it is written down, and only then may it be acknowledged; the work is done afterwards. */
  take(event: MessageEvent | ContactEvent): Promise<void>;
  /** What the pressed card shows next. Two that come at once are both asked: only a transaction can decide. */
  press(event: CardActionEvent): Promise<CardFaces>;
};

export type PlatformState = { connected: boolean; since: Date | null; detail: string | null };

/**
 * One chat platform as handlers and delivery see it. Each call is one attempt, within the platform's rates; what it
 * comes to is told, never thrown. A third platform is a third implementation, in one folder (bot/transports).
 */
export interface ChatPlatform {
  readonly platform: Platform;
  /** Begins to listen and resolves at once: connecting may take as long as it takes. */
  start(sink: EventSink): Promise<void>;
  /** Takes nothing more, ends what is being worked on, and leaves no timer. */
  stop(): Promise<void>;
  state(): PlatformState;
  /**
   * Whether what goes there, or answers this, can go through this process; where not, another one has the connection
   * that it takes.
   */
  reaches(to: ChatTarget | MessageEvent): boolean;
  /** Answers where somebody wrote. `text` is the small Markdown that all platforms know: lines, bold, links, lists. */
  reply(event: MessageEvent, text: string): Promise<SendOutcome>;
  /** The same without having been asked. `key` is ours, the same at each attempt. */
  say(to: ChatTarget, text: string, key: string): Promise<SendOutcome>;
  showCard(card: ChatCardContent): Promise<ShowOutcome>;
  /** Doing it twice is doing it once. */
  changeCard(card: ChatCardContent): Promise<ShowOutcome>;
  /** @throws AppError `chat.file_too_large`, `chat.file_gone` */
  fetchFile(file: ChatFile, limitBytes: number): Promise<Buffer>;
}
export type ChatPlatforms = Partial<Record<Platform, ChatPlatform>>;
