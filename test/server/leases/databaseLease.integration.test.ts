import { connectDatabase, databaseLocation } from "../../../server/db/connect";
import { createDatabaseLease } from "../../../server/leases/databaseLease";
import type { Lease } from "../../../server/leases/lease";
import { createTestClock } from "../../support/testClock";
import { type TestPlace, openTestPlace } from "../../support/testDatabase";

const MINUTE_MS = 60_000;

describe("a lease in the database", () => {
  let place: TestPlace;
  let db: Awaited<ReturnType<typeof connectDatabase>>;
  let lease: Lease;

  beforeAll(async () => {
    place = await openTestPlace();
    db = await connectDatabase(
      databaseLocation({ DATABASE_URL: place.databaseUrl, DATA_DIR: place.dataDir }),
    );
    lease = createDatabaseLease(db, createTestClock());
  });
  afterAll(async () => {
    await db.close();
    await place.remove();
  });

  it("is one's alone, and may be renewed", async () => {
    expect(await lease.acquire("alone", "a", MINUTE_MS)).toBe(true);
    expect(await lease.acquire("alone", "b", MINUTE_MS)).toBe(false);
    expect(await lease.acquire("alone", "a", MINUTE_MS)).toBe(true);
    expect(await lease.acquire("another", "b", MINUTE_MS)).toBe(true);
  });

  it("is somebody else's when it has run out, and its former owner's no longer", async () => {
    await lease.acquire("out", "a", -1);
    expect(await lease.acquire("out", "b", MINUTE_MS)).toBe(true);
    expect(await lease.acquire("out", "a", MINUTE_MS)).toBe(false);
  });

  it("is given back by its owner alone", async () => {
    await lease.acquire("back", "a", MINUTE_MS);
    await lease.release("back", "b");
    expect(await lease.acquire("back", "b", MINUTE_MS)).toBe(false);
    await lease.release("back", "a");
    expect(await lease.acquire("back", "b", MINUTE_MS)).toBe(true);
  });

  it("goes to one of many who ask at once", async () => {
    const owners = Array.from({ length: 20 }, (_, n) => `owner-${n}`);
    const held = await Promise.all(owners.map((owner) => lease.acquire("race", owner, MINUTE_MS)));
    expect(held.filter(Boolean)).toHaveLength(1);
  });
});
