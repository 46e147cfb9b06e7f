import { updateRows } from "../db/rows";
import type { Commit, JobHandler } from "../queue/runner";
import type { Services } from "../services";
import type { Channel, SomeChannels } from "./channels";
import { type MailCalendar, Message } from "./entity";
import { concernsOperator } from "./failures";
import { isMoot } from "./isMoot";
import { type Step, afterSend, afterTrace, nextAttempt } from "./progress";
import { queueDelivery } from "./queueDelivery";
import { sendInstead } from "./sendInstead";

type Needed = Pick<Services, "db" | "clock" | "cipher" | "log" | "queue" | "events"> & {
  channels: SomeChannels;
};

/**
 * Takes a message one step on: sends what waits, asks the channel about what was handed over, and comes back for
 * what is not settled; what nobody needs any more is not sent. The row is claimed before the outside call. A message found in `sending` was cut off there:
 * the channel is asked; where that cannot be known it stays `unknown` for a person to see, and is not repeated.
 */
export function deliverMessage(services: Needed): JobHandler<{ messageId: string }> {
  const { db, clock, channels, log } = services;
  return {
    concurrency: 4,
    attempts: 5,
    async run({ messageId }) {
      const message = await db.read.findOneByOrFail(Message, { id: messageId });
      const channel = channels[message.channel];
      if (!channel) return notSetUp(services, message);
      if (message.state === "waiting") return attempt(services, message, channel);
      if (message.state === "delivered" || message.state === "settled") return;
      if (message.state === "sent" && !channel.givesReceipts) return;
      const trace = await channel.trace({
        id: messageId,
        purpose: message.purpose,
        to: openRecipient(services, message),
        attemptedAt: message.attemptedAt ?? message.createdAt,
        // Of one that is in doubt it would be an earlier attempt's.
        reference: message.state === "sent" ? message.reference : null,
      });
      const step = afterTrace(message, trace, clock.now());
      if (step === "send") return attempt(services, message, channel);
      if (step === null) return;
      if (step.change.state === "unknown") log.warn({ messageId }, "message outcome unknown");
      return writeStep(services, message, step, { state: message.state });
    },
    async giveUp({ messageId }, tx) {
      await updateRows(tx, Message, { id: messageId, state: "sending" }, { state: "unknown", ...inDoubt });
      await updateRows(
        tx,
        Message,
        { id: messageId, state: "waiting" },
        { state: "failed", failure: "internal" },
      );
    },
  };
}

/** It may have arrived: nothing goes in its place any more. */
const inDoubt = { insteadSealed: null } as const;

/** The platform was taken away after the message was written. */
const notSetUp = (services: Needed, message: Message): Commit =>
  writeStep(
    services,
    message,
    { change: { state: "failed", failure: "gateway_setup" }, again: null },
    { state: message.state === "sending" ? "sending" : "waiting" },
  );

const openRecipient = ({ cipher }: Needed, { id, toSealed }: Message) =>
  cipher.decrypt(toSealed, `messages.to:${id}`);

/**
 * Unless somebody took the message further meanwhile: began another attempt, or, where `read` says so, changed the
 * state that the step was made for.
 */
const writeStep =
  (
    services: Needed,
    message: Message,
    { change, again }: Step,
    { refused = false, ...read }: { state?: Message["state"]; refused?: boolean } = {},
  ): Commit =>
  async (tx) => {
    const { id, tries } = message;
    if (Object.keys(change).length > 0) {
      const written = change.state === "unknown" ? { ...change, ...inDoubt } : change;
      const changed = await updateRows(tx, Message, { id, tries, ...read }, written);
      if (changed === 0) return;
    }
    if (refused) await sendInstead(services, tx, message);
    if (again) await queueDelivery(services.queue, tx, message, { runAfter: again });
  };

async function attempt(services: Needed, message: Message, channel: Channel): Promise<Commit | void> {
  const { db, clock, cipher, log } = services;
  const { id, state, tries } = message;
  const now = clock.now();
  const due = nextAttempt(message, now);
  if (due === null || due > now) {
    const step: Step =
      due === null
        ? { change: { state: "failed", failure: "too_late" }, again: null }
        : { change: { state: "waiting", sendAfter: due }, again: due };
    return writeStep(services, message, step, { state });
  }
  if (await isMoot(services, db.read, message)) {
    return writeStep(
      services,
      message,
      { change: { state: "failed", failure: "moot" }, again: null },
      { state },
    );
  }
  const claim = {
    state: "sending",
    tries: tries + 1,
    triesLeft: message.triesLeft - 1,
    attemptedAt: now,
    // Only one that waited has surely not arrived so far.
    ...(state === "waiting" ? {} : inDoubt),
  } as const;
  const claimed = await db.write((tx) => updateRows(tx, Message, { id, state, tries }, claim));
  // Another process has it: this run was taken for dead.
  if (claimed === 0) return;
  const outcome = await channel.send({
    id,
    purpose: message.purpose,
    to: openRecipient(services, message),
    subject: message.subject,
    text: cipher.decrypt(message.textSealed, `messages.text:${id}`),
    params: message.paramsSealed
      ? (JSON.parse(cipher.decrypt(message.paramsSealed, `messages.params:${id}`)) as Record<string, string>)
      : {},
    calendar: message.calendarSealed
      ? (JSON.parse(cipher.decrypt(message.calendarSealed, `messages.calendar:${id}`)) as MailCalendar)
      : null,
  });
  if (outcome.result !== "accepted") {
    const failure = outcome.result === "unclear" ? null : outcome.failure;
    const level = failure && concernsOperator(failure) ? "error" : "warn";
    const { result, detail } = outcome;
    log[level]({ messageId: id, channel: channel.name, result, failure, detail }, "message not sent");
  }
  const claimedMessage = { ...message, ...claim };
  const step = afterSend(claimedMessage, outcome, clock.now(), channel);
  return writeStep(services, claimedMessage, step, { refused: outcome.result === "refused" });
}
