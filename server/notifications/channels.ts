import type { Gateway, MailCalendar, MessageChannel, MessagePurpose } from "./entity";
import type { MessageFailure } from "./failures";

export type OutgoingMessage = {
  id: string;
  purpose: MessagePurpose;
  /** One address or one telephone number. */
  to: string;
  subject: string;
  text: string;
  /** What fills the template, where the channel sends by template. */
  params: Readonly<Record<string, string>>;
  /** For channels that carry files. */
  calendar?: MailCalendar | null;
};

/** `detail` is for the operator: short, without the recipient and without secrets. */
export type SendOutcome =
  | { result: "accepted"; reference: string | null }
  /** For good: the same message would be refused again. */
  | { result: "refused"; failure: MessageFailure; detail: string }
  /** Surely not sent; worth another try, not before `waitMs`. */
  | { result: "later"; failure: MessageFailure; detail: string; waitMs?: number }
  /** Handed over, and nobody said what became of it. */
  | { result: "unclear"; detail: string };

export type SentMessage = {
  id: string;
  purpose: MessagePurpose;
  to: string;
  attemptedAt: Date;
  /** What `send` was given for it; null where that is not known. */
  reference: string | null;
};

export type Trace =
  | { found: "accepted" | "delivered" }
  | { found: "failed"; failure: MessageFailure; detail: string }
  /** The gateway never had it, or delivers it once however often it is sent: it may be sent. */
  | { found: "absent" }
  /** Cannot be said now, but may be later. */
  | { found: "not_yet" }
  /** This channel keeps no record. */
  | { found: "unknowable" };

/**
 * Delivers to one person: the embedded sandbox, or a gateway chosen by configuration.
 * `send` is called once for a message and answers for what went wrong; if it throws, or the process dies in it,
 * `trace` is asked, and where that cannot be known the message is listed for a person instead of being repeated
 * (DESIGN §6 Delivery). Neither may put the recipient or a secret into an error.
 */
export interface Channel {
  readonly name: string;
  /** Whether `trace` can tell more about a message that was accepted. */
  readonly givesReceipts: boolean;
  /** Whether `trace` can tell more about one of which `send` could not say what became of it; as `givesReceipts` unless told. */
  readonly clearsUp?: boolean;
  send(message: OutgoingMessage): Promise<SendOutcome>;
  trace(message: SentMessage): Promise<Trace>;
  close(): Promise<void>;
}
export type Channels = Record<Gateway, Channel>;
/** Those that a process has: the platforms' are the bot's. */
export type SomeChannels = Partial<Record<MessageChannel, Channel>>;
