import type { z } from "zod";
import { newId } from "../../clock";
import type { Transaction } from "../../db/database";
import { findForUpdate } from "../../db/locks";
import { insertRow, updateRows } from "../../db/rows";
import { conflict, forbidden } from "../../http/errors";
import type { SelfActor } from "../../http/actors";
import { qrCodeOf } from "../../invitations/links";
import type { Services } from "../../services";
import { openStaffContact } from "../contact";
import { Staff } from "../entity";
import { confirmMyself } from "./confirmPassword";
import { StaffRecoveryCode } from "./entity";
import type { enrolmentSchema } from "./schema";
import {
  createRecoveryCodes,
  createTotpSecret,
  hashRecoveryCode,
  takeTotpStep,
  totpUri,
} from "./secondFactor";
import { pendingTotpContext, takeSecondFactor, totpContext } from "./takeSecondFactor";
import { countTry, forgive } from "./throttle";

export type Confirmation = { password?: string | undefined; code?: string | undefined };

/** Whoever has a second factor shows it too. @throws 403 `account.code_required`, 401 `session.code_wrong` */
async function confirmWithCode(services: Services, actor: SelfActor, { password, code }: Confirmation) {
  const staff = await confirmMyself(services, actor, password);
  if (staff.totpEnabledAt) {
    if (!code) throw forbidden("account.code_required");
    await takeSecondFactor(services, staff.id, code);
  }
  return staff;
}

/** Makes a new secret and shows it. It counts once a code from it came back; until then the old one does. */
export async function beginEnrolment(
  services: Services,
  actor: SelfActor,
  confirmation: Confirmation,
): Promise<z.input<typeof enrolmentSchema>> {
  const { db, cipher, env } = services;
  const staff = await confirmWithCode(services, actor, confirmation);
  const secret = createTotpSecret();
  const totpPendingSealed = cipher.encrypt(secret, pendingTotpContext(staff.id));
  await db.write((tx) => updateRows(tx, Staff, { id: staff.id }, { totpPendingSealed }));
  const account = openStaffContact(services, staff).email;
  const uri = totpUri(secret, { issuer: `知面 ${env.COMPANY_NAME}`, account });
  return { secret, uri, qrCode: await qrCodeOf(uri) };
}

/**
 * Turns the second factor on, with the first code as the proof that the app has the secret.
 * @returns the recovery codes, which are shown this once
 * @throws 409 `account.nothing_pending`; 403 `session.code_wrong`; 429 `session.throttled`
 */
export async function confirmEnrolment(
  services: Services,
  actor: SelfActor,
  code: string,
): Promise<string[]> {
  const { db, clock, cipher } = services;
  const { staffId } = actor;
  const counted = [{ kind: "code", of: staffId }] as const;
  await countTry(services, counted);
  const codes = await db.write(async (tx) => {
    const staff = await findForUpdate(db, tx, Staff, { id: staffId });
    if (!staff?.totpPendingSealed) throw conflict("account.nothing_pending");
    const secret = cipher.decrypt(staff.totpPendingSealed, pendingTotpContext(staffId));
    const now = clock.now();
    const step = takeTotpStep(secret, code, { now, lastStep: null });
    if (step === null) throw forbidden("session.code_wrong");
    await updateRows(
      tx,
      Staff,
      { id: staffId },
      {
        totpSealed: cipher.encrypt(secret, totpContext(staffId)),
        totpEnabledAt: now,
        totpPendingSealed: null,
        totpLastStep: step,
      },
    );
    return replaceRecoveryCodes(services, tx, staffId);
  });
  await forgive(services, counted);
  return codes;
}

async function replaceRecoveryCodes(
  { clock }: Pick<Services, "clock">,
  tx: Transaction,
  staffId: string,
): Promise<string[]> {
  await tx.manager.delete(StaffRecoveryCode, { staffId });
  const codes = createRecoveryCodes();
  for (const code of codes) {
    const codeHash = hashRecoveryCode(staffId, code);
    await insertRow(tx, StaffRecoveryCode, {
      id: newId(),
      staffId,
      codeHash,
      createdAt: clock.now(),
      usedAt: null,
    });
  }
  return codes;
}

/** New recovery codes; the old ones end. @throws 409 `account.second_factor_off`; as `confirmWithCode` */
export async function renewRecoveryCodes(
  services: Services,
  actor: SelfActor,
  confirmation: Confirmation,
): Promise<string[]> {
  const { totpEnabledAt, id } = await confirmWithCode(services, actor, confirmation);
  if (!totpEnabledAt) throw conflict("account.second_factor_off");
  return services.db.write((tx) => replaceRecoveryCodes(services, tx, id));
}

export async function removeSecondFactor(tx: Transaction, staffId: string): Promise<void> {
  const none = { totpSealed: null, totpEnabledAt: null, totpPendingSealed: null, totpLastStep: null };
  await updateRows(tx, Staff, { id: staffId }, none);
  await tx.manager.delete(StaffRecoveryCode, { staffId });
}

/** @throws 409 `account.second_factor_kept` where the company asks for one, `account.second_factor_off` */
export async function turnOffSecondFactor(
  services: Services,
  actor: SelfActor,
  confirmation: Confirmation,
): Promise<void> {
  if (services.env.STAFF_SECOND_FACTOR === "required") throw conflict("account.second_factor_kept");
  const staff = await confirmWithCode(services, actor, confirmation);
  if (!staff.totpEnabledAt) throw conflict("account.second_factor_off");
  await services.db.write((tx) => removeSecondFactor(tx, staff.id));
}
