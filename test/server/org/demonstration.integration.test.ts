import { openDemonstration } from "../../../bot/sandbox/demonstration";
import { Staff, StaffSession } from "../../../server/org/entity";
import { closeDemonstration } from "../../../server/org/demonstration/demoPeople";
import { buildColleague, inUnit } from "../../factories/org";
import { ROOT_UNIT } from "../../../server/org/tree";
import { type TestServer, API_TOKEN, openTestServer } from "../../factories/server";

let server: TestServer;
beforeEach(async () => {
  server = await openTestServer();
});
afterEach(() => server.close());

const ours = { "x-requested-with": "zhimian" };
const rolesOffered = async () => (await server.call("GET", "/session")).body.demo.roles;
const logIn = async (role: string) => (await server.call("POST", "/session/demo", { role }, ours)).status;
const statesOf = async () =>
  (await server.services.db.read.find(Staff)).map(({ name, state }) => `${name} ${state}`);

test("the door offers every role before anybody is there, and each leads in", async () => {
  const roles = await rolesOffered();
  expect(roles).toEqual(["hq_admin", "hq_hr", "branch_hr", "branch_manager", "hiring_manager", "auditor"]);
  for (const role of roles) expect(await logIn(role)).toBe(200);
});

test("in a company with units of its own it offers only those who have a home there", async () => {
  const authorization = `Bearer ${API_TOKEN}`;
  const unit = { parentId: ROOT_UNIT, kind: "branch", name: "西安分公司", code: "XA" };
  await server.call("POST", "/org/units", unit, { authorization });
  const roles = await rolesOffered();
  expect(roles).toEqual(["hq_admin", "hq_hr", "auditor"]);
  for (const role of roles) expect(await logIn(role)).toBe(200);
  expect(await logIn("branch_hr")).toBe(403);
});

test("whoever was suspended is not offered", async () => {
  const admin = await server.staff("hq_admin");
  const { body } = await admin("GET", "/staff?q=沈静");
  await admin("POST", `/staff/${body.items[0].id}/suspend`);
  expect(await rolesOffered()).not.toContain("auditor");
});

test("a deployment that is open to others suspends the people of its demonstration, and only them", async () => {
  await server.staff("hq_admin");
  const own = await buildColleague(server, [inUnit("hq_admin", ROOT_UNIT)], { name: "真人" });
  await closeDemonstration(server.services);
  const states = await statesOf();
  expect(states).toContain("真人 active");
  expect(states.filter((state) => state.endsWith("active"))).toHaveLength(1);
  const sessions = await server.services.db.read.find(StaffSession);
  expect(sessions.map(({ staffId }) => staffId)).toEqual([own.staff.id]);
  expect(await rolesOffered()).toEqual([]);
});

test("they come back with the demonstration, unless the company has people of its own by then", async () => {
  await server.staff("hq_admin");
  await closeDemonstration(server.services);
  await openDemonstration(server.services);
  expect(await rolesOffered()).toHaveLength(6);
  await buildColleague(server, [inUnit("hq_admin", ROOT_UNIT)], { name: "真人" });
  await closeDemonstration(server.services);
  await openDemonstration(server.services);
  expect(await rolesOffered()).toEqual([]);
});
