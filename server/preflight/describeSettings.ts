import { type Env, isLoopback } from "../env";
import { linkBase } from "../invitations/links";
import { demoClosedBy } from "../org/demoDoor";

const ALL = ["api", "worker", "bot"] as const;

/**
 * Whether other processes have a part in what one does by itself: roles are missing here. That several have all of
 * them cannot be seen from within one.
 */
export const runsApart = ({ ROLES }: Pick<Env, "ROLES">): boolean =>
  ALL.some((role) => !ROLES.includes(role));

/** A URL for people to read: where it leads, and as whom, but not by which password. */
export function maskedUrl(text: string): string {
  const url = new URL(text);
  const user = url.username ? `${url.username}${url.password ? ":***" : ""}@` : url.password ? ":***@" : "";
  return `${url.protocol}//${user}${url.host}${url.pathname}`;
}

/** What is chosen, line by line, without any secret. The order is that of the summary. */
export function describeSettings(env: Env): [subject: string, chosen: string][] {
  const { ROLES, DATABASE_URL, REDIS_URL, SMTP_URL, LLM_BASE_URL } = env;
  const missing = ALL.filter((role) => !ROLES.includes(role));
  const elsewhere = missing.length > 0 ? ` (another process has to be ${missing.join(" and ")})` : "";
  const closedBy = demoClosedBy(env);
  return [
    ["roles", `${ROLES.join(", ")}${elsewhere}`],
    ["listens", `${env.HOST}:${env.PORT}${ROLES.includes("api") ? "" : " (health alone)"}`],
    ["address", env.PUBLIC_URL ?? `${linkBase(env).origin} (this machine alone)`],
    ["database", DATABASE_URL ? maskedUrl(DATABASE_URL) : `SQLite in ${env.DATA_DIR}`],
    ["redis", REDIS_URL ? maskedUrl(REDIS_URL) : "none"],
    ["keys", env.KEY_RING ? "KEY_RING" : `${env.DATA_DIR}/keys/ring`],
    ["queue", REDIS_URL ? "BullMQ over Redis, rows in the database" : "database"],
    ["media", env.OSS_BUCKET ? `OSS, bucket ${env.OSS_BUCKET}` : `disk, ${env.DATA_DIR}/media`],
    ["speech", speech(env)],
    ["chat", chats(env)],
    ["LLM", LLM_BASE_URL ? `${env.LLM_MODEL ?? ""} at ${maskedUrl(LLM_BASE_URL)}` : "none"],
    ["SMS", env.ALIYUN_SMS_SIGN_NAME ? `Alibaba Cloud, as ${env.ALIYUN_SMS_SIGN_NAME}` : "sandbox inbox"],
    ["mail", SMTP_URL ? `${maskedUrl(SMTP_URL)} from ${env.MAIL_FROM ?? ""}` : "sandbox inbox"],
    ["demo door", closedBy === null ? "open to this machine's browser" : `closed (${closedBy})`],
  ];
}

function speech({ NLS_APPKEY, NLS_URL, SPEECH_FALLBACK, SPEECH_MODEL }: Env): string {
  if (!NLS_APPKEY) return `local, model ${SPEECH_MODEL}`;
  return `NLS at ${new URL(NLS_URL).host}, else ${SPEECH_FALLBACK === "local" ? "local" : "it waits"}`;
}

function chats(env: Env): string {
  const names = [
    ...(env.DINGTALK_CLIENT_ID ? ["DingTalk"] : []),
    ...(env.WECOM_CORP_ID ? ["WeCom"] : []),
    ...(env.WECOM_BOT_ID ? ["WeCom's AI bot"] : []),
  ];
  return names.join(", ") || "sandbox";
}

const isOutside = (url: string) => !isLoopback(new URL(url).hostname);

/** Whether messages with links leave this machine: for people who are to open them. */
export function writesToPeople(env: Env): boolean {
  return (
    (env.SMTP_URL !== undefined && isOutside(env.SMTP_URL)) ||
    (env.ALIYUN_ACCESS_KEY_ID !== undefined &&
      env.ALIYUN_SMS_SIGN_NAME !== undefined &&
      isOutside(env.ALIYUN_SMS_ENDPOINT)) ||
    (env.DINGTALK_CLIENT_ID !== undefined && isOutside(env.DINGTALK_API_URL)) ||
    (env.WECOM_CORP_ID !== undefined && isOutside(env.WECOM_API_URL))
  );
}

/** Nothing but what `npm start` on a laptop has: its addresses are all that is told. */
export const isEmbedded = (env: Env): boolean =>
  !runsApart(env) && !env.DATABASE_URL && !env.REDIS_URL && !env.PUBLIC_URL && env.loopbackOnly;
