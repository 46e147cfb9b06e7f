import { newId } from "../../../server/clock";
import { insertAll } from "../../../server/db/insertAll";
import { updateRows } from "../../../server/db/rows";
import { Interview } from "../../../server/interviews/entity";
import {
  type Colleague,
  type Places,
  buildColleague,
  buildInterview,
  inUnit,
  openCompany,
} from "../../factories/org";
import { type TestServer, openTestServer } from "../../factories/server";

let server: TestServer;
let places: Places;
let hr: Colleague;

beforeAll(async () => {
  server = await openTestServer({ env: { RATE_LIMITS: "false" } });
  places = await openCompany(server);
  hr = await buildColleague(server, [inUnit("branch_hr", places.own)]);
});
afterAll(() => server.close());

const linesOf = async (query: string, who = hr) =>
  String((await who.call("GET", `/interviews/export?${query}`)).body)
    .trim()
    .split("\r\n");
const change = (id: string, values: Partial<Interview>) =>
  server.services.db.write((tx) => updateRows(tx, Interview, { id }, values));

test("the file has the columns that the list shows, nothing that a spreadsheet would run, and no contact data", async () => {
  const { id } = await buildInterview(server, places.own, { name: "=1+2", phone: "13812340001" });
  const [titles, ...rows] = await linesOf("");
  expect(titles).toBe(
    "编号,姓名,状态,已答题数,题目数,面试方案,岗位,组织,报告,总分,建议,决定,邀请时间,截止时间,完成时间",
  );
  expect(rows.find((row) => row.startsWith(id))).not.toMatch(/,"?=|13812340001/);
  expect((await linesOf("columns=time,status"))[0]).toBe(
    "编号,姓名,状态,已答题数,题目数,邀请时间,截止时间,完成时间",
  );
  expect((await linesOf("columns="))[0]).toBe("编号,姓名");
  expect((await hr.call("GET", "/interviews/export?columns=identityKey")).status).toBe(422);
});

test("it holds to the list's filters, over all its pages, and to the reader's scope", async () => {
  const names = Array.from({ length: 3 }, (_, index) => `导出${"甲乙丙"[index]}`);
  for (const name of names) await buildInterview(server, places.own, { name });
  await buildInterview(server, places.other, { name: "导出丁" });
  const found = await linesOf(`columns=&q=${encodeURIComponent("导出")}`);
  expect(found.slice(1).map((line) => line.split(",")[1])).toEqual(names.toReversed());
  expect(await linesOf(`columns=&unit=${places.other}`)).toHaveLength(1);
  expect((await linesOf("columns=")).join()).not.toContain("导出丁");
  expect(await linesOf("status=completed")).toHaveLength(1);
});

test("what needs a person is saved as it is listed, by its reason", async () => {
  const { id } = await buildInterview(server, places.own, { name: "待复核的人" });
  await change(id, { status: "completed", reportState: "ready", recommendation: "review", reportTotal: 6.5 });
  const rows = (await linesOf("focus=review&columns=report")).slice(1);
  expect(rows).toEqual([`${id},待复核的人,已生成,6.5,人工复核`]);
});

test("more than may be saved at once is refused before anything is sent; less comes as Excel too", async () => {
  const orgUnitId = places.ownDepartment;
  const { id } = await buildInterview(server, orgUnitId, { name: "很多的人" });
  const { body } = await hr.call("GET", `/interviews/export?format=xlsx&unit=${orgUnitId}`);
  expect(String(body).slice(0, 2)).toBe("PK");
  const { db } = server.services;
  const one = await db.read.findOneByOrFail(Interview, { id });
  await db.write((tx) =>
    insertAll(
      tx,
      Interview,
      Array.from({ length: 10_000 }, () => ({ ...one, id: newId() })),
    ),
  );
  const refused = await hr.call("GET", `/interviews/export?unit=${orgUnitId}`);
  expect([refused.status, refused.body.error.code]).toEqual([422, "interview.too_many"]);
  expect(refused.body.error.message).toContain("10000");
});
