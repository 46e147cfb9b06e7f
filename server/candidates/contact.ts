import type { Transaction } from "../db/database";
import type { Gateway, MessageChannel } from "../notifications/entity";
import type { Services } from "../services";
import type { Candidate } from "./entity";
import { updateCandidates } from "./writeCandidates";

export type Contact = { phone: string | null; email: string | null };

/** Seals contact data for its own row: a sealed value moved to another row does not open. */
export function sealContact(
  { cipher, blindIndex }: Pick<Services, "cipher" | "blindIndex">,
  id: string,
  contact: Contact,
) {
  return {
    phoneSealed: contact.phone && cipher.encrypt(contact.phone, `candidates.phone:${id}`),
    phoneIndex: contact.phone && blindIndex.phone(contact.phone),
    emailSealed: contact.email && cipher.encrypt(contact.email, `candidates.email:${id}`),
    emailIndex: contact.email && blindIndex.email(contact.email),
  };
}

export function openContact(
  { cipher }: Pick<Services, "cipher">,
  candidate: Pick<Candidate, "id" | "phoneSealed" | "emailSealed">,
): Contact {
  const { id, phoneSealed, emailSealed } = candidate;
  return {
    phone: phoneSealed && cipher.decrypt(phoneSealed, `candidates.phone:${id}`),
    email: emailSealed && cipher.decrypt(emailSealed, `candidates.email:${id}`),
  };
}

/** Gives a person another address, where one is given. */
export async function renewEmail(
  services: Pick<Services, "cipher" | "blindIndex">,
  tx: Transaction,
  candidate: Candidate,
  email: string | null,
): Promise<void> {
  const { emailSealed, emailIndex } = sealContact(services, candidate.id, { phone: null, email });
  if (emailIndex === null || emailIndex === candidate.emailIndex) return;
  Object.assign(candidate, { emailSealed, emailIndex });
  await updateCandidates(tx, { id: candidate.id }, { emailSealed, emailIndex });
}

export const contactFor = (contact: Contact, channel: Gateway) =>
  channel === "sms" ? contact.phone : contact.email;

/** 138****5678; of a short number less, so that something stays hidden. */
export function maskPhone(phone: string): string {
  const digits = phone.replace(/\D/g, "");
  const [head, tail] = digits.length >= 10 ? [3, 4] : [0, digits.length >= 7 ? 3 : 2];
  return `${digits.slice(0, head)}****${digits.slice(-tail)}`;
}

/** li***@example.com; of a short name less. */
export function maskEmail(email: string): string {
  const at = email.lastIndexOf("@");
  return `${email.slice(0, Math.min(2, Math.floor(at / 2)))}***${email.slice(at)}`;
}

/** zh***: a platform's user id is often a name. */
const maskUserId = (id: string): string => `${id.slice(0, Math.min(2, Math.floor(id.length / 2)))}***`;

const masks: Record<MessageChannel, (value: string) => string> = {
  sms: maskPhone,
  email: maskEmail,
  dingtalk: maskUserId,
  wecom: maskUserId,
};
export const maskContact = (value: string, channel: MessageChannel): string => masks[channel](value);

/** 王* or M.: enough to know one's own link, not enough to learn a name from a stranger's. */
export function maskName(name: string): string {
  const first = [...name][0] ?? "";
  return /\p{Script=Han}/u.test(first) ? `${first}*` : `${first}.`;
}
