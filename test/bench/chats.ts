import { setTimeout as sleep } from "node:timers/promises";
import { type CardFaces, plainFace } from "../../bot/cards/face";
import { takeTurn } from "../../bot/delivery/turns";
import { takeEvent } from "../../bot/inbox";
import type { EventSink } from "../../bot/platform";
import { ChatCard, type Platform } from "../../server/chats/entity";
import { openCard } from "../../server/chats/cards";
import { newId } from "../../server/clock";
import { updateRows } from "../../server/db/rows";
import type { Services } from "../../server/services";
import { measureReconnects } from "./chatReconnects";
import { type ChatWorld, GROUP, PEOPLE, openChatWorld, personId, until } from "./chatWorld";
import { type Figure, figure, percentile } from "./figures";
import { withFolder } from "./withFolder";

const SECTION = "chats";
const GOAL_MS = 500;
const LANES = 12;

const ask = (title: string) =>
  plainFace(title, { buttons: [{ text: "同意复试", style: "primary", action: "approve" }] });
const decided = (title: string): CardFaces => ({
  shared: plainFace(title, { status: { text: "已同意", tone: "good" } }),
  own: {},
});

/** The product's inbox; a press is one transaction on the card's row, as a decision is at least. */
const sinkOf = (services: Services): EventSink => ({
  take: (event) => takeEvent(services, event),
  async press({ cardId }) {
    await services.db.write((tx) =>
      updateRows(tx, ChatCard, { id: cardId }, { updatedAt: services.clock.now() }),
    );
    return decided("复试审批");
  },
});

async function timed(count: number, work: (index: number) => Promise<unknown>): Promise<number[]> {
  const samples: number[] = [];
  for (let index = 0; index < count; index += 1) {
    const started = performance.now();
    await work(index);
    samples.push(performance.now() - started);
  }
  return samples;
}

function figuresOf(name: string, samples: readonly number[], goalMs?: number): Figure[] {
  const note = `n = ${samples.length}`;
  return [
    figure(SECTION, `${name}, p50`, percentile(samples, 0.5), "ms", { note }),
    figure(SECTION, `${name}, p99`, percentile(samples, 0.99), "ms", {
      ...(goalMs === undefined ? {} : { goal: { below: goalMs } }),
      note,
    }),
  ];
}

/** A card on that platform, shown by its adapter. */
async function show(
  { services, platforms }: ChatWorld,
  platform: Platform,
  to: "group" | "person",
  place: string,
) {
  const id = await services.db.write((tx) =>
    openCard(services, tx, {
      platform,
      kind: "approval",
      subjectId: newId(),
      place: { kind: to, id: place },
      locale: "zh",
    }),
  );
  const face = ask("复试审批");
  const shown = await platforms[platform].showCard({
    id,
    to: { kind: to, id: place },
    faces: { shared: face, own: {} },
    handle: null,
  });
  if (shown.result !== "accepted") throw new Error(`a card was not shown: ${shown.result}`);
  return id;
}

async function measureAnswers(world: ChatWorld, count: number): Promise<Figure[]> {
  const { dingtalk, wecom } = world;
  const acked = (messageId: string | null) =>
    until(() => dingtalk.gateway.acksOf(messageId ?? "").length > 0);
  const said = await timed(count, (index) =>
    acked(dingtalk.say(personId(index % PEOPLE), { person: personId(index % PEOPLE) }, `进度 ${index}`)),
  );
  const called = await timed(count, (index) => wecom.say(personId(index % PEOPLE), `进度 ${index}`));

  const pressed = async (
    platform: Platform,
    to: "group" | "person",
    place: string,
    press: (id: string) => Promise<unknown>,
  ) => {
    const ids: string[] = [];
    for (let index = 0; index < count; index += 1) ids.push(await show(world, platform, to, place));
    return timed(count, (index) => press(ids[index] as string));
  };
  const onDingtalk = await pressed("dingtalk", "person", personId(0), async (id) => {
    dingtalk.tap(id, personId(0), "approve");
    await until(() => dingtalk.cards.view(id, personId(0))?.["status"] === "已同意");
  });
  const changed = (id: string) =>
    until(() => wecom.world.withCard(id)?.cards.get(personId(0))?.pressable === false);
  const press = async (id: string) => {
    await wecom.press(personId(0), id, "approve");
    await changed(id);
  };
  const onWecom = await pressed("wecom", "person", personId(0), press);
  const inGroup = await pressed("wecom", "group", GROUP, press);

  return [
    ...figuresOf("DingTalk: message → written down and acknowledged", said, GOAL_MS),
    ...figuresOf("WeCom: callback → written down and answered", called, GOAL_MS),
    ...figuresOf("DingTalk: press → card changed", onDingtalk, GOAL_MS),
    ...figuresOf("WeCom, app: press → card changed", onWecom, GOAL_MS),
    ...figuresOf("WeCom, AI bot: press → card changed", inGroup, GOAL_MS),
  ];
}

/** Messages to as many people by the turns that delivery takes. @returns when each was accepted */
async function sendAll(
  { services, platforms }: ChatWorld,
  platform: Platform,
  count: number,
): Promise<number[]> {
  const { db, clock } = services;
  const accepted: number[] = [];
  let next = 0;
  async function lane() {
    for (let index = next++; index < count; index = next++) {
      const to = { kind: "person", id: personId(index) } as const;
      for (;;) {
        const got = await db.write((tx) => takeTurn(db, tx, { platform, to, now: clock.now() }));
        const waitMs = "inMs" in got ? got.inMs : got.again.getTime() - clock.now().getTime();
        if (waitMs > 0) await sleep(waitMs);
        if ("inMs" in got) break;
      }
      const outcome = await platforms[platform].say(to, `邀请 ${index}`, newId());
      if (outcome.result !== "accepted") throw new Error(`a message came to ${outcome.result}`);
      accepted.push(performance.now());
    }
  }
  await Promise.all(Array.from({ length: LANES }, lane));
  return accepted;
}

const mostWithin = (times: readonly number[], ms: number) =>
  Math.max(...times.map((from) => times.filter((at) => at >= from && at < from + ms).length));

async function measureRate(
  world: ChatWorld,
  platform: Platform,
  count: number,
  mostASecond: number,
): Promise<Figure[]> {
  const started = performance.now();
  const times = await sendAll(world, platform, count);
  const seconds = (Math.max(...times) - started) / 1_000;
  const note = `${count} people`;
  return [
    figure(SECTION, `${platform}: messages within the limits`, count / seconds, "/s", { note }),
    // Turns are even; the calls after them take a few milliseconds more or less.
    figure(SECTION, `${platform}: most of them in one second`, mostWithin(times, 1_000), "", {
      goal: { atMost: mostASecond },
    }),
  ];
}

/** Adapters, inbox and turns of the bot on both platforms, on loopback with the real SDKs. */
export async function measureChats({ quick }: { quick: boolean }): Promise<Figure[]> {
  return withFolder(async (dataDir) => {
    const world = await openChatWorld(dataDir, sinkOf);
    try {
      return [
        ...(await measureAnswers(world, quick ? 60 : 400)),
        ...(await measureRate(world, "dingtalk", quick ? 40 : 150, 20)),
        ...(await measureRate(world, "wecom", quick ? 150 : PEOPLE, 184)),
        ...(await measureReconnects(quick)),
      ];
    } finally {
      await world.close();
    }
  });
}
