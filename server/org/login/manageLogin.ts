import type { z } from "zod";
import { maskEmail } from "../../candidates/contact";
import type { Transaction } from "../../db/database";
import { findForUpdate } from "../../db/locks";
import { conflict, notFound } from "../../http/errors";
import type { StaffActor } from "../../http/actors";
import type { Locale } from "../../http/messages";
import type { Services } from "../../services";
import { Staff } from "../entity";
import { lockOrganisation } from "../organisation";
import { assertMayManage } from "../staff/grants";
import { removeSecondFactor } from "./changeSecondFactor";
import type { staffInvitationSchema } from "./schema";
import { endSessionsOf } from "./sessions";
import { type IssuedLink, issueStaffLink } from "./staffLinks";

/** Does something about a colleague's login, as somebody whose own grants cover all of theirs. */
function manage<T>(
  { db }: Pick<Services, "db">,
  actor: StaffActor,
  staffId: string,
  work: (tx: Transaction, staff: Staff) => Promise<T>,
): Promise<T> {
  return db.write(async (tx) => {
    const tree = await lockOrganisation(db, tx);
    const staff = await findForUpdate(db, tx, Staff, { id: staffId });
    if (!staff) throw notFound("staff.not_found");
    await assertMayManage(tx.manager, tree, actor, staffId);
    return work(tx, staff);
  });
}

/**
 * Invites somebody within a transaction that holds them, as those do who have just written them down.
 * @throws 409 `staff.invitation_suspended`, 409 `staff.already_active`
 */
export async function inviteStaffIn(
  services: Pick<Services, "env" | "clock" | "cipher" | "queue">,
  tx: Transaction,
  staff: Staff,
  locale: Locale,
): Promise<IssuedLink> {
  if (staff.state === "suspended") throw conflict("staff.invitation_suspended");
  if (staff.passwordHash !== null) throw conflict("staff.already_active");
  return issueStaffLink(services, tx, staff, "invitation", locale);
}

/**
 * Sends the link by which somebody sets their first password; an earlier one ends. The deployment's own token gets
 * the link itself too, since it invites the first administrator before there is a mail server. A colleague never
 * sees it: who opens it becomes that person.
 */
export async function inviteStaff(
  services: Services,
  actor: StaffActor,
  staffId: string,
  locale: Locale,
): Promise<z.input<typeof staffInvitationSchema>> {
  const { email, expiresAt, link } = await manage(services, actor, staffId, (tx, staff) =>
    inviteStaffIn(services, tx, staff, locale),
  );
  return {
    sentTo: maskEmail(email),
    expiresAt: expiresAt.toISOString(),
    link: actor.staffId === null ? link : null,
  };
}

/** Logs a colleague out everywhere. */
export const logOutStaff = (services: Services, actor: StaffActor, staffId: string): Promise<void> =>
  manage(services, actor, staffId, (tx) => endSessionsOf(services, tx, staffId));

/** For a colleague who lost telephone and recovery codes. Their sessions end; their password stays. */
export const resetSecondFactor = (services: Services, actor: StaffActor, staffId: string): Promise<void> =>
  manage(services, actor, staffId, async (tx) => {
    await removeSecondFactor(tx, staffId);
    await endSessionsOf(services, tx, staffId);
  });
