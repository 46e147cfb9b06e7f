import { MOST_VIEWS } from "../../../server/savedViews/schema";
import { type Colleague, type Places, buildColleague, inUnit, openCompany } from "../../factories/org";
import { API_TOKEN, type Json, type TestServer, openTestServer } from "../../factories/server";

let server: TestServer;
let places: Places;
let one: Colleague;
let other: Colleague;
beforeEach(async () => {
  server = await openTestServer({ env: { RATE_LIMITS: "false" } });
  places = await openCompany(server);
  one = await buildColleague(server, [inUnit("branch_hr", places.own)]);
  other = await buildColleague(server, [inUnit("branch_hr", places.own)]);
});
afterEach(() => server.close());

const view = (change: object = {}) => ({
  page: "interviews",
  name: "待复核",
  query: "focus=review&plan=p",
  columns: ["status", "report"],
  ...change,
});
const save = ({ call }: Colleague, change?: object) => call("POST", "/account/views", view(change));
const list = async ({ call }: Colleague, page = "interviews"): Promise<Json[]> =>
  (await call("GET", `/account/views?page=${page}`)).body.items;

test("keeps the filters and columns of a list for whoever saved them, and nobody else", async () => {
  const { status, body } = await save(one);
  expect([status, body]).toEqual([201, { ...view(), id: expect.any(String), createdAt: expect.any(String) }]);
  await save(one, { name: "全部", query: "", columns: null });
  await save(one, { page: "candidates", name: "人才库", query: "talentPool=true" });
  expect((await list(one)).map(({ name }) => name)).toEqual(["待复核", "全部"]);
  expect(await list(one)).toMatchObject([{ columns: ["status", "report"] }, { query: "", columns: null }]);
  expect((await list(one, "candidates")).map(({ name }) => name)).toEqual(["人才库"]);
  expect(await list(other)).toEqual([]);

  const refused = await other.call("DELETE", `/account/views/${body.id}`);
  expect([refused.status, refused.body.error.code]).toEqual([404, "view.not_found"]);
  expect((await one.call("DELETE", `/account/views/${body.id}`)).status).toBe(204);
  expect((await list(one)).map(({ name }) => name)).toEqual(["全部"]);
});

test("under a name that is there replaces it, in its place", async () => {
  const first = await save(one);
  await save(one, { name: "第二个" });
  const again = await save(one, { name: " 待复核 ", query: "focus=stuck" });
  expect(again.body.id).toBe(first.body.id);
  expect(await list(one)).toMatchObject([{ name: "待复核", query: "focus=stuck" }, { name: "第二个" }]);
});

test("has an end", async () => {
  for (let index = 0; index < MOST_VIEWS; index += 1) await save(one, { name: `视图 ${index}` });
  const { status, body } = await save(one, { name: "再来一个" });
  expect([status, body.error.code]).toEqual([409, "view.too_many"]);
  expect((await save(one, { name: "视图 0", query: "q=x" })).status).toBe(201);
  expect((await save(one, { page: "candidates" })).status).toBe(201);
});

test.each([
  ["another page", { page: "staff" }],
  ["no name", { name: " " }],
  ["a name that is too long", { name: "长".repeat(41) }],
  ["an address that is too long", { query: "q=".padEnd(1001, "x") }],
  ["columns that are none", { columns: ["<b>"] }],
  ["no columns at all", { columns: [] }],
])("refuses %s", async (_, change) => {
  expect((await save(one, change)).status).toBe(422);
});

test("belongs to a person, which the API token is not", async () => {
  const answer = await server.call("GET", "/account/views?page=interviews", undefined, {
    authorization: `Bearer ${API_TOKEN}`,
  });
  expect(answer.status).toBe(403);
});
