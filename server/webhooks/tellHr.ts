import type { Transaction } from "../db/database";
import { linkBase } from "../invitations/links";
import { tellStaff } from "../notifications/tellStaff";
import { HR_ROLES, findPeopleNear } from "../org/peopleNear";
import type { Services } from "../services";
import { dateTimeText } from "../timeWords";
import type { WebhookEndpoint } from "./entity";

type Facts = { name: string; endpoint: string; since: { zh: string; en: string }; link: string };

/** In both languages, as every mail to staff. */
const words = ({ name, endpoint, since, link }: Facts) => ({
  subject: `Webhook「${endpoint}」已停止推送 has been turned off`,
  text: `${name}您好：

推送地址「${endpoint}」从 ${since.zh} 起一直收不到消息，系统已停止推送。这期间的事件都保留着：修好之后在这里重新启用，再把没有送达的重新发送：

${link}

Nothing has arrived at the webhook “${endpoint}” since ${since.en}, so it has been turned off. What happened meanwhile is kept: once the receiver works, turn it on again behind the link and send what did not arrive.`,
});

/** Those who are nearest to the endpoint's unit and look after hiring there, or after the system. */
export async function tellHr(
  services: Pick<Services, "cipher" | "clock" | "queue" | "env" | "org" | "platforms">,
  tx: Transaction,
  { orgUnitId, name: endpoint }: WebhookEndpoint,
  since: Date,
): Promise<void> {
  const { env } = services;
  const owner = { orgUnitId, positionId: null };
  const [nearest = []] = await findPeopleNear(tx.manager, services, owner, ["hq_admin", ...HR_ROLES]);
  const at = (locale: "zh" | "en") => dateTimeText(since, { timeZone: env.TIME_ZONE, locale });
  const link = `${linkBase(env).origin}/console/organisation/integrations`;
  const told = { zh: at("zh"), en: at("en") };
  await tellStaff(
    services,
    tx,
    nearest.map(({ id }) => id),
    (name) => words({ name, endpoint, since: told, link }),
  );
}
