import { withoutChat } from "../chats/reach";
import type { Transaction } from "../db/database";
import type { PassRateAlert } from "../insight/passRates/entity";
import { linkBase } from "../invitations/links";
import { tellStaff } from "../notifications/tellStaff";
import type { Services } from "../services";
import type { Meeting } from "./entity";

type Facts = { name: string; calledBy: string; job: string; unit: string; link: string };

const words = ({ name, calledBy, job, unit, link }: Facts) => ({
  subject: `流程优化会议：${job}（${unit}） Improvement meeting`,
  text: `${name}您好：

${calledBy} 发起了一次流程优化会议，请您参加。${unit}「${job}」近期面试通过率偏低，数据和会议记录在这里：

${link}

${calledBy} has called a meeting about ${job} (${unit}), where few pass of late, and asks you to come. The figures and notes are behind the link.`,
});

/** Of those who are asked to come, whoever no chat reaches hears of it by mail, with the meeting itself. */
export async function mailMeeting(
  services: Pick<Services, "cipher" | "clock" | "queue" | "platforms" | "env" | "org">,
  tx: Transaction,
  { id, calledBy, calledById, orgUnitId }: Meeting,
  { jobTitle }: Pick<PassRateAlert, "jobTitle">,
  staffIds: readonly string[],
): Promise<void> {
  const others = await withoutChat(services, tx.manager, staffIds);
  const unit = services.org.tree().get(orgUnitId)?.name ?? "";
  const link = `${linkBase(services.env).origin}/console/meetings/${id}`;
  await tellStaff(
    services,
    tx,
    others.filter((staffId) => staffId !== calledById),
    (name) => words({ name, calledBy, job: jobTitle, unit, link }),
  );
}
