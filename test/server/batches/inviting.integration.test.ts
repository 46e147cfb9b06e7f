import { Batch, BatchRecipient } from "../../../server/batches/entity";
import { Interview } from "../../../server/interviews/entity";
import { Job } from "../../../server/queue/entity";
import type { Services } from "../../../server/services";
import { buildBatchBody, buildRow, buildRows, postBatch, workOff } from "../../factories/batches";
import { buildInterview, buildPlan } from "../../factories/org";
import type { Json } from "../../factories/server";
import { type Branch, openBranch } from "./branch";

let at: Branch;
beforeAll(async () => {
  at = await openBranch();
});
afterAll(() => at.server.close());

test("invites everybody once, with the messages and a link each, and says how things stand", async () => {
  const posted = await postBatch(at.server, at.hr, { rows: buildRows(20), channels: ["sms", "email"] });
  expect(posted).toMatchObject({
    status: 201,
    body: { state: "running", recipients: { total: 20, invited: 0 } },
  });
  const { id } = posted.body;
  expect(await at.read().countBy(Job, { kind: "batches.run", dedupeKey: `batches.run:${id}` })).toBe(1);
  await workOff(at.server, id);
  const { body } = await at.hr("GET", `/batches/${id}`);
  expect(body).toMatchObject({
    state: "done",
    recipients: { total: 20, invited: 20, leftOut: 0 },
    outcomes: { invited: 20 },
    interviews: { not_started: 20 },
  });
  const recipients = await at.recipientsOf(id);
  expect(recipients.map(({ sequence }) => sequence)).toEqual(Array.from({ length: 20 }, (_, index) => index));
  expect(recipients.every(({ messages }) => messages.length === 1 && messages[0].channel === "sms")).toBe(
    true,
  );
  expect(new Set(recipients.map(({ interview }) => interview.id)).size).toBe(20);
  const links = (await at.hr("GET", `/batches/${id}/links`)).body.items;
  expect(new Set(links.map(({ link }: Json) => link)).size).toBe(20);
  const opened = await at.server.call("POST", "/candidate/open", { token: links[0].link.split("/i/")[1] });
  expect(opened.status).toBe(200);
  const rows = await at.read().findBy(BatchRecipient, { batchId: id });
  expect(rows.every(({ phoneSealed, emailSealed }) => phoneSealed === null && emailSealed === null)).toBe(
    true,
  );
});

test("the same batch posted twice, at once or later, invites once; another one with its token is refused", async () => {
  const body = await buildBatchBody(at.server);
  const [one, two] = await Promise.all([at.hr("POST", "/batches", body), at.hr("POST", "/batches", body)]);
  expect([one.status, two.status]).toEqual([201, 201]);
  expect(two.body.id).toBe(one.body.id);
  await workOff(at.server, one.body.id);
  expect((await at.hr("POST", "/batches", body)).body).toMatchObject({ id: one.body.id, state: "done" });
  await workOff(at.server, one.body.id);
  expect(await at.outcomesOf(one.body.id)).toEqual({ invited: 3 });
  expect(await at.read().countBy(Interview, { planId: body.planId })).toBe(3);
  const other = await at.hr("POST", "/batches", { ...body, rows: buildRows(1) });
  expect(other).toMatchObject({ status: 409, body: { error: { code: "batch.token_used" } } });
});

test("two workers on one batch share it", async () => {
  const { body } = await postBatch(at.server, at.hr, { rows: buildRows(40) });
  await Promise.all([workOff(at.server, body.id), workOff(at.server, body.id)]);
  expect(await at.outcomesOf(body.id)).toEqual({ invited: 40 });
  const recipients = await at.recipientsOf(body.id);
  expect(recipients.every(({ messages }) => messages.length === 1)).toBe(true);
});

/** Fails where `when` says: every so-many-th message of a batch cannot be written. */
function failing(services: Services, when: (count: number) => boolean): Services {
  let count = 0;
  const queue: Services["queue"] = {
    ...services.queue,
    enqueue: async (...given) => {
      if (given[1] === "notifications.deliver" && when((count += 1))) throw new Error("cut off");
      return services.queue.enqueue(...given);
    },
  };
  return { ...services, queue };
}

test("a crash at any message neither loses nor doubles anybody", async () => {
  const { body } = await postBatch(at.server, at.hr, { rows: buildRows(12) });
  for (let crash = 1; crash <= 12; crash += 4) {
    // From this message on nothing can be written, as when the process has ended.
    const dead = { ...failing(at.server.services, (count) => count >= crash) };
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
    await expect(workOff({ services: dead }, body.id)).rejects.toThrow("ended");
    const invited = await at.read().countBy(BatchRecipient, { batchId: body.id, state: "invited" });
    expect(await at.read().countBy(BatchRecipient, { batchId: body.id, state: "waiting" })).toBe(
      12 - invited,
    );
  }
  await workOff(at.server, body.id);
  const recipients = await at.recipientsOf(body.id);
  expect(recipients.map(({ messages, interview }) => [messages.length, interview.status])).toEqual(
    Array.from({ length: 12 }, () => [1, "not_started"]),
  );
  expect(
    await at.read().countBy(Interview, {
      planId: (await at.read().findOneByOrFail(Batch, { id: body.id })).planId,
    }),
  ).toBe(12);
});

test("whoever cannot be invited for a fault of ours is told of, and the others are invited", async () => {
  const { body } = await postBatch(at.server, at.hr, { rows: buildRows(10) });
  const messages = new Set<number>([3, 6]);
  // The third message fails with the first few at once, the sixth when they are tried one by one.
  await workOff({ services: failing(at.server.services, (count) => messages.has(count)) }, body.id);
  const outcomes = await at.outcomesOf(body.id);
  expect(outcomes).toEqual({ invited: 9, failed: 1 });
  const [failed] = await at.recipientsOf(body.id, "&outcome=failed");
  expect(failed.reason).toMatch(/系统内部错误/);
});

test("leaves out, with a reason, who has no contact, is twice in it, or has an open interview for the plan", async () => {
  const planId = (await buildPlan(at.server, at.places.hq)).id;
  const known = buildRow({ name: "尉迟明轩" });
  const first = await postBatch(at.server, at.hr, { planId, rows: [known] });
  await workOff(at.server, first.body.id);
  const twin = buildRow({ name: "林晓" });
  const { body } = await postBatch(at.server, at.hr, {
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
  await workOff(at.server, body.id);
  const recipients = await at.recipientsOf(body.id);
  expect(recipients.map(({ outcome, reason }) => [outcome, reason?.slice(0, 6) ?? null])).toEqual([
    ["skipped", "这位候选人在"],
    ["invited", null],
    ["skipped", "和本批次里的"],
    ["skipped", "手机和邮箱都"],
    ["skipped", "没有姓名。"],
    ["skipped", "和本批次里的"],
  ]);
  expect((await at.hr("GET", `/batches/${body.id}`)).body.recipients).toEqual({
    total: 6,
    invited: 1,
    leftOut: 5,
  });
});

test("chosen candidates keep their accommodations; somebody of another branch does not exist", async () => {
  const { id: interviewId } = await buildInterview(at.server, at.places.own, { phone: "13655550001" });
  const { candidateId } = await at.read().findOneByOrFail(Interview, { id: interviewId });
  const { body } = await postBatch(at.server, at.hr, {
    rows: [],
    candidateIds: [candidateId],
    accommodations: { [candidateId]: { extraTimePercent: 50, textOnly: true } },
  });
  await workOff(at.server, body.id);
  const [recipient] = await at.recipientsOf(body.id);
  expect(recipient.accommodations).toEqual({ extraTimePercent: 50, textOnly: true });
  const interview = await at.read().findOneByOrFail(Interview, { id: recipient.interview.id });
  expect(interview).toMatchObject({ candidateId, extraTimePercent: 50, textOnly: true });

  const stranger = await buildInterview(at.server, at.places.other, { phone: "13655550002" });
  const theirs = await at.read().findOneByOrFail(Interview, { id: stranger.id });
  const refused = await postBatch(at.server, at.hr, { rows: [], candidateIds: [theirs.candidateId] });
  expect(refused).toMatchObject({ status: 404, body: { error: { code: "candidate.not_found" } } });
});
