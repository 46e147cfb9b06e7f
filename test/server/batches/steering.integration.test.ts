import { Batch } from "../../../server/batches/entity";
import { Message } from "../../../server/notifications/entity";
import { buildRows, postBatch, workOff } from "../../factories/batches";
import type { Json } from "../../factories/server";
import { type Branch, openBranch } from "./branch";

let at: Branch;
beforeAll(async () => {
  at = await openBranch();
});
afterAll(() => at.server.close());

test("pauses, goes on and cancels; who is invited stays so", async () => {
  const { body } = await postBatch(at.server, at.hr, { rows: buildRows(5) });
  const { id } = body;
  expect((await at.hr("POST", `/batches/${id}/pause`, {})).body.state).toBe("paused");
  await workOff(at.server, id);
  expect(await at.outcomesOf(id)).toEqual({ waiting: 5 });
  expect((await at.hr("POST", `/batches/${id}/resume`, {})).body.state).toBe("running");
  await workOff(at.server, id);
  expect(await at.outcomesOf(id)).toEqual({ invited: 5 });
  expect((await at.hr("POST", `/batches/${id}/pause`, {})).body.error.code).toBe("batch.not_running");
  const more = await postBatch(at.server, at.hr, { rows: buildRows(2) });
  expect((await at.hr("POST", `/batches/${more.body.id}/cancel`, {})).body.state).toBe("cancelled");
  await workOff(at.server, more.body.id);
  expect(await at.outcomesOf(more.body.id)).toEqual({ cancelled: 2 });
  const again = await at.hr("POST", `/batches/${more.body.id}/resume`, {});
  expect(again).toMatchObject({ status: 409, body: { error: { code: "batch.not_paused" } } });
});

test("a deadline that comes first stops the batch, and a new one lets it go on", async () => {
  const { body } = await postBatch(at.server, at.hr);
  await at.server.services.db.write((tx) =>
    tx.manager.update(
      Batch,
      { id: body.id },
      { expiresAt: new Date(at.server.services.clock.now().getTime() + 60_000) },
    ),
  );
  await workOff(at.server, body.id);
  expect((await at.hr("GET", `/batches/${body.id}`)).body).toMatchObject({
    state: "paused",
    stopped: "deadline",
  });
  expect((await at.hr("POST", `/batches/${body.id}/resume`, {})).status).toBe(422);
  const expiresAt = new Date(at.server.services.clock.now().getTime() + 86_400_000).toISOString();
  await at.hr("POST", `/batches/${body.id}/resume`, { expiresAt });
  await workOff(at.server, body.id);
  expect(await at.outcomesOf(body.id)).toEqual({ invited: 3 });
});

test("resends to some with a new link, and revokes all; the number confirmed must still be right", async () => {
  const { body } = await postBatch(at.server, at.hr);
  const { id } = body;
  await workOff(at.server, id);
  const linksOf = async (): Promise<Json[]> => (await at.hr("GET", `/batches/${id}/links`)).body.items;
  const before = await linksOf();
  const [first] = await at.recipientsOf(id);
  const wrong = await at.hr("POST", `/batches/${id}/resend`, { count: 2, recipientIds: [first.id] });
  expect(wrong).toMatchObject({ status: 409, body: { error: { code: "batch.count_changed" } } });
  expect((await at.hr("POST", `/batches/${id}/resend`, { count: 1, recipientIds: [first.id] })).status).toBe(
    202,
  );
  await workOff(at.server, id);
  const after = await linksOf();
  expect(after[0].link).not.toBe(before[0].link);
  expect(after.slice(1)).toEqual(before.slice(1));
  const token = (link: string) => link.split("/i/")[1];
  expect((await at.server.call("POST", "/candidate/open", { token: token(before[0].link) })).status).toBe(
    410,
  );
  expect((await at.server.call("POST", "/candidate/open", { token: token(after[0].link) })).status).toBe(200);
  expect((await at.recipientsOf(id))[0].messages).toHaveLength(2);

  expect((await at.hr("POST", `/batches/${id}/revoke`, { count: 3 })).body.state).toBe("running");
  await workOff(at.server, id);
  expect((await at.hr("GET", `/batches/${id}`)).body).toMatchObject({
    state: "done",
    interviews: { revoked: 3 },
  });
  expect(await linksOf()).toEqual([]);
  await at.hr("POST", `/batches/${id}/resend`, { count: 3 });
  await workOff(at.server, id);
  expect((await at.recipientsOf(id)).every(({ reason }) => /没有重新发送/.test(reason))).toBe(true);
});

test("follows what became of each message", async () => {
  const { body } = await postBatch(at.server, at.hr);
  await workOff(at.server, body.id);
  const recipients = await at.recipientsOf(body.id);
  const states = ["delivered", "failed", "unknown"] as const;
  await at.server.services.db.write(async (tx) => {
    for (const [index, state] of states.entries()) {
      const failure = state === "failed" ? ("not_delivered" as const) : null;
      await tx.manager.update(Message, { batchRecipientId: recipients[index].id }, { state, failure });
    }
  });
  expect(await at.outcomesOf(body.id)).toEqual({ delivered: 1, failed: 1, unclear: 1 });
  const [failed] = await at.recipientsOf(body.id, "&outcome=failed");
  expect(failed.reason).toMatch(/运营商没有送达/);
  const troubled = (await at.hr("GET", "/messages/troubled")).body.items;
  expect(troubled.map(({ batchRecipientId }: Json) => batchRecipientId).sort()).toEqual(
    [recipients[1].id, recipients[2].id].sort(),
  );
  const unclear = recipients[2].messages[0].id;
  expect((await at.hr("POST", `/messages/${unclear}/resend`, {})).body.error.code).toBe(
    "message.unconfirmed",
  );
  expect((await at.hr("POST", `/messages/${unclear}/resend`, { confirmed: true })).status).toBe(204);
  expect((await at.hr("POST", `/messages/${failed.messages[0].id}/resend`, {})).status).toBe(204);
  expect(await at.outcomesOf(body.id)).toEqual({ delivered: 1, invited: 2 });
});
