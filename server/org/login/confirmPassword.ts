import { selectEqual } from "../../db/statements";
import { forbidden, notFound } from "../../http/errors";
import type { SelfActor } from "../../http/actors";
import type { Services } from "../../services";
import { Staff, StaffSession } from "../entity";
import { passwordFits } from "./passwords";
import { countTry, forgive } from "./throttle";

/** So soon after a login nobody is asked again. */
const FRESH_MS = 10 * 60_000;

type Needs = Pick<Services, "db" | "clock" | "codeKey">;

export async function findMyself({ db }: Pick<Services, "db">, staffId: string): Promise<Staff> {
  const [staff] = await selectEqual(db.read, Staff, { id: staffId });
  if (!staff) throw notFound("staff.not_found");
  return staff;
}

/**
 * Whether it is still the person who sits there.
 * @throws 403 `account.password_wrong`; 429 `session.throttled`
 */
export async function confirmPassword(services: Needs, staffId: string, password: string): Promise<Staff> {
  const staff = await findMyself(services, staffId);
  const counted = [{ kind: "confirm", of: staffId }] as const;
  await countTry(services, counted);
  if (!(await passwordFits(staff.passwordHash, password))) throw forbidden("account.password_wrong");
  await forgive(services, counted);
  return staff;
}

/** Whether what concerns the account's safety needs the password again in this session. */
export async function mustConfirm({ db, clock }: Needs, { sessionId }: SelfActor): Promise<boolean> {
  const [session] = await selectEqual(db.read, StaffSession, { id: sessionId });
  return !session || clock.now().getTime() - session.createdAt.getTime() > FRESH_MS;
}

/**
 * The person, who has just logged in or gives the password again: a session left open is not enough to change what
 * protects the account.
 * @throws 403 `account.password_required`, 403 `account.password_wrong`
 */
export async function confirmMyself(
  services: Needs,
  actor: SelfActor,
  password: string | undefined,
): Promise<Staff> {
  if (password !== undefined) return confirmPassword(services, actor.staffId, password);
  if (await mustConfirm(services, actor)) throw forbidden("account.password_required");
  return findMyself(services, actor.staffId);
}
