import { candidateBody } from "../invitations/schema";
import type { RecipientReason } from "./reasons";
import type { RecipientRow } from "./schema";

export type CheckedPerson = {
  name: string;
  phone: string | null;
  email: string | null;
  reason: RecipientReason | null;
};

const { phone: phoneSchema, email: emailSchema } = candidateBody.shape;
const NAME_LENGTH = 60;

/** What a typed or pasted row says of a person, and why they cannot be invited, if so. Pure. */
export function checkRow(row: Pick<RecipientRow, "name" | "phone" | "email">): CheckedPerson {
  const name = row.name.trim();
  const phone = row.phone.normalize("NFKC").trim() || null;
  const email = row.email.normalize("NFKC").trim() || null;
  return { name, phone, email, reason: problemOf({ name, phone, email }) };
}

function problemOf({ name, phone, email }: Omit<CheckedPerson, "reason">): RecipientReason | null {
  if (!name) return "name_missing";
  if (name.length > NAME_LENGTH) return "name_too_long";
  if (!phone && !email) return "no_contact";
  if (phone && !phoneSchema.safeParse(phone).success) return "phone_wrong";
  if (email && !emailSchema.safeParse(email).success) return "email_wrong";
  return null;
}
