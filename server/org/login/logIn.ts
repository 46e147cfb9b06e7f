import { updateRows } from "../../db/rows";
import { selectEqual } from "../../db/statements";
import { forbidden, unauthorized } from "../../http/errors";
import type { Services } from "../../services";
import { Staff, StaffGrant } from "../entity";
import { hashPassword, isOutdated, passwordFits } from "./passwords";
import { type Counted, countTry, forgive } from "./throttle";
import { takeSecondFactor } from "./takeSecondFactor";

export type Credentials = { email: string; password: string; code?: string | undefined };
export type CameFrom = {
  ip: string;
  /** The device's name, where the person of this id has logged in from it before. */
  deviceOf(staffId: string): string | null;
};

/** An id that no person has: what is asked about them costs the same. */
const NOBODY = "00000000-0000-0000-0000-000000000000";

/**
 * Proves who somebody is. An unknown address, a wrong password and a suspended account get the same answer after
 * the same work.
 * @throws 401 `session.credentials_wrong`; 401 `session.code_required` once the password was right; 401
 * `session.code_wrong`; 403 `session.no_role`; 429 `session.throttled` or `session.busy`
 */
export async function logIn(
  services: Services,
  { email, password, code }: Credentials,
  { ip, deviceOf }: CameFrom,
): Promise<Staff> {
  const { db, blindIndex } = services;
  const emailIndex = blindIndex.email(email) ?? "";
  const [staff] = await selectEqual(db.read, Staff, { emailIndex });
  const device = deviceOf(staff?.id ?? NOBODY);
  const counted: Counted[] = device
    ? [{ kind: "device", of: device }]
    : [
        { kind: "account", of: emailIndex },
        { kind: "address", of: ip },
      ];
  await countTry(services, counted);
  const stored = staff?.state === "active" ? staff.passwordHash : null;
  if (!(await passwordFits(stored, password)) || !staff || !stored) {
    throw unauthorized("session.credentials_wrong");
  }
  await forgive(services, counted);

  if (staff.totpEnabledAt) {
    if (!code) throw unauthorized("session.code_required");
    await takeSecondFactor(services, staff.id, code);
  }
  if (!(await db.read.existsBy(StaffGrant, { staffId: staff.id }))) throw forbidden("session.no_role");
  if (isOutdated(stored)) {
    const passwordHash = await hashPassword(password);
    // Unless they changed it meanwhile.
    await db.write((tx) => updateRows(tx, Staff, { id: staff.id, passwordHash: stored }, { passwordHash }));
  }
  return staff;
}
