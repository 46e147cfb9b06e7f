import { setTimeout as pause } from "node:timers/promises";
import type { Clock } from "../../../server/clock";
import { AppError } from "../../../server/http/errors";
import type { Logger } from "../../../server/logger";
import type { SendOutcome } from "../../../server/notifications/channels";
import type { CardParams } from "../../../server/platforms/dingtalk/cards";
import type { DingtalkClient } from "../../../server/platforms/dingtalk/client";
import { DingtalkError } from "../../../server/platforms/dingtalk/errors";
import { cardParams } from "../../cards/dingtalk/cardParams";
import { type CardFaces, faceOf } from "../../cards/face";
import { cutChars, oneLine } from "../../cards/plainText";
import type { CardActionEvent, MessageEvent } from "../../chatEvent";
import type { ChatCardContent, ChatPlatform, ChatTarget, EventSink, PlatformState } from "../../platform";
import type { CardAnswer } from "./cardAnswer";
import type { Incoming, ReplyAddress } from "./chatEvents";
import { attempt } from "../attempt";
import { outcomeOf } from "./outcomes";
import { type DingtalkStream, type StreamTiming, createDingtalkStream } from "./stream";
import { readViewers, writeViewers } from "./viewers";

export type DingtalkPlatformOptions = {
  client: DingtalkClient;
  app: { clientId: string; clientSecret: string };
  apiBase: string;
  /** Whose people are ours: another company may have somebody of the same id. */
  corpId: string;
  /** The card template of docs/guides/dingtalk-card.md. */
  templateId: string;
  clock: Clock;
  log: Logger;
  timing?: Partial<StreamTiming>;
};

const LONGEST_TEXT = 5_000;
const LONGEST_TITLE = 40;
/** A reply on its way must not find its address closed. */
const REPLY_MARGIN_MS = 5_000;
const LATE_TRIES = 3;
const LONGEST_LATE_WAIT_MS = 5_000;

/** Only what differs, to who pressed: nobody knows at that moment which language is theirs. */
const notices: { working: CardAnswer; failed: CardAnswer } = {
  working: { own: { status: "处理中 Working…", tone: "busy" } },
  failed: { own: { note: "没有成功，请再按一次。That did not work: please press again." } },
};

/** Its title is what a notification shows. In DingTalk's Markdown a line ends by two spaces only. */
const markdownOf = (text: string) => ({
  kind: "markdown" as const,
  title: cutChars(oneLine((text.split("\n", 1)[0] ?? "").replaceAll(/[*#>`[\]]/g, "")), LONGEST_TITLE),
  text: cutChars(text, LONGEST_TEXT).replaceAll(/(\S)\n(?!\n)/g, "$1  \n"),
});

const replyTo = (address: ReplyAddress) =>
  JSON.stringify({ webhook: address.webhook, until: address.until.getTime() });

const placeOf = ({ place, from }: MessageEvent): ChatTarget =>
  place.kind === "group" ? { kind: "group", id: place.id } : { kind: "person", id: from.id };

function ownParams(faces: CardFaces, alsoThese: readonly string[]): Record<string, CardParams> {
  const viewers = new Set([...Object.keys(faces.own), ...alsoThese]);
  return Object.fromEntries([...viewers].map((id) => [id, cardParams(faceOf(faces, id))]));
}
const handleOf = ({ faces }: ChatCardContent) => writeViewers(Object.keys(faces.own));

/** DingTalk as handlers and delivery see it: its stream, its robot and its cards. */
export function createDingtalkPlatform(options: DingtalkPlatformOptions): ChatPlatform {
  const { client, app, apiBase, corpId, templateId, clock, log, timing } = options;
  let stream: DingtalkStream | null = null;

  const hear = (sink: EventSink) => ({
    async onEvent({ event, reply }: Incoming) {
      // A press comes another way, and is answered there.
      if (event.kind === "card_action") return;
      await sink.take(event.kind === "message" && reply ? { ...event, replyTo: replyTo(reply) } : event);
    },
    async onCardAction(event: CardActionEvent): Promise<CardAnswer> {
      const faces = await sink.press(event);
      return { shared: cardParams(faces.shared), own: cardParams(faceOf(faces, event.from.id)) };
    },
    finishLate,
    notices,
  });

  /** Whoever pressed reads "working" until this is there. */
  async function finishLate(event: CardActionEvent, { shared, own }: CardAnswer): Promise<void> {
    for (let tries = 1; ; tries += 1) {
      try {
        return await client.cards.update({
          outTrackId: event.cardId,
          ...(shared ? { shared } : {}),
          ...(own ? { own: { [event.from.id]: own } } : {}),
        });
      } catch (error) {
        const again = error instanceof DingtalkError && error.kind === "later" && tries < LATE_TRIES;
        if (!again) throw error;
        await pause(Math.min(error.waitMs ?? 0, LONGEST_LATE_WAIT_MS));
      }
    }
  }

  async function say(to: ChatTarget, text: string): Promise<SendOutcome> {
    const message = markdownOf(text);
    if (to.kind === "group") {
      const { reference } = await client.messages.sendToGroup(to.id, message);
      return { result: "accepted", reference };
    }
    const { reference, invalid, throttled } = await client.messages.sendToPeople([to.id], message);
    if (invalid.length > 0)
      return { result: "refused", failure: "address_unknown", detail: "invalidStaffIdList" };
    if (throttled.length > 0) {
      return {
        result: "later",
        failure: "rate_limited",
        detail: "flowControlledStaffIdList",
        waitMs: 60_000,
      };
    }
    return { result: "accepted", reference };
  }

  /** By the address that came with the message, which counts against no quota; null where it is closed by now. */
  async function replyByWebhook(event: MessageEvent, text: string): Promise<SendOutcome | null> {
    const { webhook, until } = JSON.parse(event.replyTo ?? "null") as { webhook: string; until: number };
    if (until - REPLY_MARGIN_MS < clock.now().getTime()) return null;
    try {
      await client.messages.reply(webhook, markdownOf(text));
      return { result: "accepted", reference: null };
    } catch (error) {
      if (!(error instanceof DingtalkError)) throw error;
      return error.kind === "refused" ? null : outcomeOf(error);
    }
  }

  const tried = (call: () => Promise<SendOutcome>) =>
    attempt(log, call, (error) => (error instanceof DingtalkError ? outcomeOf(error) : null));

  return {
    platform: "dingtalk",

    async start(sink) {
      stream ??= createDingtalkStream({
        ...app,
        apiBase,
        corpId,
        clock,
        log,
        handlers: hear(sink),
        ...(timing ? { timing } : {}),
      });
      stream.start();
    },
    async stop() {
      await stream?.stop();
    },
    state(): PlatformState {
      const state = stream?.state();
      if (!state) return { connected: false, since: null, detail: "stopped" };
      const connected = state.status === "connected";
      return {
        connected,
        since: state.connectedSince,
        detail: connected ? null : (state.lastError ?? state.status),
      };
    },

    // All of it goes by calls of ours.
    reaches: () => true,

    reply: (event, text) =>
      tried(async () => {
        const answered = event.replyTo === undefined ? null : await replyByWebhook(event, text);
        return answered ?? say(placeOf(event), text);
      }),
    // DingTalk knows no id of ours by which a message that comes again would be known.
    say: (to, text) => tried(() => say(to, text)),

    showCard: (card) =>
      tried(async () => {
        const { id, to, faces } = card;
        await client.cards.deliver({
          outTrackId: id,
          templateId,
          to: to.kind === "group" ? { group: to.id } : { person: to.id },
          shared: cardParams(faces.shared),
          own: ownParams(faces, []),
        });
        return { result: "accepted", reference: handleOf(card) };
      }),
    changeCard: (card) =>
      tried(async () => {
        const { id, to, faces, handle } = card;
        const before = [...readViewers(handle), ...(to.kind === "person" ? [to.id] : [])];
        await client.cards.update({
          outTrackId: id,
          shared: cardParams(faces.shared),
          own: ownParams(faces, before),
        });
        return { result: "accepted", reference: handleOf(card) };
      }),

    async fetchFile(file, limitBytes) {
      try {
        return await client.files.download(file.key, limitBytes);
      } catch (error) {
        if (!(error instanceof DingtalkError) || error.kind === "later") throw error;
        const tooBig = error.code === "file.too_large";
        throw new AppError(tooBig ? "chat.file_too_large" : "chat.file_gone", tooBig ? 413 : 410, {
          cause: error,
        });
      }
    },
  };
}
