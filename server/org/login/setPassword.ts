import { Not } from "typeorm";
import type { Transaction } from "../../db/database";
import { findForUpdate } from "../../db/locks";
import { updateRows } from "../../db/rows";
import { forbidden, invalid } from "../../http/errors";
import type { SelfActor } from "../../http/actors";
import type { Services } from "../../services";
import { openStaffContact } from "../contact";
import { Staff, StaffInvitation, StaffSession, type StaffLinkPurpose } from "../entity";
import { confirmPassword } from "./confirmPassword";
import { passwordProblem } from "./passwordPolicy";
import { hashPassword } from "./passwords";
import { assertUsable, endStaffLinks, findStaffLink } from "./staffLinks";
import { tellLoggedOut } from "./sessions";
import { forgive } from "./throttle";

/** @throws 422 `password.too_short`, `password.too_long`, `password.common`, `password.personal` */
function assertGoodPassword(
  services: Pick<Services, "cipher" | "env">,
  staff: Staff,
  password: string,
): void {
  const { email } = openStaffContact(services, staff);
  const problem = passwordProblem(password, {
    name: staff.name,
    email,
    companyName: services.env.COMPANY_NAME,
  });
  if (problem) throw invalid(`password.${problem}`);
}

/** With a new password every link that was sent, and every session that the old one opened, ends. */
async function writePassword(
  services: Pick<Services, "clock" | "events">,
  tx: Transaction,
  staffId: string,
  passwordHash: string,
  keptSessionId: string | null,
): Promise<void> {
  await updateRows(tx, Staff, { id: staffId }, { passwordHash, updatedAt: services.clock.now() });
  await endStaffLinks(services, tx, staffId);
  await tx.manager.delete(StaffSession, {
    staffId,
    ...(keptSessionId === null ? {} : { id: Not(keptSessionId) }),
  });
  await tellLoggedOut(services.events, tx, staffId);
}

/**
 * Sets the password by a link. Of two who come with the same link at once, one does.
 * @throws as `findStaffLink` and `assertGoodPassword`
 */
export async function setPasswordByLink(
  services: Services,
  token: string,
  password: string,
): Promise<{ staff: Staff; purpose: StaffLinkPurpose }> {
  const { db, clock } = services;
  const { link, staff } = await findStaffLink(services, token);
  assertGoodPassword(services, staff, password);
  const passwordHash = await hashPassword(password);
  await db.write(async (tx) => {
    // The person first, as everywhere: two locks in one order.
    const person = await findForUpdate(db, tx, Staff, { id: staff.id });
    const held = await findForUpdate(db, tx, StaffInvitation, { id: link.id });
    assertUsable(held, person, clock.now());
    await writePassword(services, tx, staff.id, passwordHash, null);
    // Who was invited has come; whoever is suspended has no link that works.
    await updateRows(tx, Staff, { id: staff.id }, { state: "active" });
  });
  // Whoever guessed at it meanwhile does not slow down its owner.
  await forgive(services, [
    { kind: "account", of: staff.emailIndex },
    { kind: "code", of: staff.id },
    { kind: "confirm", of: staff.id },
  ]);
  return { staff, purpose: link.purpose };
}

/**
 * Changes one's own password; one's other sessions end.
 * @throws 403 `account.password_wrong`; as `assertGoodPassword`; 429 `session.throttled`
 */
export async function changePassword(
  services: Services,
  actor: SelfActor,
  { current, next }: { current: string; next: string },
): Promise<void> {
  const { db } = services;
  const staff = await confirmPassword(services, actor.staffId, current);
  assertGoodPassword(services, staff, next);
  const passwordHash = await hashPassword(next);
  await db.write(async (tx) => {
    const held = await findForUpdate(db, tx, Staff, { id: staff.id });
    // Changed meanwhile: what was confirmed is no longer the password.
    if (held?.passwordHash !== staff.passwordHash) throw forbidden("account.password_wrong");
    await writePassword(services, tx, staff.id, passwordHash, actor.sessionId);
  });
}
