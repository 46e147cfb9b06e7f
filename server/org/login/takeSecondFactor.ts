import { IsNull } from "typeorm";
import type { Transaction } from "../../db/database";
import { findForUpdate } from "../../db/locks";
import { updateRows } from "../../db/rows";
import { unauthorized } from "../../http/errors";
import type { Services } from "../../services";
import { Staff } from "../entity";
import { StaffRecoveryCode } from "./entity";
import { hashRecoveryCode, isTotpCode, takeTotpStep } from "./secondFactor";
import { countTry, forgive } from "./throttle";

type Needs = Pick<Services, "db" | "clock" | "cipher" | "codeKey">;

/** The context of a sealed secret: one that waits for its first code cannot be moved to where it counts. */
export const totpContext = (staffId: string) => `staff.totp:${staffId}`;
export const pendingTotpContext = (staffId: string) => `staff.totp_pending:${staffId}`;

/**
 * Takes a code of the authenticator, or a recovery code, which is used up by it.
 * @throws 401 `session.code_wrong`; 429 `session.throttled`
 */
export async function takeSecondFactor(services: Needs, staffId: string, code: string): Promise<void> {
  const counted = [{ kind: "code", of: staffId }] as const;
  await countTry(services, counted);
  const taken = await services.db.write((tx) =>
    isTotpCode(code) ? takeTotp(services, tx, staffId, code) : takeRecoveryCode(services, tx, staffId, code),
  );
  if (!taken) throw unauthorized("session.code_wrong");
  await forgive(services, counted);
}

async function takeTotp({ db, clock, cipher }: Needs, tx: Transaction, staffId: string, code: string) {
  // Two who bring the same code at once take turns; the second finds it taken.
  const staff = await findForUpdate(db, tx, Staff, { id: staffId });
  if (!staff?.totpSealed || !staff.totpEnabledAt) return false;
  const secret = cipher.decrypt(staff.totpSealed, totpContext(staffId));
  const step = takeTotpStep(secret, code, { now: clock.now(), lastStep: staff.totpLastStep });
  if (step === null) return false;
  await updateRows(tx, Staff, { id: staffId }, { totpLastStep: step });
  return true;
}

async function takeRecoveryCode({ clock }: Needs, tx: Transaction, staffId: string, code: string) {
  const codeHash = hashRecoveryCode(staffId, code);
  const unused = { staffId, codeHash, usedAt: IsNull() };
  return (await updateRows(tx, StaffRecoveryCode, unused, { usedAt: clock.now() })) === 1;
}
