import { encode } from "iconv-lite";
import { buildCandidacy } from "../../factories/candidacies";
import { buildCandidate } from "../../factories/candidates";
import { nextPhone } from "../../factories/interviews";
import { type Colleague, type Places, buildColleague, inUnit, openCompany } from "../../factories/org";
import { buildOpenPosition } from "../../factories/positions";
import { type Json, type TestServer, openTestServer } from "../../factories/server";

let server: TestServer;
let places: Places;
let hr: Colleague;

beforeAll(async () => {
  server = await openTestServer({ env: { RATE_LIMITS: "false" } });
  places = await openCompany(server);
  hr = await buildColleague(server, [inUnit("branch_hr", places.own)], { name: "赵敏" });
}, 60_000);
afterAll(() => server.close());

async function post(
  by: Colleague,
  unitId: string,
  path: string,
  text: string,
  fields: Record<string, string>,
) {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  form.set("file", new Blob([encode(text, "gbk") as BlobPart]), "笔试成绩.csv");
  const response = await fetch(`${server.origin}/api/v1/org/units/${unitId}/test-results${path}`, {
    method: "POST",
    headers: { cookie: by.cookie, "x-requested-with": "zhimian", "accept-language": "zh-CN" },
    body: form,
  });
  return { status: response.status, body: (await response.json()) as Json };
}

/** Somebody under way to the position, with their phone. */
async function applicant(positionId: string, name: string, unitId = places.own) {
  const phone = nextPhone();
  const { id: candidateId } = await buildCandidate(server, unitId, { name, phone });
  const candidacy = await buildCandidacy(server, unitId, { positionId, candidateId });
  return { phone, candidacyId: candidacy.id, candidateId };
}
const testsOf = async (candidateId: string) =>
  (await hr.call("GET", `/candidates/${candidateId}/timeline`)).body.items.filter(
    ({ type }: Json) => type === "candidacy.test_recorded",
  );

test("a GBK file is looked at first, then its good rows count, once, however often it comes", async () => {
  const { id: positionId } = await buildOpenPosition(server, places.own);
  const [good, wrong] = [await applicant(positionId, "何嘉"), await applicant(positionId, "马跃")];
  const elsewhere = await applicant((await buildOpenPosition(server, places.own)).id, "顾岚");
  const rows = [
    "手机,姓名,得分,满分,是否通过",
    `${good.phone},何嘉,86.5,,通过`,
    `${wrong.phone},马月,70,,`,
    `${good.phone},何嘉,90,,`,
    `${nextPhone()},无名,60,,`,
    `${elsewhere.phone},顾岚,60,,`,
    "没有,马跃,60,,",
  ].join("\n");
  const fields = { positionId, name: "行政能力", outOf: "100" };
  const preview = await post(hr, places.own, "/preview", rows, fields);
  expect(preview.body).toMatchObject({
    head: { encoding: "gb18030" },
    counts: { total: 6, valid: 1, invalid: 5 },
    unchanged: 0,
    rows: [{ line: 2, record: { name: "何嘉", score: 86.5 } }],
  });
  const problems = preview.body.problems.map(({ line, code }: Json) => [line, code]);
  expect(problems).toEqual([
    [3, "other_name"],
    [4, "repeated"],
    [5, "unknown_phone"],
    [6, "unknown_phone"],
    [7, "invalid"],
  ]);
  expect(await testsOf(good.candidateId)).toEqual([]);

  const first = await post(hr, places.own, "", rows, fields);
  expect(first.body.counts).toEqual({ total: 6, recorded: 1, unchanged: 0, refused: 5 });
  const again = await post(hr, places.own, "", rows, fields);
  expect(again.body.counts).toMatchObject({ recorded: 0, unchanged: 1 });
  expect(await testsOf(good.candidateId)).toMatchObject([
    {
      data: { name: "行政能力", score: 86.5, outOf: 100, passed: true },
      source: "import",
      by: { name: "赵敏" },
    },
  ]);
  expect(await testsOf(wrong.candidateId)).toEqual([]);
});

test("a score above its maximum, another branch's people and a position that one may not see: refused", async () => {
  const { id: positionId } = await buildOpenPosition(server, places.hq);
  const [own, theirs] = [
    await applicant(positionId, "何嘉"),
    await applicant(positionId, "沈静", places.other),
  ];
  const fields = { positionId, name: "英语", outOf: "50" };
  const rows = `手机,得分,满分\n${own.phone},60,\n${theirs.phone},40,\n`;
  const { body } = await post(hr, places.own, "/preview", rows, fields);
  expect(body.problems.map(({ line, code }: Json) => [line, code])).toEqual([
    [2, "above"],
    [3, "unknown_phone"],
  ]);
  // Not by the other branch's unit either, nor for its position.
  expect((await post(hr, places.other, "", rows, fields)).status).toBe(404);
  const hidden = (await buildOpenPosition(server, places.other)).id;
  const refused = await post(hr, places.own, "/preview", rows, { ...fields, positionId: hidden });
  expect([refused.status, refused.body.error.code]).toEqual([404, "position.not_found"]);
  expect((await post(hr, places.own, "/preview", rows, { positionId, outOf: "50" })).status).toBe(400);
});
