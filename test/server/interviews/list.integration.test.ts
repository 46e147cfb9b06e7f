import { buildDecided, buildReported } from "../../factories/decisions";
import { inviteSomebody } from "../../factories/interviews";
import { buildColleague, buildInterview, inUnit, openCompany } from "../../factories/org";
import { type Call, type Json, type TestServer, openTestServer } from "../../factories/server";

let server: TestServer;
let staff: Call;
beforeAll(async () => {
  server = await openTestServer();
  staff = await server.staff();
});
afterAll(() => server.close());

const names = (answer: { body: Json }) => answer.body.items.map((item: Json) => item.candidate.name);

test("finds by part of a name, and by a whole phone number or address only", async () => {
  const { phone } = await inviteSomebody(server, {
    name: "尉迟明轩",
    invite: { candidate: { name: "尉迟明轩", phone: "+86 138-1234-5678", email: "MingXuan@Example.com" } },
  });
  expect(phone).toBeTruthy();
  const find = async (q: string) => names(await staff("GET", `/interviews?q=${encodeURIComponent(q)}`));
  expect(await find("明轩")).toEqual(["尉迟明轩"]);
  expect(await find("13812345678")).toEqual(["尉迟明轩"]);
  expect(await find("mingxuan@example.com")).toEqual(["尉迟明轩"]);
  expect(await find("1381234")).toEqual([]);
  expect(await find("%")).toEqual(await find("_"));
});

test("filters by status, counts all of them, and never shows contact data in the list", async () => {
  const { token } = await inviteSomebody(server, { name: "已打开的人" });
  await server.call("POST", "/candidate/open", { token });
  const opened = await staff("GET", "/interviews?status=opened,checking_device");
  expect(names(opened)).toEqual(["已打开的人"]);
  expect(opened.body.counts).toMatchObject({ opened: 1, not_started: expect.any(Number) });
  expect(JSON.stringify(opened.body)).not.toMatch(/phone|email|139\d{8}/);
});

test("pages from the newest invitation on without loss or repetition", async () => {
  for (let index = 0; index < 4; index += 1) await inviteSomebody(server, { name: `第 ${index} 位` });
  const all = names(await staff("GET", "/interviews?limit=100"));
  const paged: string[] = [];
  let cursor: string | null = null;
  do {
    const page: { body: Json } = await staff(
      "GET",
      `/interviews?limit=3${cursor ? `&cursor=${cursor}` : ""}`,
    );
    paged.push(...names(page));
    cursor = page.body.nextCursor;
  } while (cursor !== null);
  expect(paged).toEqual(all);
});

test("by what was decided: advanced, declined, and what has still to be decided", async () => {
  const places = await openCompany(server);
  const { call } = await buildColleague(server, [inUnit("branch_hr", places.own)]);
  await buildInterview(server, places.own);
  const { id: waiting } = await buildReported(server, places.own);
  const { id: advanced } = await buildDecided(server, places.own, "advance");
  const { id: declined } = await buildDecided(server, places.own, "decline");
  await buildDecided(server, places.other, "decline");
  const shown = async (decision: string) => {
    const { body } = await call("GET", `/interviews?decision=${decision}`);
    return [body.items.map(({ id }: Json) => id), body.counts];
  };
  expect(await shown("none")).toEqual([[waiting], null]);
  expect(await shown("advance")).toEqual([[advanced], null]);
  expect(await shown("decline")).toEqual([[declined], null]);
});
