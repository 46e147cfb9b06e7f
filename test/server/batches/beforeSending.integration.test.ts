import { randomUUID } from "node:crypto";
import { updateRows } from "../../../server/db/rows";
import { Batch } from "../../../server/batches/entity";
import { Position } from "../../../server/positions/entity";
import { buildBatchBody, buildRow, buildRows, postBatch } from "../../factories/batches";
import { buildColleague, buildPlan, inUnit } from "../../factories/org";
import { buildPosition } from "../../factories/positions";
import { type Branch, openBranch } from "./branch";

let at: Branch;
beforeAll(async () => {
  at = await openBranch();
});
afterAll(() => at.server.close());

test("shows before sending what each person would get", async () => {
  const { idempotencyToken: _, ...body } = await buildBatchBody(at.server, {
    channels: ["sms", "link"],
    rows: [
      buildRow({ name: "林晓", extraTimePercent: 50 }),
      buildRow({ name: "何苗", phone: "", email: "hemiao@people.example" }),
      buildRow({ phone: "123" }),
    ],
  });
  const answer = await at.hr("POST", "/batches/preview", body);
  expect(answer.status).toBe(200);
  const { counts, skipped, recipients } = answer.body;
  expect(counts).toMatchObject({ total: 3, ready: 2, skipped: 1, sms: 1, email: 0, byHand: 1 });
  expect(skipped).toEqual([
    { sequence: 2, name: "周小满", reason: expect.stringContaining("手机号格式不对") },
  ]);
  expect(recipients[0]).toMatchObject({ fallback: null, messages: [{ channel: "sms", smsParts: 2 }] });
  expect(recipients[0].messages[0].text).toMatch(/林晓.*\/i\/x{32}/s);
  expect(recipients[0].messages[0].to).toMatch(/^137\*{4}/);
  expect(recipients[1]).toMatchObject({ messages: [], fallback: expect.stringContaining("何苗") });
  expect(counts.smsParts).toBe(2);
  expect(await at.read().countBy(Batch, { planId: body.planId })).toBe(0);
});

test("reads recipients from a file and says what is wrong with its rows", async () => {
  const { cookie } = await buildColleague(at.server, [inUnit("branch_hr", at.places.own)]);
  const form = new FormData();
  const csv = "姓名,手机,邮箱,延长时间%,只用文字\n林晓,13900001111,,50,是\n何苗,,hemiao@people.example,多,\n";
  form.append("file", new Blob([csv], { type: "text/csv" }), "people.csv");
  const response = await fetch(`${at.server.origin}/api/v1/batches/rows`, {
    method: "POST",
    body: form,
    headers: { cookie, "x-requested-with": "zhimian" },
  });
  expect(response.status).toBe(200);
  expect(await response.json()).toMatchObject({
    rows: [{ name: "林晓", phone: "13900001111", email: "", extraTimePercent: 50, textOnly: true }],
    problems: [{ line: 3, message: expect.stringContaining("0 到 200") }],
  });
});

test("refuses what is no batch", async () => {
  const status = async (change: object) => (await postBatch(at.server, at.hr, change as never)).status;
  expect(await status({ rows: [] })).toBe(422);
  expect(await status({ rows: buildRows(2_001) })).toBe(422);
  expect(await status({ channels: [] })).toBe(422);
  expect(await status({ expiresAt: new Date(0).toISOString() })).toBe(422);
  expect(await status({ planId: randomUUID() })).toBe(404);
  expect(await status({ planId: (await buildPlan(at.server, at.places.other)).id })).toBe(404);
  expect(await status({ positionId: randomUUID() })).toBe(404);
  expect(await status({ positionId: (await buildPosition(at.server, at.places.other)).id })).toBe(404);
});

test.each(["paused", "closed", "archived"] as const)(
  "refuses a position that is %s, before anything is written and already in the preview",
  async (state) => {
    const { id: positionId } = await buildPosition(at.server, at.places.own);
    const change = state === "archived" ? { archivedAt: new Date(), state: "open" as const } : { state };
    await at.server.services.db.write((tx) => updateRows(tx, Position, { id: positionId }, change));
    const { idempotencyToken, ...body } = await buildBatchBody(at.server, { positionId });
    const before = await at.read().countBy(Batch, {});
    for (const [path, sent] of [
      ["/batches", { ...body, idempotencyToken }],
      ["/batches/preview", body],
    ] as const) {
      const answer = await at.hr("POST", path, sent);
      expect([path, answer.status, answer.body.error?.code]).toEqual([path, 409, "position.not_open"]);
    }
    expect(await at.read().countBy(Batch, {})).toBe(before);
    await at.server.services.db.write((tx) =>
      updateRows(tx, Position, { id: positionId }, { state: "open", archivedAt: null }),
    );
    expect((await at.hr("POST", "/batches", { ...body, idempotencyToken })).status).toBe(201);
  },
);

test("for a position that is not open is refused, in the preview too, as one invitation is", async () => {
  const { id: positionId } = await buildPosition(at.server, at.places.own);
  const body = await buildBatchBody(at.server, { positionId });
  const { idempotencyToken: _, ...preview } = body;
  for (const answer of [
    await at.hr("POST", "/batches", body),
    await at.hr("POST", "/batches/preview", preview),
  ]) {
    expect([answer.status, answer.body.error?.code]).toEqual([409, "position.not_open"]);
  }
});
