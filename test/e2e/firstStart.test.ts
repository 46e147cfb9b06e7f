import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { createCleanUp } from "./support/cleanUp";
import { freePort, spawnProduct } from "./support/product";

/** What `npm start` ends in: `node dist/bot/main.js` on a machine where nothing was ever configured. */
const cleanUp = createCleanUp();
afterAll(() => cleanUp.run());

const SHELL = /<div id="root">/;

async function spawnFresh(env: Record<string, string>) {
  const folder = cleanUp.folder("first-start");
  mkdirSync(join(folder, "empty"));
  return spawnProduct(cleanUp, { folder, env: { DATA_DIR: join(folder, "empty"), ...env } });
}

async function get(url: string) {
  const response = await fetch(url);
  return { status: response.status, text: await response.text() };
}

describe("the first start on an empty data folder", () => {
  it("prints three addresses that answer, says how it is, and ends gracefully when asked", async () => {
    const port = await freePort();
    const product = await spawnFresh({ PORT: String(port), LOG_LEVEL: "warn" });
    await product.started;

    const origin = `http://127.0.0.1:${port}`;
    const addresses = product.output().match(/http:\/\/\S+/g) ?? [];
    expect(addresses).toEqual([
      `${origin}/console`,
      expect.stringMatching(new RegExp(`^${origin}/i/[\\w-]{22,}$`)),
      `${origin}/sandbox`,
    ]);
    for (const address of addresses) {
      const page = await get(address);
      expect({ address, status: page.status }).toEqual({ address, status: 200 });
      expect(page.text).toMatch(SHELL);
    }

    const health = await get(`${origin}/healthz`);
    expect(health.status).toBe(200);
    expect(JSON.parse(health.text)).toMatchObject({
      status: "ok",
      version: expect.stringMatching(/^\d+\.\d+\.\d+/),
      engines: { database: "sqlite", queue: expect.any(String), media: "disk" },
    });
    expect((await get(`${origin}/readyz`)).status).toBe(200);

    const [, candidateLink = ""] = addresses;
    const opened = await fetch(`${origin}/api/v1/candidate/open`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ token: candidateLink.split("/i/")[1] }),
    });
    expect(opened.status).toBe(200);
    expect(await opened.json()).toMatchObject({ jobTitle: "销售经理" });

    expect(await product.stop()).toEqual({ code: 0, signal: null });
    expect(product.errors()).toBe("");
    await expect(fetch(origin)).rejects.toThrow("fetch failed");
  });
});

describe("a start that must not happen", () => {
  it.each<{ env: Record<string, string>; sentence: RegExp }>([
    { env: { PORT: "abc" }, sentence: /✗ configuration: PORT \(it is "abc"\): .+\.\n {4}→ Set it in/ },
    { env: { ROLES: "api" }, sentence: /✗ configuration: ROLES \(it is "api"\): .*DATABASE_URL/ },
  ])("says what is wrong with $env and how to mend it", async ({ env, sentence }) => {
    const product = await spawnFresh(env);
    expect(await product.ended).toEqual({ code: 78, signal: null });
    expect(product.errors()).toMatch(sentence);
    expect(product.errors()).toMatch(/1 problem\. Nothing was started, nothing was written\./);
    expect(product.output()).toBe("");
  });
});
