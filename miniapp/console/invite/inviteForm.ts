import type { PersonalQuestion } from "../../../server/profiles/personal/schema";
import type { InviteBody, MessageChannel } from "../api/types";
import { fromLocalField } from "./deadline";

export const PHONE = /^\+?[0-9][0-9 -]{5,19}$/;

/** What the form holds: fields as typed. */
export type InviteFields = {
  planId?: string;
  positionId?: string;
  name?: string;
  phone?: string;
  email?: string;
  deadline?: string;
  extraTimePercent?: number | null;
  textOnly?: boolean;
  deliverBy?: MessageChannel[];
  /** Absent until somebody saw what is proposed: then it is as the plan says. */
  personalQuestions?: PersonalQuestion[] | undefined;
};

/** Somebody of the pool who is invited: what is known of them fills the form. */
export type InvitedPerson = {
  id: string;
  name: string;
  phone: string | null;
  email: string | null;
  position: { id: string } | null;
};

const filled = (value: string | undefined) => {
  const text = value?.trim();
  return text ? text : undefined;
};

/** The request for these fields; delivery only to contacts that are there. */
export function toInviteBody(fields: InviteFields): InviteBody {
  const phone = filled(fields.phone);
  const email = filled(fields.email);
  return {
    planId: fields.planId ?? "",
    ...(fields.positionId ? { positionId: fields.positionId } : {}),
    candidate: {
      name: fields.name?.trim() ?? "",
      ...(phone ? { phone } : {}),
      ...(email ? { email } : {}),
    },
    expiresAt: fromLocalField(fields.deadline ?? "") ?? "",
    accommodations: {
      extraTimePercent: fields.extraTimePercent ?? 0,
      textOnly: fields.textOnly ?? false,
    },
    ...(fields.personalQuestions ? { personalQuestions: fields.personalQuestions } : {}),
    deliverBy: (fields.deliverBy ?? []).filter(
      (channel) => (channel === "email" ? email : phone) !== undefined,
    ),
  };
}

/** The server's field paths and the form's own names. */
const FIELD_OF: Record<string, keyof InviteFields> = {
  planId: "planId",
  positionId: "positionId",
  "candidate.name": "name",
  "candidate.phone": "phone",
  "candidate.email": "email",
  candidate: "phone",
  expiresAt: "deadline",
  "accommodations.extraTimePercent": "extraTimePercent",
};

/** The form field that a refused path belongs to; null when no field shows it. */
export function fieldOf(path: string): keyof InviteFields | null {
  const field = path.replace(/^body\./, "").replaceAll("/", ".");
  return field.startsWith("personalQuestions") ? "personalQuestions" : (FIELD_OF[field] ?? null);
}
