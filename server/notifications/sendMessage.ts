import { newId } from "../clock";
import type { Transaction } from "../db/database";
import { insertRow } from "../db/rows";
import { doubtedSince } from "../queue/doubt";
import { PRIORITY } from "../queue/queue";
import type { Services } from "../services";
import { type Instead, type MailCalendar, Message, type MessageChannel, type MessagePurpose } from "./entity";
import { MAX_TRIES, nextAttempt } from "./progress";
import { queueDelivery } from "./queueDelivery";
import type { QuietHours } from "./quietHours";
import type { TemplateParams } from "./templateParams";

const SUBJECT_LENGTH = 200;

/** An SMS is its template and what fills it; a mail needs only the text, and takes the recipient's name from there. */
type ByChannel<P extends MessagePurpose> =
  | { channel: "email"; params?: TemplateParams[P] }
  | { channel: MessageChannel; params: TemplateParams[P] };

export type NewMessage<P extends MessagePurpose> = ByChannel<P> & {
  /** Whom it is about: staff see what became of it by these. */
  interviewId?: string | null;
  staffId?: string | null;
  batchRecipientId?: string | null;
  purpose: P;
  to: string;
  subject: string;
  text: string;
  /** Where it goes if a chat platform refuses it. */
  instead?: Instead | null;
  /** Goes along by mail. */
  calendar?: MailCalendar | null;
  sendAfter?: Date | null;
  /** When the code or link in it dies: later it is not sent. */
  validUntil?: Date | null;
  /** Also kept by later tries. Leave them out where somebody waits for the message. */
  quietHours?: QuietHours | null;
};

/** A header's line: without line breaks and other control characters, no longer than a column. */
const oneLine = (text: string) =>
  [...text.replaceAll(/\p{Cc}+/gu, " ").trim()].slice(0, SUBJECT_LENGTH).join("");

/**
 * Writes a message and the job that delivers it, with the change that causes them; in doubt (queue/doubt) the message
 * alone. Returns the message's id.
 */
export async function sendMessage<P extends MessagePurpose>(
  { cipher, clock, queue }: Pick<Services, "cipher" | "clock" | "queue">,
  tx: Transaction,
  message: NewMessage<P>,
): Promise<string> {
  const id = newId();
  const now = clock.now();
  const { interviewId, staffId, batchRecipientId, channel, purpose, to, subject, text, params } = message;
  const { sendAfter = null, validUntil = null, quietHours = null, instead = null, calendar = null } = message;
  const doubted = doubtedSince() !== null;
  const due = nextAttempt({ sendAfter, quietHours, validUntil: null }, now) ?? now;
  await insertRow(tx, Message, {
    id,
    interviewId: interviewId ?? null,
    staffId: staffId ?? null,
    batchRecipientId: batchRecipientId ?? null,
    channel,
    purpose,
    toSealed: cipher.encrypt(to, `messages.to:${id}`),
    subject: oneLine(subject),
    textSealed: cipher.encrypt(text, `messages.text:${id}`),
    paramsSealed: params ? cipher.encrypt(JSON.stringify(params), `messages.params:${id}`) : null,
    state: doubted ? "unknown" : "waiting",
    insteadSealed:
      instead && !doubted ? cipher.encrypt(JSON.stringify(instead), `messages.instead:${id}`) : null,
    calendarSealed: calendar && cipher.encrypt(JSON.stringify(calendar), `messages.calendar:${id}`),
    replacedBy: null,
    sendAfter: due > now ? due : null,
    validUntil,
    quietHours,
    tries: 0,
    triesLeft: MAX_TRIES,
    attemptedAt: null,
    reference: null,
    failure: null,
    failureDetail: null,
    createdAt: now,
    sentAt: null,
    deliveredAt: null,
  });
  // It waits for a person, among those that may have arrived.
  if (doubted) return id;
  // Somebody sits before the page and waits for a code; a batch is patient.
  const priority = batchRecipientId || purpose === "reminder" ? PRIORITY.normal : PRIORITY.waiting;
  await queueDelivery(queue, tx, { id, channel }, { priority, runAfter: due });
  return id;
}
