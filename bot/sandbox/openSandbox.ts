import { randomBytes } from "node:crypto";
import { join } from "node:path";
import { z } from "zod";
import type { Platform } from "../../server/chats/entity";
import type { Clock } from "../../server/clock";
import type { Env } from "../../server/env";
import { demoClosedBy } from "../../server/org/demoDoor";
import { type DingtalkMemory, dingtalkMemory } from "./dingtalk/memory";
import { openDingtalkSandbox } from "./dingtalk/sandbox";
import { openKeptFile } from "./keptFile";
import { SANDBOX_GROUPS, SANDBOX_MEMBERS, sandboxDepartments } from "./members";
import { type WecomMemory, wecomMemory } from "./wecom/memory";
import { startWecomSandbox } from "./wecom/sandbox";
import type { SandboxAccount } from "./wecom/world";

/** Only where nobody has named a platform, and only where the demonstration is open: on this machine alone. */
export const wantsSandbox = (env: Env): boolean =>
  demoClosedBy(env) === null &&
  env.ROLES.includes("bot") &&
  env.ROLES.includes("api") &&
  !env.DINGTALK_CLIENT_ID &&
  !env.WECOM_CORP_ID &&
  !env.WECOM_BOT_ID;

const secret = () => randomBytes(24).toString("hex");

/** 43 letters and digits, as WeCom makes them. */
const aesKey = () => {
  const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
  return Array.from(randomBytes(43), (byte) => letters[byte % letters.length]).join("");
};

async function openDingtalk(clock: Clock, companyName: string, memory: DingtalkMemory | null) {
  const sandbox = await openDingtalkSandbox({
    memory,
    now: () => clock.now(),
    app: { clientId: "sandbox-dingtalk", clientSecret: secret() },
  });
  const { world } = sandbox;
  const departments = sandboxDepartments(companyName);
  const numberOf = new Map(departments.map(({ code, id }) => [code, id]));
  for (const { id, name, parentId } of departments) world.addDepartment({ id, name, parentId });
  for (const { name, unit, mobile, email, accounts } of SANDBOX_MEMBERS) {
    if (!accounts.dingtalk) continue;
    const departmentIds = [numberOf.get(unit) ?? 1];
    world.addPerson({ id: accounts.dingtalk, name, mobile, email, departmentIds });
  }
  for (const { id, title, memberKeys } of groupsOn("dingtalk")) {
    world.addGroup(title, userIdsOf(memberKeys, "dingtalk"), id);
  }
  return sandbox;
}

const groupsOn = (platform: Platform) => SANDBOX_GROUPS.filter((group) => group.platform === platform);

function userIdsOf(keys: readonly string[], platform: Platform): string[] {
  const members = SANDBOX_MEMBERS.filter(({ key }) => keys.includes(key));
  return members.flatMap(({ accounts }) => accounts[platform] ?? []);
}

const openWecom = async (
  clock: Clock,
  companyName: string,
  { account, memory }: { account: SandboxAccount; memory: WecomMemory | null },
) => {
  const departments = sandboxDepartments(companyName);
  const numberOf = new Map(departments.map(({ code, id }) => [code, id]));
  return startWecomSandbox({
    clock,
    account,
    memory,
    departments: departments.map(({ id, name, parentId }) => ({ id, name, parentId })),
    people: SANDBOX_MEMBERS.flatMap(({ name, unit, accounts }) =>
      accounts.wecom ? [{ userId: accounts.wecom, name, departmentIds: [numberOf.get(unit) ?? 1] }] : [],
    ),
    groups: groupsOn("wecom").map(({ id, title, memberKeys }) => ({
      chatId: id,
      title,
      memberIds: userIdsOf(memberKeys, "wecom"),
    })),
  });
};

/** Of each platform: more than all chats of the page show. */
const MOST_KEPT = 600;
const keptSchema = z.object({
  version: z.literal(1),
  since: z.coerce.date(),
  dingtalk: dingtalkMemory,
  wecom: wecomMemory,
});

/** The chats of the last run, and a file that follows those of this one; without a folder there is neither. */
function openMemory({ folder, port }: SandboxPlace) {
  const file = folder === undefined ? null : openKeptFile(join(folder, "chats.json"), keptSchema);
  const { dingtalk = null, wecom = null } = file?.kept ?? {};
  // The port that the pages want is theirs, whoever had it the last time.
  const free = <T extends { port: number }>(memory: T | null) =>
    memory && memory.port === port ? { ...memory, port: 0 } : memory;
  return { file, since: file?.kept?.since, dingtalk: free(dingtalk), wecom: free(wecom) };
}

export type SandboxPlace = {
  /** Where the chats are kept over a restart; nowhere where it is missing. */
  folder?: string;
  /** Of the product itself. */
  port?: number;
};
export type Sandbox = Awaited<ReturnType<typeof openSandbox>>;

/**
 * Both platforms on this machine, with the demonstration's company in each. `settings` are the variables by which the
 * real clients and SDKs find them; the secrets in it open nothing else and last as long as this process.
 */
export async function openSandbox(clock: Clock, env: Pick<Env, "COMPANY_NAME">, place: SandboxPlace = {}) {
  const account: SandboxAccount = {
    corpId: "ww-sandbox",
    agentId: 1_000_001,
    secret: secret(),
    token: secret().slice(0, 32),
    encodingAesKey: aesKey(),
    botId: "sandbox-bot",
    botSecret: secret(),
  };
  const memory = openMemory(place);
  const dingtalk = await openDingtalk(clock, env.COMPANY_NAME, memory.dingtalk);
  const ours = { account, memory: memory.wecom };
  const wecom = await openWecom(clock, env.COMPANY_NAME, ours).catch(async (error: unknown) => {
    await dingtalk.close();
    throw error;
  });
  const settings = {
    DINGTALK_CLIENT_ID: dingtalk.app.clientId,
    DINGTALK_CLIENT_SECRET: dingtalk.app.clientSecret,
    DINGTALK_CORP_ID: dingtalk.corpId,
    DINGTALK_ROBOT_CODE: dingtalk.robotCode,
    DINGTALK_CARD_TEMPLATE_ID: "sandbox.schema",
    DINGTALK_API_URL: dingtalk.origin,
    DINGTALK_OAPI_URL: dingtalk.origin,
    DINGTALK_LOGIN_URL: dingtalk.origin,
    WECOM_CORP_ID: account.corpId,
    WECOM_AGENT_ID: account.agentId,
    WECOM_SECRET: account.secret,
    WECOM_CALLBACK_TOKEN: account.token,
    WECOM_CALLBACK_AES_KEY: account.encodingAesKey,
    WECOM_BOT_ID: account.botId,
    WECOM_BOT_SECRET: account.botSecret,
    WECOM_API_URL: wecom.baseUrl,
    WECOM_BOT_URL: wecom.wsUrl,
    WECOM_OAUTH_URL: wecom.loginPlaces.inClient,
    WECOM_LOGIN_URL: wecom.loginPlaces.inBrowser,
  } satisfies Partial<Env>;
  const following = { close: async () => {} };
  let since = memory.since ?? clock.now();
  return {
    dingtalk,
    wecom,
    settings,
    /** Whether the chats of the last run are here again. */
    remembers: Boolean(memory.file?.kept),
    /** Where the chats of the last run were put, since they cannot be read. */
    putAside: memory.file?.putAside ?? null,
    /** When the chats were empty the last time: what was before is not of this story. */
    get since(): Date {
      return since;
    },
    /** Keeps what is said and shown from now on. */
    keep(onTrouble: (error: unknown) => void): void {
      if (!memory.file) return;
      const picture = () => ({
        version: 1 as const,
        since,
        dingtalk: dingtalk.picture(MOST_KEPT),
        wecom: wecom.picture(MOST_KEPT),
      });
      const { changed, close } = memory.file.follow(picture, onTrouble);
      following.close = close;
      dingtalk.world.watch(changed);
      wecom.world.watch(changed);
    },
    /** All chats are empty, as on the first day. */
    forget(): void {
      since = clock.now();
      dingtalk.forget();
      wecom.forget();
    },
    async close(): Promise<void> {
      await following.close();
      await Promise.all([dingtalk.close(), wecom.close()]);
    },
  };
}
