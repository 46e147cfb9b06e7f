import { IsNull } from "typeorm";
import { newId } from "../../clock";
import type { Transaction } from "../../db/database";
import { insertRow, updateRows } from "../../db/rows";
import { selectEqual } from "../../db/statements";
import { gone, notFound } from "../../http/errors";
import type { Locale } from "../../http/messages";
import { linkBase } from "../../invitations/links";
import { sendMessage } from "../../notifications/sendMessage";
import { createToken, hashToken } from "../../security/tokens";
import type { Services } from "../../services";
import { openStaffContact } from "../contact";
import { Staff, StaffInvitation, type StaffLinkPurpose } from "../entity";
import { linkText } from "./linkText";

const LIVES_MS: Record<StaffLinkPurpose, number> = {
  invitation: 7 * 24 * 3_600_000,
  reset: 30 * 60_000,
};
const PAGES: Record<StaffLinkPurpose, string> = { invitation: "welcome", reset: "reset" };
const PURPOSES = { invitation: "staff_invitation", reset: "staff_reset" } as const;

export type IssuedLink = { link: string; email: string; expiresAt: Date };

/**
 * Writes a single-use link by which the person sets a password, ends the ones before it, and writes the message that
 * carries it. Its secret (192 random bits) stands behind the `#`, which browsers send to nobody.
 */
export async function issueStaffLink(
  services: Pick<Services, "env" | "clock" | "cipher" | "queue">,
  tx: Transaction,
  staff: Staff,
  purpose: StaffLinkPurpose,
  locale: Locale,
): Promise<IssuedLink> {
  const { env, clock } = services;
  const now = clock.now();
  const expiresAt = new Date(now.getTime() + LIVES_MS[purpose]);
  const token = createToken(24);
  await endStaffLinks(services, tx, staff.id);
  await insertRow(tx, StaffInvitation, {
    id: newId(),
    staffId: staff.id,
    purpose,
    tokenHash: hashToken(token),
    createdAt: now,
    expiresAt,
    usedAt: null,
  });
  const link = `${linkBase(env).origin}/console/${PAGES[purpose]}#${token}`;
  const { email } = openStaffContact(services, staff);
  await sendMessage(services, tx, {
    staffId: staff.id,
    channel: "email",
    purpose: PURPOSES[purpose],
    to: email,
    params: { name: staff.name, token },
    validUntil: expiresAt,
    ...linkText(purpose, locale, {
      name: staff.name,
      companyName: env.COMPANY_NAME,
      link,
      expiresAt,
      timeZone: env.TIME_ZONE,
    }),
  });
  return { link, email, expiresAt };
}

/** After this no link that was sent to the person sets their password. */
export async function endStaffLinks(
  { clock }: Pick<Services, "clock">,
  tx: Transaction,
  staffId: string,
): Promise<void> {
  await updateRows(tx, StaffInvitation, { staffId, usedAt: IsNull() }, { usedAt: clock.now() });
}

/** Somebody suspended has no link; an invitation serves whoever has no password yet, a reset who has one. */
const serves = ({ purpose }: StaffInvitation, { state, passwordHash }: Staff) =>
  purpose === "invitation" ? state !== "suspended" && passwordHash === null : state === "active";

/**
 * @throws 404 `staff_link.invalid`, 410 `staff_link.used`, 410 `staff_link.expired`
 */
export function assertUsable(link: StaffInvitation | null, staff: Staff | null, now: Date): void {
  if (!link || !staff) throw notFound("staff_link.invalid");
  if (link.usedAt) throw gone("staff_link.used");
  if (link.expiresAt <= now) throw gone("staff_link.expired");
  if (!serves(link, staff)) throw notFound("staff_link.invalid");
}

export type OpenLink = { link: StaffInvitation; staff: Staff };

/** Whose link this is. @throws as `assertUsable` */
export async function findStaffLink(
  { db, clock }: Pick<Services, "db" | "clock">,
  token: string,
): Promise<OpenLink> {
  const [link] = await selectEqual(db.read, StaffInvitation, { tokenHash: hashToken(token) });
  const [staff] = link ? await selectEqual(db.read, Staff, { id: link.staffId }) : [];
  assertUsable(link ?? null, staff ?? null, clock.now());
  return { link, staff } as OpenLink;
}
