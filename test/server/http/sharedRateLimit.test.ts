import { createRateLimits } from "../../../server/http/rateLimit";
import { createLogger } from "../../../server/logger";
import { type RedisLink, openRedis } from "../../../server/redis/openRedis";
import { eventually } from "../../support/eventually";
import { type OwnRedis, openOwnRedis } from "../../support/redis";

const LIMIT = { points: 5, seconds: 60 };
const log = createLogger({ LOG_LEVEL: "silent" });

let redis: OwnRedis;
let links: RedisLink[];
const open = async () => {
  const link = openRedis({ REDIS_URL: redis.url }, log) as RedisLink;
  await eventually(() => link.commands.status === "ready");
  return link;
};

beforeAll(async () => {
  redis = await openOwnRedis();
  links = [await open(), await open()];
});
afterAll(async () => {
  await Promise.all(links.map((link) => link.close()));
  await redis.stop();
});

/** How many of these calls were let through. */
async function passed(consume: ReturnType<typeof createRateLimits>, key: string, calls: number) {
  const outcomes = await Promise.allSettled(Array.from({ length: calls }, () => consume(LIMIT, key)));
  const refusals = outcomes.flatMap((outcome) => (outcome.status === "rejected" ? [outcome.reason] : []));
  expect(refusals.every(({ code, status }) => status === 429 && code === "request.too_many")).toBe(true);
  return outcomes.filter(({ status }) => status === "fulfilled").length;
}

test("two processes count one caller together, and Redis does not learn who it is", async () => {
  const [here, there] = links.map((link) => createRateLimits(true, link)) as [
    ReturnType<typeof createRateLimits>,
    ReturnType<typeof createRateLimits>,
  ];
  expect(await passed(here, "林知夏@203.0.113.7", 3)).toBe(3);
  expect(await passed(there, "林知夏@203.0.113.7", 3)).toBe(2);
  expect(await passed(here, "林知夏@203.0.113.7", 1)).toBe(0);
  expect(await passed(there, "somebody else", 1)).toBe(1);
  const keys = (await links[0]?.commands.keys("*")) ?? [];
  expect(keys).toHaveLength(2);
  for (const key of keys) expect(key).toMatch(/^zhimian:rate:5\/60:[\w-]{27}$/);
});

test("while Redis is away each process counts for itself, at once", async () => {
  const consume = createRateLimits(true, links[0]);
  await redis.kill();
  await eventually(() => links[0]?.commands.status !== "ready");
  expect(await passed(consume, "a caller", 7)).toBe(5);
  await redis.start();
});
