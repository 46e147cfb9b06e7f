import { execFile } from "node:child_process";
import { randomBytes } from "node:crypto";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { promisify } from "node:util";
import { createConnection } from "mysql2/promise";
import { type DingtalkSandbox, openDingtalkSandbox } from "../../../bot/sandbox/dingtalk/sandbox";
import { API_TOKEN } from "../../bench/serverProcess";
import { ACCESS_KEY, type SmsService, openSmsService } from "../../simulators/aliyunSms";
import { APPKEYS, type NlsService, openNlsService } from "../../simulators/nls/nlsService";
import { type OssSimulator, openOss } from "../../simulators/oss/openOss";
import { type OwnMariadb, openMariadb } from "../mariadb";
import { freePort } from "../ports";
import { type OwnRedis, openOwnRedis } from "../redis";
import { type KeptProcess, keepProcess } from "./keptProcess";
import { type Proxy, openProxy } from "./proxy";

export type ProductionOptions = {
  /** Compiled entry of the product. */
  entry: string;
  /** Where each process writes what it prints; emptied first, and left there for whoever looks into a failure. */
  logs: string;
  apis: number;
  workers: number;
  bots: number;
  env?: Record<string, string>;
  /** Starts that take longer are given up. */
  until?: AbortSignal;
  /** Told what is begun. */
  phase?: (name: string) => void;
};

/** The production shape on this machine: separate processes behind a proxy, and everything outside them. */
export type Production = {
  /** Of the proxy. */
  origin: string;
  proxy: Proxy;
  processes: { apis: KeptProcess[]; workers: KeptProcess[]; bots: KeptProcess[]; all: KeptProcess[] };
  mariadb: OwnMariadb;
  redis: OwnRedis;
  sms: SmsService;
  nls: NlsService;
  oss: OssSimulator;
  dingtalk: DingtalkSandbox;
  databaseUrl: string;
  /** What every process is started with, beside its role and port. */
  env: Record<string, string>;
  logs: string;
  /** Ends everything by its process, whatever state it is in. */
  stop(): Promise<void>;
};

const DATABASE = "zhimian_production";
export const BUCKET_FOLDER = "proof";
const SMS_TEMPLATES = {
  ALIYUN_SMS_TEMPLATE_INVITATION: "SMS_100001",
  ALIYUN_SMS_TEMPLATE_REMINDER: "SMS_100002",
  ALIYUN_SMS_TEMPLATE_CODE: "SMS_100003",
} as const;
export const INVITATION_TEMPLATE = SMS_TEMPLATES.ALIYUN_SMS_TEMPLATE_INVITATION;
export const CODE_TEMPLATE = SMS_TEMPLATES.ALIYUN_SMS_TEMPLATE_CODE;

/** Configuration as an operator writes it for every process alike. */
const settings = (given: {
  databaseUrl: string;
  redis: OwnRedis;
  sms: SmsService;
  nls: NlsService;
  oss: OssSimulator;
  dingtalk: DingtalkSandbox;
}) => ({
  NODE_ENV: "production",
  HOST: "127.0.0.1",
  PUBLIC_URL: "https://interviews.example",
  TRUST_PROXY: "1",
  LOG_LEVEL: "info",
  DRAIN_SECONDS: "1",
  ...given.oss.env,
  OSS_PREFIX: BUCKET_FOLDER,
  DATABASE_URL: given.databaseUrl,
  REDIS_URL: given.redis.url,
  KEY_RING: `main:${randomBytes(32).toString("base64")}`,
  ZHIMIAN_API_TOKEN: API_TOKEN,
  SPEECH_MODEL: "base",
  ALIYUN_ACCESS_KEY_ID: ACCESS_KEY.accessKeyId,
  ALIYUN_ACCESS_KEY_SECRET: ACCESS_KEY.accessKeySecret,
  ALIYUN_SMS_ENDPOINT: given.sms.endpoint,
  ALIYUN_SMS_SIGN_NAME: "知面",
  ...SMS_TEMPLATES,
  NLS_APPKEY: APPKEYS.zh,
  NLS_URL: given.nls.url,
  NLS_TOKEN_URL: given.nls.endpoint,
  NLS_FILE_URL: given.nls.endpoint,
  NLS_CONCURRENCY: "8",
  NLS_PACE: "50",
  SPEECH_FALLBACK: "wait",
  DINGTALK_CLIENT_ID: given.dingtalk.app.clientId,
  DINGTALK_CLIENT_SECRET: given.dingtalk.app.clientSecret,
  DINGTALK_CORP_ID: given.dingtalk.corpId,
  DINGTALK_ROBOT_CODE: given.dingtalk.robotCode,
  DINGTALK_CARD_TEMPLATE_ID: "production.schema",
  DINGTALK_API_URL: given.dingtalk.origin,
  DINGTALK_OAPI_URL: given.dingtalk.origin,
  DINGTALK_LOGIN_URL: given.dingtalk.origin,
});

const isReady = async (port: number) =>
  (await fetch(`http://127.0.0.1:${port}/readyz`).catch(() => null))?.status === 200;

async function createDatabase(mariadb: OwnMariadb): Promise<string> {
  const admin = await createConnection(mariadb.url.replace(/^mariadb:/, "mysql:"));
  await admin.query(`CREATE DATABASE ${DATABASE} CHARACTER SET utf8mb4`);
  await admin.end();
  return `${mariadb.url}${DATABASE}`;
}

/** As an operator runs `npm run migrate` before the first start. */
async function migrate(entry: string, folder: string, env: Record<string, string>): Promise<void> {
  const { PATH = "", HOME = "" } = process.env;
  const command = join(dirname(entry), "../server/migrate.js");
  await promisify(execFile)(process.execPath, [command], { cwd: folder, env: { PATH, HOME, ...env } });
}

/** Starts it all; where something does not start, what has started ends again. */
export async function startProduction(options: ProductionOptions): Promise<Production> {
  const { entry, logs, apis, workers, bots, until, phase } = options;
  const ends: (() => Promise<unknown> | void)[] = [];
  const stop = async () => {
    const failures: unknown[] = [];
    for (const end of ends.splice(0).toReversed()) {
      await Promise.resolve()
        .then(end)
        .catch((error: unknown) => failures.push(error));
    }
    if (failures.length > 0) throw new AggregateError(failures, "not everything could be ended");
  };
  try {
    rmSync(logs, { recursive: true, force: true });
    mkdirSync(logs, { recursive: true });
    const folder = mkdtempSync(join(tmpdir(), "zhimian-production-"));
    ends.push(() => rmSync(folder, { recursive: true, force: true, maxRetries: 3 }));
    phase?.("databases");
    const open = async <T>(opening: Promise<T>, end: (opened: T) => Promise<unknown>) => {
      const opened = await opening;
      ends.push(() => end(opened));
      return opened;
    };
    const opening = Promise.all([
      open(openOwnRedis(), (redis) => redis.stop()),
      open(openSmsService({ now: () => new Date() }), (sms) => sms.close()),
      open(openNlsService(), (nls) => nls.close()),
      open(openOss(), (oss) => oss.close()),
      open(openDingtalkSandbox(), (dingtalk) => dingtalk.close()),
    ]);
    // A process that gets no processor for a while has not said who it is within the usual ten seconds.
    const mariadb = await open(openMariadb(["--connect-timeout=60"]), (opened) => opened.stop());
    const [redis, sms, nls, oss, dingtalk] = await opening;
    const databaseUrl = await createDatabase(mariadb);
    const env = { ...settings({ databaseUrl, redis, sms, nls, oss, dingtalk }), ...options.env };

    phase?.("migrations");
    // Two at once, as two machines of a careless operator: one waits for the other, and finds nothing to do.
    await Promise.all([migrate(entry, folder, env), migrate(entry, folder, env)]);

    phase?.("processes");
    const keep = (role: string, count: number) =>
      Promise.all(
        Array.from({ length: count }, async (_, index) => {
          const name = `${role}${index + 1}`;
          const port = await freePort();
          const kept = keepProcess({
            name,
            entry,
            folder,
            env: { ...env, ROLES: role, PORT: String(port), DATA_DIR: join(folder, name) },
            log: join(logs, `${name}.log`),
            isReady: () => isReady(port),
            ...(until ? { until } : {}),
          });
          return { kept, port };
        }),
      );
    const [front, back, chat] = [
      await keep("api", apis),
      await keep("worker", workers),
      await keep("bot", bots),
    ];
    const all = [...front, ...back, ...chat].map(({ kept }) => kept);
    ends.push(() => Promise.all(all.map((kept) => kept.stop())));
    await Promise.all(all.map((kept) => kept.start()));
    const proxy = await openProxy(front.map(({ kept, port }) => ({ name: kept.name, port })));
    ends.push(() => proxy.close());
    while (front.some(({ kept }) => !proxy.isReady(kept.name))) {
      until?.throwIfAborted();
      await pause(50);
    }
    const only = (some: typeof front) => some.map(({ kept }) => kept);
    return {
      origin: proxy.origin,
      proxy,
      processes: { apis: only(front), workers: only(back), bots: only(chat), all },
      mariadb,
      redis,
      sms,
      nls,
      oss,
      dingtalk,
      databaseUrl,
      env,
      logs,
      stop,
    };
  } catch (error) {
    await stop().catch(() => undefined);
    throw error;
  }
}
