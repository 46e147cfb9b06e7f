import type { ChatCardContent, ChatPlatform, ChatTarget, EventSink, ShowOutcome } from "../../bot/platform";
import type { MessageEvent, Platform } from "../../bot/chatEvent";

export type Spoken = { to: ChatTarget; text: string; key: string };

/**
 * A chat platform that keeps what it was asked to show, as channels' simulators do: a card shown twice is shown once,
 * and what `failNext` holds is what the next calls come to.
 */
export function createChatPlatform(platform: Platform = "dingtalk") {
  const replies: { event: MessageEvent; text: string }[] = [];
  const said: Spoken[] = [];
  const cards = new Map<string, ChatCardContent & { changes: number }>();
  const failNext: ShowOutcome[] = [];
  const files = new Map<string, Buffer>();
  let sink: EventSink | null = null;
  let reaches = true;

  const accepted = { result: "accepted", reference: null } as const;
  const outcome = () => failNext.shift() ?? accepted;
  const simulated: ChatPlatform = {
    platform,
    start: async (given) => void (sink = given),
    stop: async () => void (sink = null),
    state: () => ({ connected: sink !== null, since: null, detail: null }),
    reaches: () => reaches,
    async reply(event, text) {
      const result = outcome();
      if (result.result === "accepted") replies.push({ event, text });
      return result;
    },
    async say(to, text, key) {
      const result = outcome();
      if (result.result === "accepted") said.push({ to, text, key });
      return result;
    },
    async showCard(card) {
      const result = outcome();
      if (result.result === "accepted") cards.set(card.id, { ...card, changes: 0 });
      return result;
    },
    async changeCard(card) {
      const result = outcome();
      const changes = (cards.get(card.id)?.changes ?? 0) + 1;
      if (result.result === "accepted") cards.set(card.id, { ...card, changes });
      return result;
    },
    async fetchFile({ key }) {
      return files.get(key) ?? Buffer.alloc(0);
    },
  };
  return {
    platform: simulated,
    replies,
    said,
    cards,
    failNext,
    files,
    /** Another process has the connection from now on. */
    standBy: () => void (reaches = false),
    sink: () => {
      if (!sink) throw new Error("Nobody listens.");
      return sink;
    },
  };
}
export type SimulatedChat = ReturnType<typeof createChatPlatform>;
