import { In } from "typeorm";
import { Message } from "../../../server/notifications/entity";
import { buildBatchBody, buildRow, postBatch, workOff } from "../../factories/batches";
import type { Json } from "../../factories/server";
import { type Branch, openBranch } from "./branch";

let at: Branch;
beforeAll(async () => {
  at = await openBranch();
});
afterAll(() => at.server.close());

describe("a batch's own words", () => {
  const email = {
    subject: "{公司}请{姓名}来面试",
    body: "{姓名}您好，我是林老师，请在{截止时间}前完成「{岗位}」的线上面试：\n{链接}\n有问题直接回复这封邮件。",
  };
  const rows = () => [buildRow({ name: "何苗", email: "hemiao@people.example" })];
  /** With the secret of the link cut off. */
  const shown = (text: string) => text.replace(/\/i\/\S+/, "/i/…");
  const sent = async (batchId: string) => {
    const { cipher } = at.server.services;
    const ids = (await at.recipientsOf(batchId)).map(({ id }) => id as string);
    const messages = await at.read().find(Message, {
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
    const { idempotencyToken, ...body } = await buildBatchBody(at.server, change);
    const preview = (await at.hr("POST", "/batches/preview", body)).body;
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

    const { id } = (await at.hr("POST", "/batches", { ...body, idempotencyToken })).body;
    await workOff(at.server, id);
    expect(await sent(id)).toEqual(previewed);
    expect((await at.hr("GET", `/batches/${id}`)).body.texts).toEqual({ email });
    await at.hr("POST", `/batches/${id}/resend`, { count: 1 });
    await workOff(at.server, id);
    expect((await sent(id)).filter(({ channel }) => channel === "email")).toEqual([
      previewed[1],
      previewed[1],
    ]);
  });

  test("without any, the preview gives the standard ones to begin with", async () => {
    const { idempotencyToken: _, ...body } = await buildBatchBody(at.server);
    const { texts } = (await at.hr("POST", "/batches/preview", body)).body;
    expect(texts.isOwn).toBe(false);
    expect(texts.email).toEqual(texts.standard);
    expect(
      (await at.hr("POST", "/batches/preview", { ...body, texts: { email: texts.standard } })).status,
    ).toBe(200);
  });

  test("are refused without the link, and say where", async () => {
    const bad = { email: { ...email, body: email.body.replace("{链接}", "") } };
    const answer = await postBatch(at.server, at.hr, { rows: rows(), texts: bad });
    expect([answer.status, answer.body.error.details]).toEqual([
      422,
      [expect.objectContaining({ path: "texts.email.body", code: "text.link_missing" })],
    ]);
    expect((await postBatch(at.server, at.hr, { texts: { sms: "x" } })).status).toBe(422);
  });
});
