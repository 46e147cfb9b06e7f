import { randomBytes } from "node:crypto";
import { connectDatabase } from "../../../server/db/connect";
import { databaseLocation } from "../../../server/db/connect";
import { createFieldCipher } from "../../../server/security/cipher";
import { createKeyRing } from "../../../server/security/keyRing";
import { createTokenCache } from "../../../server/platforms/tokenCache";
import { createTestClock } from "../../support/testClock";
import { type TestPlace, openTestPlace } from "../../support/testDatabase";

describe("the cache of platform tokens", () => {
  let place: TestPlace;
  let db: Awaited<ReturnType<typeof connectDatabase>>;
  const cipher = createFieldCipher(createKeyRing({ current: "a", keys: { a: randomBytes(32) } }));
  const clock = createTestClock();
  const open = () => createTokenCache({ db, clock, cipher });
  let fetched = 0;
  const fetch = async () => ({ value: `token-${(fetched += 1)}`, lifetimeMs: 7_200_000 });

  beforeAll(async () => {
    place = await openTestPlace();
    db = await connectDatabase(
      databaseLocation({ DATABASE_URL: place.databaseUrl, DATA_DIR: place.dataDir }),
    );
  });
  afterAll(async () => {
    await db.close();
    await place.remove();
  });
  beforeEach(() => {
    fetched = 0;
  });

  it("fetches once for all who ask at the same time, and for another process", async () => {
    const one = open();
    expect(await Promise.all([one.find("k1", fetch), one.find("k1", fetch)])).toEqual(["token-1", "token-1"]);
    expect(await open().find("k1", fetch)).toBe("token-1");
    expect(fetched).toBe(1);
  });

  it("renews some time before the end", async () => {
    const cache = open();
    await cache.find("k2", fetch);
    clock.advance(7_200_000 - 5 * 60_000 - 1);
    expect(await cache.find("k2", fetch)).toBe("token-1");
    clock.advance(1);
    expect(await cache.find("k2", fetch)).toBe("token-2");
  });

  it("drops a refused token for all, but not a newer one", async () => {
    const [one, other] = [open(), open()];
    await one.find("k3", fetch);
    await other.find("k3", fetch);
    await one.drop("k3", "token-1");
    expect(await one.find("k3", fetch)).toBe("token-2");
    await other.drop("k3", "token-1");
    expect(await other.find("k3", fetch)).toBe("token-2");
    expect(fetched).toBe(2);
  });

  it("keeps nothing of a fetch that failed", async () => {
    const cache = open();
    await expect(cache.find("k4", () => Promise.reject(new Error("no")))).rejects.toThrow("no");
    expect(await cache.find("k4", fetch)).toBe("token-1");
  });

  it("is sealed in the database", async () => {
    await open().find("k5", fetch);
    const rows: unknown = await db.read.query("SELECT * FROM platform_tokens WHERE id = 'k5'");
    expect(JSON.stringify(rows)).not.toContain("token-1");
  });
});
