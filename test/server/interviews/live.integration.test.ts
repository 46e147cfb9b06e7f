import { inviteSomebody } from "../../factories/interviews";
import { type Json, type TestServer, openTestServer } from "../../factories/server";

let server: TestServer;
beforeAll(async () => {
  server = await openTestServer();
});
afterAll(() => server.close());

type Heard = { id: string; event: string; data: Json };

/** Opens the live channel as a browser does; `next` resolves with each event in turn, null when it ends. */
async function listen(lastEventId?: string) {
  const login = await server.call(
    "POST",
    "/session/demo",
    { role: "hq_hr" },
    { "x-requested-with": "zhimian" },
  );
  const cookie = login.headers
    .getSetCookie()
    .map((line) => line.split(";")[0])
    .join("; ");
  const abort = new AbortController();
  const response = await fetch(`${server.origin}/api/v1/live`, {
    headers: { cookie, ...(lastEventId ? { "last-event-id": lastEventId } : {}) },
    signal: abort.signal,
  });
  const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
  let buffer = "";
  async function next(): Promise<Heard | null> {
    for (;;) {
      const end = buffer.indexOf("\n\n");
      if (end >= 0) {
        const block = buffer.slice(0, end);
        buffer = buffer.slice(end + 2);
        const fields = Object.fromEntries(block.split("\n").map((line) => line.split(/: (.*)/s).slice(0, 2)));
        if (fields["event"])
          return { id: fields["id"], event: fields["event"], data: JSON.parse(fields["data"]) };
        continue;
      }
      const { value, done } = await reader.read();
      if (done) return null;
      buffer += value;
    }
  }
  return { response, next, close: () => abort.abort(), cookie };
}

test("a change is heard with its row of the list", async () => {
  const live = await listen();
  expect(live.response.headers.get("content-type")).toContain("text/event-stream");
  expect(live.response.headers.get("x-accel-buffering")).toBe("no");
  const { token, interviewId } = await inviteSomebody(server, { name: "秦朗" });
  const invited = await live.next();
  expect(invited).toMatchObject({
    event: "interview",
    data: {
      interviewId,
      type: "interview.invited",
      summary: { status: "not_started", candidate: { name: "秦朗" } },
    },
  });
  await server.call("POST", "/candidate/open", { token });
  expect((await live.next())?.data).toMatchObject({
    type: "interview.opened",
    summary: { status: "opened" },
  });
  live.close();
});

test("whoever comes back hears what they missed, once", async () => {
  const live = await listen();
  await inviteSomebody(server);
  const seen = await live.next();
  live.close();
  const { interviewId } = await inviteSomebody(server);
  const back = await listen(seen!.id);
  expect((await back.next())?.data.interviewId).toBe(interviewId);
  back.close();
});

test("a session that has ended hears nothing more", async () => {
  const live = await listen();
  await server.call("DELETE", "/session", undefined, { cookie: live.cookie });
  await inviteSomebody(server);
  expect(await live.next()).toBeNull();
});

test("nobody listens without logging in", async () => {
  expect((await fetch(`${server.origin}/api/v1/live`)).status).toBe(401);
});
