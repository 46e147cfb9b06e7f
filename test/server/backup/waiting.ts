import { ChatEventRow } from "../../../server/chats/entity";
import { openCard } from "../../../server/chats/cards";
import { BatchRecipient } from "../../../server/batches/entity";
import { insertRow, updateRows } from "../../../server/db/rows";
import { Interview } from "../../../server/interviews/entity";
import { Letter } from "../../../server/letters/entity";
import { Message } from "../../../server/notifications/entity";
import { ROOT_UNIT } from "../../../server/org/tree";
import { CandidacyInterview } from "../../../server/pipeline/entity";
import { Job } from "../../../server/queue/entity";
import { buildRows, postBatch, workOff } from "../../factories/batches";
import { buildWebhook } from "../../factories/integrations";
import type { TestServer } from "../../factories/server";

const HOUR_MS = 3_600_000;

/**
 * One of everything that waits to tell somebody something: a batch that was invited and whose messages have not left,
 * one that has not begun, a letter, a reminder, a card, a webhook, and what somebody said to the bot.
 */
export async function plantWaiting(server: TestServer): Promise<{ later: string }> {
  const { services } = server;
  const { db } = services;
  const hr = await server.staff("hq_admin");
  const invited = await postBatch(server, hr, { orgUnitId: ROOT_UNIT, rows: buildRows(3), reminders: [24] });
  await workOff(server, invited.body.id);
  const people = await db.read.find(BatchRecipient, {
    where: { batchId: invited.body.id },
    order: { sequence: "ASC" },
  });
  await postBatch(server, hr, { orgUnitId: ROOT_UNIT, rows: buildRows(2) });

  const [declined, cutOff, asleep] = people;
  if (!declined || !cutOff || !asleep) throw new Error("three were invited");
  const { candidacyId } = await db.read.findOneByOrFail(CandidacyInterview, {
    interviewId: declined.interviewId ?? "",
  });
  const { body } = await hr("GET", `/candidacies/${candidacyId}`);
  const happened = { type: "candidacy.rejected", data: { reason: "skills", note: "" } };
  const told = { happened, seen: body.events, letter: { offerTalentPool: false } };
  const rejected = await hr("POST", `/candidacies/${candidacyId}/events`, told);
  if (rejected.status !== 200) throw new Error(JSON.stringify(rejected.body));

  await buildWebhook(server, ROOT_UNIT, { ping: true });
  const now = services.clock.now();
  const ago = new Date(now.getTime() - 60_000);
  const later = await db.read.findOneByOrFail(Message, { batchRecipientId: asleep.id });
  await db.write(async (tx) => {
    await openCard(services, tx, {
      platform: "dingtalk",
      kind: "report",
      subjectId: cutOff.interviewId ?? "",
      place: { kind: "group", id: "cid-1" },
      locale: "zh",
    });
    await insertRow(tx, ChatEventRow, {
      id: "0".repeat(64),
      platform: "dingtalk",
      kind: "message",
      eventSealed: "sealed",
      state: "taken",
      createdAt: ago,
    });
    await updateRows(tx, Message, { batchRecipientId: cutOff.id }, { state: "sending", attemptedAt: ago });
    // Until the night is over, say.
    const sendAfter = new Date(now.getTime() + HOUR_MS);
    await updateRows(tx, Message, { id: later.id }, { sendAfter });
    const soon = new Date(now.getTime() + 10 * HOUR_MS);
    await updateRows(tx, Interview, { id: asleep.interviewId ?? "" }, { expiresAt: soon });
    await updateRows(tx, BatchRecipient, { id: asleep.id }, { nextReminderAt: ago });
    await updateRows(tx, Letter, { candidacyId }, { dueAt: ago });
    await updateRows(tx, Job, { kind: "letters.deliver" }, { runAfter: ago });
  });
  return { later: later.id };
}
