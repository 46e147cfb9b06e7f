import { ChatGroup } from "../../server/chats/entity";
import { newId } from "../../server/clock";
import { insertRow } from "../../server/db/rows";
import type { Interview } from "../../server/interviews/entity";
import { buildReport } from "../../server/reports/buildReport";
import { ReportRow } from "../../server/reports/entity";
import { chineseSource } from "./reportSources";
import { buildReported } from "./decisions";
import { askRules } from "./rules";
import type { TestServer } from "./server";

/** As if DingTalk were configured: cards and news are written, and a simulated platform shows them. */
export const DINGTALK_ENV = {
  DINGTALK_CLIENT_ID: "app",
  DINGTALK_CLIENT_SECRET: "secret",
  DINGTALK_CORP_ID: "corp",
  DINGTALK_CARD_TEMPLATE_ID: "card",
};

/** A group chat connected to a unit. */
export async function buildGroup({ services }: TestServer, orgUnitId: string, chatId: string) {
  const now = services.clock.now();
  const group: ChatGroup = {
    id: newId(),
    platform: "dingtalk",
    chatId,
    title: "招聘群",
    orgUnitId,
    connectedBy: null,
    createdAt: now,
    updatedAt: now,
  };
  await services.db.write((tx) => insertRow(tx, ChatGroup, group));
  return group;
}

/** Far enough from the lines of the default (8 and 6) that nobody has to confirm what rules say. */
const CLEAR_TOTAL = { advance: 9.5, review: 7, decline: 3 };

/** A completed interview whose report has just been composed: rules were asked, and the chats are told. */
export async function composeSomebody(
  server: TestServer,
  orgUnitId: string,
  over: Partial<Interview> & { name?: string } = {},
): Promise<string> {
  const { services } = server;
  const { id } = await buildReported(server, orgUnitId, over);
  const now = services.clock.now();
  const content = buildReport(chineseSource());
  const recommendation = over.recommendation ?? "advance";
  const report = {
    ...content,
    interviewId: id,
    recommendation,
    total: CLEAR_TOTAL[recommendation],
    version: 1,
    composedAt: now.toISOString(),
  };
  await services.db.write(async (tx) => {
    await insertRow(tx, ReportRow, { id: newId(), interviewId: id, version: 1, report, createdAt: now });
    await services.events.publish(tx, "report.composed", id, { version: 1 });
  });
  await askRules(server);
  return id;
}
