import { refreshCards } from "../chats/cards";
import { selectOne } from "../db/statements";
import { notFound } from "../http/errors";
import type { StaffActor } from "../http/actors";
import { askForHelp } from "../helpRequests/askForHelp";
import { Interview } from "../interviews/entity";
import type { Services } from "../services";
import { findHrAccounts } from "./findHrAccounts";
import { findAuthority } from "./mayDecide";
import type { HelpAsked } from "./schema";

/**
 * Somebody who may decide asks HR to get in touch about an interview; once, until HR has.
 * @returns whether this was the first time, and with whom of HR one can chat meanwhile
 * @throws 404 `interview.not_found` for whoever may not decide on it
 */
export async function askHr(
  services: Services,
  actor: StaffActor & { staffId: string },
  asked: { interviewId: string; name: string },
): Promise<HelpAsked> {
  return services.db.write(async (tx) => {
    const interview = await selectOne(tx.manager, Interview, { id: asked.interviewId });
    if (!interview || !(await findAuthority(services, tx.manager, actor, interview))) {
      throw notFound("interview.not_found");
    }
    const { first } = await askForHelp(services, tx, {
      interviewId: interview.id,
      asker: "staff",
      askerId: actor.staffId,
      askerName: asked.name,
    });
    if (first) await refreshCards(services, tx, interview.id);
    return { first, accounts: await findHrAccounts(services, tx.manager, interview, actor.staffId) };
  });
}
