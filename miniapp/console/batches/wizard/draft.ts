import type { z } from "zod";
import type { batchBody, previewBody, recipientRow } from "../../../../server/batches/schema";
import type { MessageChannel } from "../../api/types";
import { endOfDayIn, fromLocalField, toLocalField } from "../../invite/deadline";

export type RecipientRow = z.output<typeof recipientRow>;
export type BatchBody = z.input<typeof batchBody>;
export type PreviewBody = z.input<typeof previewBody>;

export const MOST_PEOPLE = 2_000;
export const REMINDERS = [72, 48, 24, 4] as const;

/** Somebody in the wizard: chosen in the pool, or a row that was pasted or read from a file. */
export type Person = RecipientRow & { key: string; candidateId: string | null };

/** The words of a mail, with placeholders. */
export type MailText = { subject: string; body: string };

export type Draft = {
  people: readonly Person[];
  planId: string | null;
  positionId: string | null;
  orgUnitId: string | null;
  /** Local time, as the field has it. */
  deadline: string;
  channels: readonly MessageChannel[];
  quiet: { from: string; to: string } | null;
  reminders: readonly number[];
  /** The batch's own; null: as they come. */
  mail: MailText | null;
};

export const newDraft = (now: Date, planId: string | null, people: readonly Person[] = []): Draft => ({
  people,
  planId,
  positionId: null,
  orgUnitId: null,
  deadline: toLocalField(endOfDayIn(7, now)),
  channels: ["sms"],
  quiet: { from: "21:00", to: "09:00" },
  reminders: [24],
  mail: null,
});

let keys = 0;
export const asPerson = (row: RecipientRow, candidateId: string | null = null): Person => ({
  ...row,
  candidateId,
  key: candidateId ?? `row-${(keys += 1)}`,
});

/** More people, without those who were chosen before, up to what a batch takes. */
export function addPeople(people: readonly Person[], more: readonly Person[]): readonly Person[] {
  const known = new Set(people.map(({ key }) => key));
  return [...people, ...more.filter(({ key }) => !known.has(key))].slice(0, MOST_PEOPLE);
}

const isPlain = ({ extraTimePercent, textOnly }: Person) => extraTimePercent === 0 && !textOnly;

function recipientsOf({
  people,
  planId,
  positionId,
  orgUnitId,
  deadline,
  channels,
  mail,
}: Draft): PreviewBody {
  const chosen = people.filter(({ candidateId }) => candidateId !== null);
  return {
    planId: planId ?? "",
    ...(positionId ? { positionId } : {}),
    ...(orgUnitId ? { orgUnitId } : {}),
    candidateIds: chosen.map(({ candidateId }) => candidateId ?? ""),
    accommodations: Object.fromEntries(
      chosen
        .filter((person) => !isPlain(person))
        .map(({ candidateId, extraTimePercent, textOnly }) => [candidateId, { extraTimePercent, textOnly }]),
    ),
    rows: people
      .filter(({ candidateId }) => candidateId === null)
      .map(({ name, phone, email, extraTimePercent, textOnly }) => ({
        name,
        phone,
        email,
        extraTimePercent,
        textOnly,
      })),
    channels: channels.length > 0 ? [...channels] : ["link"],
    expiresAt: fromLocalField(deadline) ?? "",
    ...(mail ? { texts: { email: mail } } : {}),
  };
}

export const toPreview = (draft: Draft, from: number, limit: number): PreviewBody => ({
  ...recipientsOf(draft),
  from,
  limit,
});

/** What is posted; the token makes the same batch posted twice one batch. */
export const toBatch = (draft: Draft, idempotencyToken: string): BatchBody => ({
  ...recipientsOf(draft),
  ...(draft.quiet && draft.channels.length > 0 ? { quietHours: draft.quiet } : {}),
  reminders: draft.channels.length > 0 ? [...draft.reminders] : [],
  idempotencyToken,
});

/** `crypto.randomUUID` is missing where a page came without HTTPS. */
export const newToken = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join(
    "",
  );
