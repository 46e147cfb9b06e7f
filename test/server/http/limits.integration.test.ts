import { type TestServer, openTestServer } from "../../factories/server";

let server: TestServer;
beforeAll(async () => {
  server = await openTestServer();
});
afterAll(() => server.close());

async function statusesOf(times: number, send: () => Promise<{ status: number }>): Promise<Set<number>> {
  const seen = new Set<number>();
  for (let sent = 0; sent < times; sent += 50) {
    const answers = await Promise.all(Array.from({ length: 50 }, send));
    for (const { status } of answers) seen.add(status);
  }
  return seen;
}

test("an office behind one address sends more chunks in a minute than anybody may knock at the doors", async () => {
  const upload = () => server.call("PUT", "/media/uploads/forged", {});
  const seen = await statusesOf(700, upload);
  expect(seen.has(429)).toBe(false);
  // Nor do the chunks use up what is left for opening a link.
  const opened = await server.call("POST", "/candidate/open", { token: "x".repeat(32) });
  expect(opened.status).toBe(404);
});

test("whoever tries credentials is slowed down like anybody else", async () => {
  const guess = () => server.call("GET", "/plans", undefined, { authorization: "Bearer guessed" });
  expect([...(await statusesOf(700, guess))].toSorted()).toEqual([401, 429]);
});
