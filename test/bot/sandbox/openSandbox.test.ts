import { wantsSandbox } from "../../../bot/sandbox/openSandbox";
import { parseEnv } from "../../../server/env";
import { demoClosedBy } from "../../../server/org/demoDoor";

const dingtalk = {
  DINGTALK_CLIENT_ID: "ding1",
  DINGTALK_CLIENT_SECRET: "secret",
  DINGTALK_CORP_ID: "dingcorp",
  DINGTALK_CARD_TEMPLATE_ID: "card.schema",
};
const wecom = { WECOM_CORP_ID: "ww1", WECOM_AGENT_ID: "1000002", WECOM_SECRET: "secret" };
const bot = { WECOM_BOT_ID: "bot1", WECOM_BOT_SECRET: "secret" };

describe("the sandbox", () => {
  test("opens where nothing is configured", () => {
    const env = parseEnv({});
    expect([demoClosedBy(env), wantsSandbox(env)]).toEqual([null, true]);
  });

  test.each([
    ["is open to others", { PUBLIC_URL: "https://hr.example.com" }, "PUBLIC_URL"],
    ["listens to others", { HOST: "0.0.0.0" }, "HOST=0.0.0.0"],
    ["has DingTalk's credentials", dingtalk, "DINGTALK_CLIENT_ID"],
    ["has WeCom's credentials", wecom, "WECOM_CORP_ID"],
    ["has an AI bot's credentials", bot, "WECOM_BOT_ID"],
  ])("and the demonstration stay shut where the deployment %s", (_, given, reason) => {
    const env = parseEnv(given);
    expect([demoClosedBy(env), wantsSandbox(env)]).toEqual([reason, false]);
  });

  test("is not opened a second time beside one that is named, which leaves the demonstration open", () => {
    const env = parseEnv({ ...dingtalk, DINGTALK_API_URL: "http://127.0.0.1:4000" });
    expect([demoClosedBy(env), wantsSandbox(env)]).toEqual([null, false]);
  });

  test("has no place in a process without the bot", () => {
    const split = { ROLES: "api,worker", DATABASE_URL: "mysql://root@127.0.0.1/zhimian" };
    expect(wantsSandbox(parseEnv(split))).toBe(false);
  });
});
