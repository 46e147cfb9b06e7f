import { ChatCard } from "../../../server/chats/entity";
import { Job } from "../../../server/queue/entity";
import { type Places, buildColleague, buildTroubledCard, inUnit, openCompany } from "../../factories/org";
import { type Call, type Json, type TestServer, openTestServer } from "../../factories/server";

let server: TestServer;
let places: Places;
let hr: Call;
beforeAll(async () => {
  server = await openTestServer({ env: { RATE_LIMITS: "false" } });
  places = await openCompany(server);
  hr = (await buildColleague(server, [inUnit("branch_hr", places.own)])).call;
});
afterAll(() => server.close());

const listed = async (call = hr): Promise<Json[]> => (await call("GET", "/cards/troubled")).body.items;
const read = (id: string) => server.services.db.read.findOneByOrFail(ChatCard, { id });

test("cards in trouble are listed where what they show belongs, with what they are about", async () => {
  const { id, subjectId } = await buildTroubledCard(server, places.own);
  const elsewhere = await buildTroubledCard(server, places.other);
  const items = await listed();
  expect(items.map((card) => card.id)).toContain(id);
  expect(items.map((card) => card.id)).not.toContain(elsewhere.id);
  expect(items.find((card) => card.id === id)).toMatchObject({
    platform: "dingtalk",
    kind: "approval",
    state: "failed",
    subject: { kind: "interview", id: subjectId, title: expect.stringContaining("周小满") },
  });
});

test("one that failed is shown again when somebody says so", async () => {
  const { id } = await buildTroubledCard(server, places.own);
  await server.services.db.write((tx) => tx.manager.delete(Job, { kind: "chat.card" }));
  expect((await hr("POST", `/cards/${id}/show-again`, {})).status).toBe(204);
  expect((await read(id)).state).toBe("waiting");
  expect(await server.services.db.read.countBy(Job, { dedupeKey: `chat.card:${id}` })).toBe(1);
  expect((await hr("POST", `/cards/${id}/show-again`, {})).body.error.code).toBe("card.not_troubled");
});

test("one that may be there is shown again only when that is confirmed", async () => {
  const { id } = await buildTroubledCard(server, places.own, "unknown");
  expect((await hr("POST", `/cards/${id}/show-again`, {})).body.error.code).toBe("card.unconfirmed");
  expect((await hr("POST", `/cards/${id}/show-again`, { confirmed: true })).status).toBe(204);
});

test("one that nobody needs leaves the list for good", async () => {
  const { id } = await buildTroubledCard(server, places.own, "unknown");
  expect((await hr("POST", `/cards/${id}/settle`)).status).toBe(204);
  expect((await read(id)).state).toBe("closed");
  expect((await listed()).map((card) => card.id)).not.toContain(id);
});
