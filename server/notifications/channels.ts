import type { MessageChannel } from "./entity";

export type OutgoingMessage = { id: string; to: string; subject: string; text: string };

/**
 * Delivers to one person. The embedded sandbox today; SMS and mail gateways beside it later.
 * `send` is called once for a message; after a crash inside it, `wasSent` is asked, and where that cannot be known
 * (null) the message is listed for a person instead of being repeated (DESIGN §6 Delivery).
 */
export interface Channel {
  readonly name: string;
  send(message: OutgoingMessage): Promise<void>;
  wasSent(messageId: string): Promise<boolean | null>;
}
export type Channels = Record<MessageChannel, Channel>;
