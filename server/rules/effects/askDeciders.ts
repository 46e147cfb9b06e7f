import { withoutChat } from "../../chats/reach";
import { tellChats } from "../../chats/news";
import type { Transaction } from "../../db/database";
import { findDeciders } from "../../decisions/findDeciders";
import type { Interview } from "../../interviews/entity";
import { linkBase } from "../../invitations/links";
import { type StaffWords, tellStaff } from "../../notifications/tellStaff";
import type { Services } from "../../services";
import { runsThatAsk } from "../runsThatAsk";

/** Without a name: mail is read on many screens. */
const words = (staff: string, job: string, link: string): StaffWords => ({
  subject: `待您决定：${job} Your decision is asked for`,
  text: `${staff}您好：

应聘「${job}」的一位候选人面试有了结果，请您看报告，决定是否进入下一轮：

${link}

The interview of somebody who applied for ${job} has its result. The report is behind the link; please decide whether they go on.`,
});

/**
 * Asks those who decide on an interview: by the approval card, and by mail where no chat reaches them; once, however
 * often rules come to it.
 * @returns the mails' ids
 */
export async function askDeciders(
  services: Services,
  tx: Transaction,
  interview: Interview,
): Promise<string[]> {
  await tellChats(services, tx, { event: "approval.asked", id: interview.id });
  if ((await runsThatAsk(tx.manager, interview.id)).holding.length > 0) return [];
  const deciders = await findDeciders(services, interview, tx.manager);
  const others = await withoutChat(
    services,
    tx.manager,
    deciders.map(({ staffId }) => staffId),
  );
  const link = `${linkBase(services.env).origin}/console/interviews/${interview.id}/report`;
  return tellStaff(services, tx, others, (name) => words(name, interview.jobTitle, link));
}
