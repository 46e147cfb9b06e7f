import type { DWClientDownStream } from "dingtalk-stream";
import { LRUCache } from "lru-cache";
import type { CardActionEvent } from "../../chatEvent";
import type { Logger } from "../../../server/logger";
import { withinTime } from "../withinTime";
import { type CardAnswer, cardResponse } from "./cardAnswer";
import { CARD_TOPIC, type Incoming, readCardAction, readIncoming } from "./chatEvents";
import { type Frame, readFrame } from "./frames";
import type { GatewayClient } from "./gatewayClient";

export type StreamHandlers = {
  /** Resolves when the event is written down: it is acknowledged then, and comes again where that failed. */
  onEvent(incoming: Incoming): Promise<void>;
  /** What the card shows after the tap. Of two that come at once both are asked: only a transaction can decide. */
  onCardAction(event: CardActionEvent): Promise<CardAnswer>;
  /** Puts on the card, by the API, what was not ready in time. */
  finishLate(event: CardActionEvent, answer: CardAnswer): Promise<void>;
  /** What a card says to who tapped, in the words of its template. */
  notices: { working: CardAnswer; failed: CardAnswer };
};

export type FrameCounts = {
  frames: number;
  /** Were no frames at all. */
  malformed: number;
  /** Came again and were acknowledged only. */
  duplicates: number;
  /** Of kinds that nobody here reads. */
  ignored: number;
  /** Handlers that threw. */
  failed: number;
};

type Channel = Pick<GatewayClient, "send" | "socketCallBackResponse" | "onSystem">;

const MOST_KNOWN = 20_000;
/** Longer than the platform tries to deliver anything. */
const KNOWN_MS = 60 * 60_000;

function acknowledge(channel: Channel, { type, headers: { messageId } }: Frame): void {
  if (type === "EVENT") channel.send(messageId, { status: "SUCCESS" });
  else channel.socketCallBackResponse(messageId, {});
}

/**
 * Hands on what each frame says and acknowledges it when that is written down. Nothing throws back into the socket.
 * @param options.answerMs within it a card callback is answered and an event accepted or put off, whatever becomes of the work
 */
export function createDispatch(
  handlers: StreamHandlers,
  log: Pick<Logger, "warn" | "error">,
  { answerMs, corpId }: { answerMs: number; corpId: string },
) {
  const taken = new LRUCache<string, Promise<void>>({ max: MOST_KNOWN, ttl: KNOWN_MS });
  /** The answers that taps got, or get: a frame that comes again gets the same one. */
  const answers = new LRUCache<string, Promise<CardAnswer>>({ max: MOST_KNOWN, ttl: KNOWN_MS });
  const working = new Set<Promise<unknown>>();
  const counts: FrameCounts = { frames: 0, malformed: 0, duplicates: 0, ignored: 0, failed: 0 };

  function follow(work: Promise<unknown>): void {
    const watched = work
      .catch((err: unknown) => {
        counts.failed += 1;
        log.error({ err }, "a DingTalk event could not be handled");
      })
      .finally(() => working.delete(watched));
    working.add(watched);
  }

  /** Once for an event, however often it comes; one that could not be written down may come again. */
  function take({ event, reply }: Incoming): Promise<void> {
    const earlier = taken.get(event.id);
    if (earlier) {
      counts.duplicates += 1;
      return earlier;
    }
    const written = Promise.resolve({ event, reply }).then(handlers.onEvent);
    taken.set(event.id, written);
    written.catch(() => taken.delete(event.id));
    return written;
  }

  async function deliver(channel: Channel, frame: Frame): Promise<void> {
    const incoming = readIncoming(frame);
    if (!incoming) {
      counts.ignored += 1;
      return acknowledge(channel, frame);
    }
    const written = take(incoming);
    if (frame.type === "EVENT") {
      const first = await withinTime(written, answerMs).catch(() => ({ late: true }));
      if (first.late) channel.send(frame.headers.messageId, { status: "LATER" });
      else acknowledge(channel, frame);
    }
    // A callback that gets no answer is sent again, within a minute by the SDK's own word: there is no other "later".
    await written;
    if (frame.type !== "EVENT") acknowledge(channel, frame);
  }

  /** The work of a tap, and what it is answered with in time. */
  async function act(event: CardActionEvent): Promise<CardAnswer> {
    const work = Promise.resolve(event)
      .then(handlers.onCardAction)
      .catch((err: unknown) => {
        counts.failed += 1;
        log.error({ err }, "a tap on a card could not be handled");
        return handlers.notices.failed;
      });
    const first = await withinTime(work, answerMs);
    if (!first.late) return first.value;
    follow(work.then((answer) => handlers.finishLate(event, answer)));
    return handlers.notices.working;
  }

  function answerTap(channel: Channel, frame: Frame): void {
    const { messageId } = frame.headers;
    const event = readCardAction(frame, corpId);
    if (!event) {
      counts.ignored += 1;
      channel.socketCallBackResponse(messageId, {});
      return;
    }
    const earlier = answers.get(messageId);
    if (earlier) counts.duplicates += 1;
    const answer = earlier ?? act(event);
    if (!earlier) answers.set(messageId, answer);
    follow(answer.then((given) => channel.socketCallBackResponse(messageId, cardResponse(given))));
  }

  return {
    counts,
    /** @returns `leave` when the platform asks for another connection in place of this one */
    hear(channel: Channel, text: string): "leave" | "stay" {
      const frame = readFrame(text);
      if (!frame) {
        counts.malformed += 1;
        log.warn({ length: text.length }, "DingTalk sent what is no frame");
        return "stay";
      }
      counts.frames += 1;
      const { messageId, topic } = frame.headers;
      if (frame.type === "SYSTEM") {
        // The SDK's own answer to a ping.
        channel.onSystem(frame as unknown as DWClientDownStream);
        if (topic !== "disconnect") return "stay";
        channel.send(messageId, {});
        return "leave";
      }
      if (frame.type === "CALLBACK" && topic === CARD_TOPIC) answerTap(channel, frame);
      else follow(deliver(channel, frame));
      return "stay";
    },
    /** Resolves when nothing is being worked on. */
    async settled(): Promise<void> {
      while (working.size > 0) await Promise.all(working);
    },
  };
}
