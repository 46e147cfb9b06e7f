import { findForUpdate } from "../../db/locks";
import { updateRows } from "../../db/rows";
import { AppError, forbidden, unauthorized } from "../../http/errors";
import { Staff, StaffGrant } from "../../org/entity";
import { type Counted, countTry, forgive } from "../../org/login/throttle";
import { type ChatIdentity, ChatLoginError, chatLogin } from "../../platforms/chatLogin";
import type { Services } from "../../services";
import { noteAccount } from "../accounts/noteAccount";
import type { Platform } from "../entity";

export type ChatCode = { platform: Platform; code: string; from: "redirect" | "client" };

/**
 * Who the platform says has sent this code, which is used up by it.
 * @throws 404 `chat_login.not_configured`; 401 `chat_login.code`; 503 `chat_login.unavailable`; 403
 * `chat_login.unknown` for somebody of another company; 429 `session.throttled`
 */
export async function identify(
  services: Services,
  { platform, code, from }: ChatCode,
  ip: string,
): Promise<ChatIdentity> {
  const login = chatLogin(services.platforms, platform);
  if (!login) throw new AppError("chat_login.not_configured", 404);
  const counted: Counted[] = [{ kind: "address", of: ip }];
  await countTry(services, counted);
  try {
    const identity = await login.identify(code, from);
    if (!identity) throw forbidden("chat_login.unknown");
    await forgive(services, counted);
    return identity;
  } catch (error) {
    if (!(error instanceof ChatLoginError)) throw error;
    services.log.info({ platform, kind: error.kind, detail: error.detail }, "chat login failed");
    if (error.kind === "code") throw unauthorized("chat_login.code", { cause: error });
    throw new AppError("chat_login.unavailable", 503, { cause: error });
  }
}

/**
 * Which of our staff a member of the company is. The platform's login stands in place of the password, never in place
 * of the second factor. Who was taken in and has not come yet has come by this. All others get one answer, which does
 * not tell whether we know of them.
 * @throws 403 `chat_login.unknown`
 */
export async function staffOfIdentity(
  services: Services,
  platform: Platform,
  { userId, name }: ChatIdentity,
): Promise<Staff> {
  const { db, clock } = services;
  const account = await noteAccount(services, platform, { id: userId, name });
  const { staffId } = account;
  if (staffId === null || account.leftAt) throw forbidden("chat_login.unknown");
  return db.write(async (tx) => {
    const staff = await findForUpdate(db, tx, Staff, { id: staffId });
    if (!staff || staff.state === "suspended") throw forbidden("chat_login.unknown");
    if (!(await tx.manager.existsBy(StaffGrant, { staffId }))) throw forbidden("chat_login.unknown");
    if (staff.state === "active") return staff;
    const change = { state: "active" as const, updatedAt: clock.now() };
    await updateRows(tx, Staff, { id: staffId }, change);
    return { ...staff, ...change };
  });
}
