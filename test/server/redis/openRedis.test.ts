import { type AddressInfo, type Socket, connect, createServer } from "node:net";
import { newId } from "../../../server/clock";
import { openEventWire } from "../../../server/events/eventWire";
import { createLogger } from "../../../server/logger";
import { type RedisLink, openRedis } from "../../../server/redis/openRedis";
import { eventually } from "../../support/eventually";
import { type OwnRedis, openOwnRedis } from "../../support/redis";

const log = createLogger({ LOG_LEVEL: "silent" });
const links: RedisLink[] = [];
let redis: OwnRedis;
beforeAll(async () => {
  redis = await openOwnRedis();
});
afterAll(async () => {
  await Promise.all(links.map((link) => link.close()));
  await redis.stop();
});
async function openLink(REDIS_URL = redis.url) {
  const link = openRedis({ REDIS_URL }, log) as RedisLink;
  links.push(link);
  await eventually(() => link.commands.status === "ready");
  return link;
}

test("a master that became a copy is left, as its address may lead to another one", async () => {
  const { commands } = await openLink();
  const first = await commands.client("ID");
  await commands.replicaof("127.0.0.1", 1);
  await expect(commands.set("a", "b")).rejects.toThrow(/READONLY/);
  const second = await eventually(async () => {
    const id = await commands.client("ID").catch(() => first);
    return id !== first && id;
  });
  expect(second).not.toBe(first);
  await commands.replicaof("NO", "ONE");
  expect(await commands.set("a", "b")).toBe("OK");
});

/** Passes on what comes, until it is told to let all that are open hang, as a network that was cut does. */
async function openRelay(port: number) {
  const open = new Set<Socket>();
  const server = createServer((near) => {
    const far = connect(port, "127.0.0.1");
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      open.add(from);
      from.on("error", () => to.destroy()).on("close", () => open.delete(from));
      from.pipe(to);
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `redis://127.0.0.1:${(server.address() as AddressInfo).port}/0`,
    hang() {
      for (const socket of open) socket.unpipe().pause();
    },
    close() {
      for (const socket of open) socket.destroy();
      server.close();
    },
  };
}

test("who only listens finds out that the line is cut, and hears again over another one", async () => {
  const relay = await openRelay(Number(new URL(redis.url).port));
  const [far, near] = [await openLink(relay.url), await openLink()];
  const wires = [far, near].map((link) => openEventWire(link, log));
  const heard: string[] = [];
  wires[0]?.listen(({ id }) => void heard.push(id));
  const isHeard = (id: string) => () => {
    wires[1]?.send({ id, type: "interview.opened", interviewId: "i", data: {}, at: new Date() });
    return heard.includes(id);
  };
  await eventually(isHeard(newId()));
  relay.hang();
  expect(await eventually(isHeard(newId()))).toBe(true);
  relay.close();
}, 20_000);
