import { openDemonstration } from "../../bot/sandbox/demonstration";
import { rebasePlans } from "../../server/plans/inherit/rebasePlans";
import { type TestServer, openTestServer } from "../factories/server";

let server: TestServer;
beforeEach(async () => {
  server = await openTestServer();
});
afterEach(() => server.close());

const JOB = {
  jobId: "test",
  attempt: 1,
  signal: new AbortController().signal,
  progress: async () => undefined,
};

type Seen = {
  id: string;
  name: string;
  standing: string | null;
  isDefault: boolean;
  base: { id: string } | null;
};
const plansOf = async (role: "hq_hr" | "branch_hr"): Promise<Seen[]> =>
  (await (await server.staff(role))("GET", "/plans?limit=50")).body.items;

test("a demonstration shows the group's defaults, a branch that follows and one that has to decide", async () => {
  await openDemonstration(server.services);
  const basePlanId = (await plansOf("hq_hr")).find(({ base }) => base)?.base?.id ?? "";
  await rebasePlans(server.services).run({ basePlanId }, JOB);

  const plans = await plansOf("hq_hr");
  expect(plans.filter(({ isDefault }) => isDefault)).toHaveLength(5);
  const derived = plans.filter(({ base }) => base !== null);
  expect(Object.fromEntries(derived.map(({ name, standing }) => [name, standing]))).toEqual({
    "销售经理 · 北京分公司": "updated",
    "销售经理 · 上海分公司": "conflict",
  });
  const stuck = derived.find(({ standing }) => standing === "conflict");
  const upstream = await (await server.staff("hq_hr"))("GET", `/plans/${stuck?.id}/upstream`);
  expect(upstream.body.conflicts).toHaveLength(3);
  expect((await plansOf("branch_hr")).map(({ name }) => name)).not.toContain("销售经理 · 上海分公司");
});

test("a second start adds no plans", async () => {
  await openDemonstration(server.services);
  const before = await plansOf("hq_hr");
  await openDemonstration(server.services);
  expect((await plansOf("hq_hr")).map(({ id }) => id)).toEqual(before.map(({ id }) => id));
});

test("a demonstration has openings, and the board of one has whoever was invited", async () => {
  await openDemonstration(server.services);
  await openDemonstration(server.services);
  const call = await server.staff("hq_hr");
  const { body: positions } = await call("GET", "/positions?state=open");
  expect(positions.items.map(({ title }: { title: string }) => title).toSorted()).toEqual([
    "客服专员",
    "销售经理",
    "门店店长",
  ]);
  const { id } = positions.items.find(({ title }: { title: string }) => title === "销售经理");
  const { body: board } = await call("GET", `/candidacies?positionId=${id}`);
  expect(board.items).toMatchObject([{ candidate: { name: "陈安然" }, stage: "interview" }]);
});
