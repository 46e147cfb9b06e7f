import { randomUUID } from "node:crypto";
import { In } from "typeorm";
import { updateRows } from "../../../server/db/rows";
import { Batch, BatchRecipient } from "../../../server/batches/entity";
import { runBatch } from "../../../server/batches/runBatch";
import { Interview } from "../../../server/interviews/entity";
import { Message } from "../../../server/notifications/entity";
import { Position } from "../../../server/positions/entity";
import { Job } from "../../../server/queue/entity";
import type { Services } from "../../../server/services";
import { buildBatchBody, buildRow, buildRows, postBatch, workOff } from "../../factories/batches";
import {
  type Places,
  buildColleague,
  buildInterview,
  buildPlan,
  inUnit,
  openCompany,
} from "../../factories/org";
import { buildPosition } from "../../factories/positions";
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

const recipientsOf = async (id: string, query = ""): Promise<Json[]> =>
  (await hr("GET", `/batches/${id}/recipients?limit=200${query}`)).body.items;
const outcomesOf = async (id: string): Promise<Json> => (await hr("GET", `/batches/${id}`)).body.outcomes;
const read = () => server.services.db.read;

test("invites everybody once, with the messages and a link each, and says how things stand", async () => {
  const posted = await postBatch(server, hr, { rows: buildRows(20), channels: ["sms", "email"] });
  expect(posted).toMatchObject({
    status: 201,
    body: { state: "running", recipients: { total: 20, invited: 0 } },
  });
  const { id } = posted.body;
  expect(await read().countBy(Job, { kind: "batches.run", dedupeKey: `batches.run:${id}` })).toBe(1);
  await workOff(server, id);
  const { body } = await hr("GET", `/batches/${id}`);
  expect(body).toMatchObject({
    state: "done",
    recipients: { total: 20, invited: 20, leftOut: 0 },
    outcomes: { invited: 20 },
    interviews: { not_started: 20 },
  });
  const recipients = await recipientsOf(id);
  expect(recipients.map(({ sequence }) => sequence)).toEqual(Array.from({ length: 20 }, (_, at) => at));
  expect(recipients.every(({ messages }) => messages.length === 1 && messages[0].channel === "sms")).toBe(
    true,
  );
  expect(new Set(recipients.map(({ interview }) => interview.id)).size).toBe(20);
  const links = (await hr("GET", `/batches/${id}/links`)).body.items;
  expect(new Set(links.map(({ link }: Json) => link)).size).toBe(20);
  const opened = await server.call("POST", "/candidate/open", { token: links[0].link.split("/i/")[1] });
  expect(opened.status).toBe(200);
  const rows = await read().findBy(BatchRecipient, { batchId: id });
  expect(rows.every(({ phoneSealed, emailSealed }) => phoneSealed === null && emailSealed === null)).toBe(
    true,
  );
});

test("the same batch posted twice, at once or later, invites once; another one with its token is refused", async () => {
  const body = await buildBatchBody(server);
  const [one, two] = await Promise.all([hr("POST", "/batches", body), hr("POST", "/batches", body)]);
  expect([one.status, two.status]).toEqual([201, 201]);
  expect(two.body.id).toBe(one.body.id);
  await workOff(server, one.body.id);
  expect((await hr("POST", "/batches", body)).body).toMatchObject({ id: one.body.id, state: "done" });
  await workOff(server, one.body.id);
  expect(await outcomesOf(one.body.id)).toEqual({ invited: 3 });
  expect(await read().countBy(Interview, { planId: body.planId })).toBe(3);
  const other = await hr("POST", "/batches", { ...body, rows: buildRows(1) });
  expect(other).toMatchObject({ status: 409, body: { error: { code: "batch.token_used" } } });
});

test("two workers on one batch share it", async () => {
  const { body } = await postBatch(server, hr, { rows: buildRows(40) });
  await Promise.all([workOff(server, body.id), workOff(server, body.id)]);
  expect(await outcomesOf(body.id)).toEqual({ invited: 40 });
  const recipients = await recipientsOf(body.id);
  expect(recipients.every(({ messages }) => messages.length === 1)).toBe(true);
});

/** Fails where `at` says: every so-many-th message of a batch cannot be written. */
function failing(services: Services, at: (count: number) => boolean): Services {
  let count = 0;
  const queue: Services["queue"] = {
    ...services.queue,
    enqueue: async (...given) => {
      if (given[1] === "notifications.deliver" && at((count += 1))) throw new Error("cut off");
      return services.queue.enqueue(...given);
    },
  };
  return { ...services, queue };
}
const run = (services: Services, batchId: string) =>
  runBatch(services).run(
    { batchId },
    { jobId: "test", attempt: 1, signal: new AbortController().signal, progress: async () => undefined },
  );

test("a crash at any message neither loses nor doubles anybody", async () => {
  const { body } = await postBatch(server, hr, { rows: buildRows(12) });
  for (let crash = 1; crash <= 12; crash += 4) {
    // From this message on nothing can be written, as when the process has ended.
    const dead = { ...failing(server.services, (count) => count >= crash) };
    const write = dead.db.write;
    let ended = false;
    dead.db = {
      ...dead.db,
      write: async (work) => {
        if (ended) throw new Error("ended");
        return write(work).catch((error: unknown) => {
          ended = true;
          throw error;
        });
      },
    };
    await expect(run(dead, body.id)).rejects.toThrow("ended");
    const invited = await read().countBy(BatchRecipient, { batchId: body.id, state: "invited" });
    expect(await read().countBy(BatchRecipient, { batchId: body.id, state: "waiting" })).toBe(12 - invited);
  }
  await workOff(server, body.id);
  const recipients = await recipientsOf(body.id);
  expect(recipients.map(({ messages, interview }) => [messages.length, interview.status])).toEqual(
    Array.from({ length: 12 }, () => [1, "not_started"]),
  );
  expect(
    await read().countBy(Interview, {
      planId: (await read().findOneByOrFail(Batch, { id: body.id })).planId,
    }),
  ).toBe(12);
});

test("whoever cannot be invited for a fault of ours is told of, and the others are invited", async () => {
  const { body } = await postBatch(server, hr, { rows: buildRows(10) });
  const messages = new Set<number>([3, 6]);
  // The third message fails with the first few at once, the sixth when they are tried one by one.
  await run(
    failing(server.services, (count) => messages.has(count)),
    body.id,
  );
  const outcomes = await outcomesOf(body.id);
  expect(outcomes).toEqual({ invited: 9, failed: 1 });
  const [failed] = await recipientsOf(body.id, "&outcome=failed");
  expect(failed.reason).toMatch(/系统内部错误/);
});

test("leaves out, with a reason, who has no contact, is twice in it, or has an open interview for the plan", async () => {
  const planId = (await buildPlan(server, places.hq)).id;
  const known = buildRow({ name: "尉迟明轩" });
  const first = await postBatch(server, hr, { planId, rows: [known] });
  await workOff(server, first.body.id);
  const twin = buildRow({ name: "林晓" });
  const { body } = await postBatch(server, hr, {
    planId,
    rows: [
      known,
      twin,
      { ...twin, name: "林 晓", phone: `+86 ${twin.phone}` },
      buildRow({ phone: "" }),
      buildRow({ name: "" }),
      { ...buildRow({ name: "另一个人" }), phone: known.phone, email: "other@people.example" },
    ],
  });
  await workOff(server, body.id);
  const recipients = await recipientsOf(body.id);
  expect(recipients.map(({ outcome, reason }) => [outcome, reason?.slice(0, 6) ?? null])).toEqual([
    ["skipped", "这位候选人在"],
    ["invited", null],
    ["skipped", "和本批次里的"],
    ["skipped", "手机和邮箱都"],
    ["skipped", "没有姓名。"],
    ["skipped", "和本批次里的"],
  ]);
  expect((await hr("GET", `/batches/${body.id}`)).body.recipients).toEqual({
    total: 6,
    invited: 1,
    leftOut: 5,
  });
});

test("chosen candidates keep their accommodations; somebody of another branch does not exist", async () => {
  const { id: interviewId } = await buildInterview(server, places.own, { phone: "13655550001" });
  const { candidateId } = await read().findOneByOrFail(Interview, { id: interviewId });
  const { body } = await postBatch(server, hr, {
    rows: [],
    candidateIds: [candidateId],
    accommodations: { [candidateId]: { extraTimePercent: 50, textOnly: true } },
  });
  await workOff(server, body.id);
  const [recipient] = await recipientsOf(body.id);
  expect(recipient.accommodations).toEqual({ extraTimePercent: 50, textOnly: true });
  const interview = await read().findOneByOrFail(Interview, { id: recipient.interview.id });
  expect(interview).toMatchObject({ candidateId, extraTimePercent: 50, textOnly: true });

  const stranger = await buildInterview(server, places.other, { phone: "13655550002" });
  const theirs = await read().findOneByOrFail(Interview, { id: stranger.id });
  const refused = await postBatch(server, hr, { rows: [], candidateIds: [theirs.candidateId] });
  expect(refused).toMatchObject({ status: 404, body: { error: { code: "candidate.not_found" } } });
});

test("pauses, goes on and cancels; who is invited stays so", async () => {
  const { body } = await postBatch(server, hr, { rows: buildRows(5) });
  const { id } = body;
  expect((await hr("POST", `/batches/${id}/pause`, {})).body.state).toBe("paused");
  await workOff(server, id);
  expect(await outcomesOf(id)).toEqual({ waiting: 5 });
  expect((await hr("POST", `/batches/${id}/resume`, {})).body.state).toBe("running");
  await workOff(server, id);
  expect(await outcomesOf(id)).toEqual({ invited: 5 });
  expect((await hr("POST", `/batches/${id}/pause`, {})).body.error.code).toBe("batch.not_running");
  const more = await postBatch(server, hr, { rows: buildRows(2) });
  expect((await hr("POST", `/batches/${more.body.id}/cancel`, {})).body.state).toBe("cancelled");
  await workOff(server, more.body.id);
  expect(await outcomesOf(more.body.id)).toEqual({ cancelled: 2 });
  const again = await hr("POST", `/batches/${more.body.id}/resume`, {});
  expect(again).toMatchObject({ status: 409, body: { error: { code: "batch.not_paused" } } });
});

test("a deadline that comes first stops the batch, and a new one lets it go on", async () => {
  const { body } = await postBatch(server, hr);
  await server.services.db.write((tx) =>
    tx.manager.update(
      Batch,
      { id: body.id },
      { expiresAt: new Date(server.services.clock.now().getTime() + 60_000) },
    ),
  );
  await workOff(server, body.id);
  expect((await hr("GET", `/batches/${body.id}`)).body).toMatchObject({
    state: "paused",
    stopped: "deadline",
  });
  expect((await hr("POST", `/batches/${body.id}/resume`, {})).status).toBe(422);
  const expiresAt = new Date(server.services.clock.now().getTime() + 86_400_000).toISOString();
  await hr("POST", `/batches/${body.id}/resume`, { expiresAt });
  await workOff(server, body.id);
  expect(await outcomesOf(body.id)).toEqual({ invited: 3 });
});

test("resends to some with a new link, and revokes all; the number confirmed must still be right", async () => {
  const { body } = await postBatch(server, hr);
  const { id } = body;
  await workOff(server, id);
  const linksOf = async (): Promise<Json[]> => (await hr("GET", `/batches/${id}/links`)).body.items;
  const before = await linksOf();
  const [first] = await recipientsOf(id);
  const wrong = await hr("POST", `/batches/${id}/resend`, { count: 2, recipientIds: [first.id] });
  expect(wrong).toMatchObject({ status: 409, body: { error: { code: "batch.count_changed" } } });
  expect((await hr("POST", `/batches/${id}/resend`, { count: 1, recipientIds: [first.id] })).status).toBe(
    202,
  );
  await workOff(server, id);
  const after = await linksOf();
  expect(after[0].link).not.toBe(before[0].link);
  expect(after.slice(1)).toEqual(before.slice(1));
  const token = (link: string) => link.split("/i/")[1];
  expect((await server.call("POST", "/candidate/open", { token: token(before[0].link) })).status).toBe(410);
  expect((await server.call("POST", "/candidate/open", { token: token(after[0].link) })).status).toBe(200);
  expect((await recipientsOf(id))[0].messages).toHaveLength(2);

  expect((await hr("POST", `/batches/${id}/revoke`, { count: 3 })).body.state).toBe("running");
  await workOff(server, id);
  expect((await hr("GET", `/batches/${id}`)).body).toMatchObject({
    state: "done",
    interviews: { revoked: 3 },
  });
  expect(await linksOf()).toEqual([]);
  await hr("POST", `/batches/${id}/resend`, { count: 3 });
  await workOff(server, id);
  expect((await recipientsOf(id)).every(({ reason }) => /没有重新发送/.test(reason))).toBe(true);
});

test("follows what became of each message", async () => {
  const { body } = await postBatch(server, hr);
  await workOff(server, body.id);
  const recipients = await recipientsOf(body.id);
  const states = ["delivered", "failed", "unknown"] as const;
  await server.services.db.write(async (tx) => {
    for (const [index, state] of states.entries()) {
      const failure = state === "failed" ? ("not_delivered" as const) : null;
      await tx.manager.update(Message, { batchRecipientId: recipients[index].id }, { state, failure });
    }
  });
  expect(await outcomesOf(body.id)).toEqual({ delivered: 1, failed: 1, unclear: 1 });
  const [failed] = await recipientsOf(body.id, "&outcome=failed");
  expect(failed.reason).toMatch(/运营商没有送达/);
  const troubled = (await hr("GET", "/messages/troubled")).body.items;
  expect(troubled.map(({ batchRecipientId }: Json) => batchRecipientId).sort()).toEqual(
    [recipients[1].id, recipients[2].id].sort(),
  );
  const unclear = recipients[2].messages[0].id;
  expect((await hr("POST", `/messages/${unclear}/resend`, {})).body.error.code).toBe("message.unconfirmed");
  expect((await hr("POST", `/messages/${unclear}/resend`, { confirmed: true })).status).toBe(204);
  expect((await hr("POST", `/messages/${failed.messages[0].id}/resend`, {})).status).toBe(204);
  expect(await outcomesOf(body.id)).toEqual({ delivered: 1, invited: 2 });
});

test("shows before sending what each person would get", async () => {
  const { idempotencyToken: _, ...body } = await buildBatchBody(server, {
    channels: ["sms", "link"],
    rows: [
      buildRow({ name: "林晓", extraTimePercent: 50 }),
      buildRow({ name: "何苗", phone: "", email: "hemiao@people.example" }),
      buildRow({ phone: "123" }),
    ],
  });
  const answer = await hr("POST", "/batches/preview", body);
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
  expect(await read().countBy(Batch, { planId: body.planId })).toBe(0);
});

test("reads recipients from a file and says what is wrong with its rows", async () => {
  const { cookie } = await buildColleague(server, [inUnit("branch_hr", places.own)]);
  const form = new FormData();
  const csv = "姓名,手机,邮箱,延长时间%,只用文字\n林晓,13900001111,,50,是\n何苗,,hemiao@people.example,多,\n";
  form.append("file", new Blob([csv], { type: "text/csv" }), "people.csv");
  const response = await fetch(`${server.origin}/api/v1/batches/rows`, {
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
  const status = async (change: object) => (await postBatch(server, hr, change as never)).status;
  expect(await status({ rows: [] })).toBe(422);
  expect(await status({ rows: buildRows(2_001) })).toBe(422);
  expect(await status({ channels: [] })).toBe(422);
  expect(await status({ expiresAt: new Date(0).toISOString() })).toBe(422);
  expect(await status({ planId: randomUUID() })).toBe(404);
  expect(await status({ planId: (await buildPlan(server, places.other)).id })).toBe(404);
  expect(await status({ positionId: randomUUID() })).toBe(404);
  expect(await status({ positionId: (await buildPosition(server, places.other)).id })).toBe(404);
});

test.each(["paused", "closed", "archived"] as const)(
  "refuses a position that is %s, before anything is written and already in the preview",
  async (state) => {
    const { id: positionId } = await buildPosition(server, places.own);
    const change = state === "archived" ? { archivedAt: new Date(), state: "open" as const } : { state };
    await server.services.db.write((tx) => updateRows(tx, Position, { id: positionId }, change));
    const { idempotencyToken, ...body } = await buildBatchBody(server, { positionId });
    const before = await read().countBy(Batch, {});
    for (const [path, sent] of [
      ["/batches", { ...body, idempotencyToken }],
      ["/batches/preview", body],
    ] as const) {
      const answer = await hr("POST", path, sent);
      expect([path, answer.status, answer.body.error?.code]).toEqual([path, 409, "position.not_open"]);
    }
    expect(await read().countBy(Batch, {})).toBe(before);
    await server.services.db.write((tx) =>
      updateRows(tx, Position, { id: positionId }, { state: "open", archivedAt: null }),
    );
    expect((await hr("POST", "/batches", { ...body, idempotencyToken })).status).toBe(201);
  },
);

describe("a batch's own words", () => {
  const email = {
    subject: "{公司}请{姓名}来面试",
    body: "{姓名}您好，我是林老师，请在{截止时间}前完成「{岗位}」的线上面试：\n{链接}\n有问题直接回复这封邮件。",
  };
  const rows = () => [buildRow({ name: "何苗", email: "hemiao@people.example" })];
  /** With the secret of the link cut off. */
  const shown = (text: string) => text.replace(/\/i\/\S+/, "/i/…");
  const sent = async (batchId: string) => {
    const { cipher } = server.services;
    const ids = (await recipientsOf(batchId)).map(({ id }) => id as string);
    const messages = await read().find(Message, {
      where: { batchRecipientId: In(ids) },
      order: { createdAt: "ASC", id: "ASC" },
    });
    return messages.map(({ id, channel, subject, textSealed }) => ({
      channel,
      subject,
      text: shown(cipher.decrypt(textSealed, `messages.text:${id}`)),
    }));
  };

  test("are what the preview shows, what is sent, and what is sent again; an SMS keeps its template", async () => {
    const change = { rows: rows(), channels: ["sms", "email"], texts: { email } };
    const { idempotencyToken, ...body } = await buildBatchBody(server, change);
    const preview = (await hr("POST", "/batches/preview", body)).body;
    expect(preview.texts).toMatchObject({
      email,
      isOwn: true,
      placeholders: expect.arrayContaining(["{链接}"]),
    });
    const previewed = preview.recipients[0].messages.map(({ channel, subject, text }: Json) => ({
      channel,
      subject,
      text: shown(text),
    }));
    expect(previewed[1].text).toMatch(/^何苗您好，我是林老师/);
    expect(previewed[0].text).not.toContain("林老师");

    const { id } = (await hr("POST", "/batches", { ...body, idempotencyToken })).body;
    await workOff(server, id);
    expect(await sent(id)).toEqual(previewed);
    expect((await hr("GET", `/batches/${id}`)).body.texts).toEqual({ email });
    await hr("POST", `/batches/${id}/resend`, { count: 1 });
    await workOff(server, id);
    expect((await sent(id)).filter(({ channel }) => channel === "email")).toEqual([
      previewed[1],
      previewed[1],
    ]);
  });

  test("without any, the preview gives the standard ones to begin with", async () => {
    const { idempotencyToken: _, ...body } = await buildBatchBody(server);
    const { texts } = (await hr("POST", "/batches/preview", body)).body;
    expect(texts.isOwn).toBe(false);
    expect(texts.email).toEqual(texts.standard);
    expect((await hr("POST", "/batches/preview", { ...body, texts: { email: texts.standard } })).status).toBe(
      200,
    );
  });

  test("are refused without the link, and say where", async () => {
    const bad = { email: { ...email, body: email.body.replace("{链接}", "") } };
    const answer = await postBatch(server, hr, { rows: rows(), texts: bad });
    expect([answer.status, answer.body.error.details]).toEqual([
      422,
      [expect.objectContaining({ path: "texts.email.body", code: "text.link_missing" })],
    ]);
    expect((await postBatch(server, hr, { texts: { sms: "x" } })).status).toBe(422);
  });
});

test("for a position that is not open is refused, in the preview too, as one invitation is", async () => {
  const { id: positionId } = await buildPosition(server, places.own);
  const body = await buildBatchBody(server, { positionId });
  const { idempotencyToken: _, ...preview } = body;
  for (const answer of [await hr("POST", "/batches", body), await hr("POST", "/batches/preview", preview)]) {
    expect([answer.status, answer.body.error?.code]).toEqual([409, "position.not_open"]);
  }
});
