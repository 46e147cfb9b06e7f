import { newId, systemClock } from "../../../server/clock";
import { connectDatabase, databaseLocation } from "../../../server/db/connect";
import type { Database } from "../../../server/db/database";
import { type DomainEvent, createEvents } from "../../../server/events/events";
import { openEventWire } from "../../../server/events/eventWire";
import { createLogger } from "../../../server/logger";
import { type RedisLink, openRedis } from "../../../server/redis/openRedis";
import { eventually } from "../../support/eventually";
import { type OwnRedis, openOwnRedis } from "../../support/redis";
import { type TestPlace, openTestPlace } from "../../support/testDatabase";

let place: TestPlace;
let db: Database;
let redis: OwnRedis;
beforeAll(async () => {
  [place, redis] = await Promise.all([openTestPlace({ migrated: true }), openOwnRedis()]);
  db = await connectDatabase(
    databaseLocation({
      ...(place.databaseUrl ? { DATABASE_URL: place.databaseUrl } : {}),
      DATA_DIR: place.dataDir,
    }),
  );
});
afterAll(async () => {
  await db.close();
  await Promise.all([place.remove(), redis.stop()]);
});

test("what another process publishes is heard here, each event once", async () => {
  const [here, there] = [createEvents(systemClock), createEvents(systemClock)];
  const interviewId = newId();
  const heard: string[] = [];
  const failures: unknown[] = [];
  const unfollow = here.follow(db, (error) => failures.push(error));
  const last = new Promise<void>((resolve) => {
    here.subscribe(({ type }: DomainEvent) => {
      heard.push(type);
      if (type === "interview.completed") resolve();
    });
  });
  await db.write((tx) => here.publish(tx, "interview.opened", interviewId, {}));
  await db.write((tx) => there.publish(tx, "interview.timed_out", interviewId, {}));
  await db.write((tx) => there.publish(tx, "interview.completed", interviewId, {}));
  await last;
  unfollow();
  expect([heard, failures]).toEqual([["interview.opened", "interview.timed_out", "interview.completed"], []]);
});

test("with Redis it is heard without looking into the database, as it was published, each event once", async () => {
  const log = createLogger({ LOG_LEVEL: "silent" });
  const links = [1, 2].map(() => openRedis({ REDIS_URL: redis.url }, log) as RedisLink);
  const [here, there] = [createEvents(systemClock), createEvents(systemClock)];
  const wires = links.map((link) => openEventWire(link, log));
  // Whoever looks into this database waits for ever.
  const silent = { read: { find: () => new Promise(() => undefined) } } as unknown as Pick<Database, "read">;
  const ends = [
    here.follow(silent, () => undefined, wires[0]),
    there.follow(silent, () => undefined, wires[1]),
  ];
  const heard: DomainEvent[] = [];
  here.subscribe((event) => void heard.push(event));
  await eventually(
    () => wires.every(({ isUp }) => isUp) && links.every((l) => l.commands.status === "ready"),
  );
  const interviewId = newId();
  await db.write((tx) => here.publish(tx, "interview.opened", interviewId, {}));
  // What is no event of ours is nobody's trouble.
  await links[1]?.commands.publish("zhimian:events:0", "{not json");
  await links[1]?.commands.publish("zhimian:events:0", JSON.stringify({ id: "1", type: 2 }));
  await db.write((tx) =>
    there.publish(tx, "interview.resumed", interviewId, { questionIndex: 1, awayMs: 2, forgivenMs: 3 }),
  );
  await eventually(() => heard.some(({ type }) => type === "interview.resumed"));
  expect(heard).toMatchObject([
    { type: "interview.opened", interviewId },
    { type: "interview.resumed", interviewId, data: { questionIndex: 1, awayMs: 2, forgivenMs: 3 } },
  ]);
  expect(heard.every(({ at }) => at instanceof Date)).toBe(true);
  for (const end of ends) end();
  await Promise.all(links.map((link) => link.close()));
});
