import { findForUpdate } from "../../db/locks";
import type { Locale } from "../../http/messages";
import { PRIORITY } from "../../queue/queue";
import type { JobHandler } from "../../queue/runner";
import type { Services } from "../../services";
import { Staff } from "../entity";
import { issueStaffLink } from "./staffLinks";
import { countTry } from "./throttle";

/**
 * Asks for a new password. Whether anybody has this address is looked up by the job, so that the answer and the time
 * it takes are the same for everybody.
 * @throws 429 `session.throttled`, which also does not depend on it
 */
export async function requestReset(
  services: Services,
  email: string,
  { ip, locale }: { ip: string; locale: Locale },
): Promise<void> {
  const { db, queue, blindIndex } = services;
  const emailIndex = blindIndex.email(email) ?? "";
  await countTry(services, [
    { kind: "reset", of: emailIndex },
    { kind: "resetAddress", of: ip },
  ]);
  await db.write((tx) =>
    queue.enqueue(tx, "staff.reset", { emailIndex, locale }, { key: emailIndex, priority: PRIORITY.waiting }),
  );
}

/** Sends a link to whoever has the address; whoever was invited and never came gets their invitation again. */
export const sendResetLink = (services: Services): JobHandler<{ emailIndex: string; locale: Locale }> => ({
  concurrency: 2,
  attempts: 5,
  async run({ emailIndex, locale }) {
    return async (tx) => {
      const staff = await findForUpdate(services.db, tx, Staff, { emailIndex });
      if (!staff || staff.state === "suspended") return;
      await issueStaffLink(services, tx, staff, staff.passwordHash === null ? "invitation" : "reset", locale);
    };
  },
});
