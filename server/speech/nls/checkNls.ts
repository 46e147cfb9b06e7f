import { type Finding, type PreflightCheck, refuse, warn } from "../../preflight/types";
import { type Clock, systemClock } from "../../clock";
import type { Env } from "../../env";
import { systemTimers } from "../../outside/timers";
import { type NlsAccount, openNlsAccount } from "./account";
import { NlsFailure } from "./failure";
import { createTokenSource, tokenFailure } from "./tokens";
import { transcribe } from "./transcribe";

/** The service refuses signatures that are a quarter of an hour old; long before that something is wrong. */
const SKEW_MS = 5 * 60_000;
const LIMIT_MS = 5_000;
/** Silence that is sent to see whether a project may be used. */
const SAMPLES = 1_600;

/** What keeps speech on NLS from working, where it is configured. Costs a tenth of a second of recognition. */
export function checkNls(env: Env, clock: Clock = systemClock): PreflightCheck {
  const account = openNlsAccount(env, clock);
  return {
    name: "speech",
    async run() {
      if (!account) return [];
      const { findings, token } = await checkToken(env, account, clock);
      if (token === null) return findings;
      const projects = await Promise.all([
        checkProject(account, "NLS_APPKEY", account.appkeys.zh, token),
        ...(account.appkeys.en ? [checkProject(account, "NLS_APPKEY_EN", account.appkeys.en, token)] : []),
      ]);
      return [...findings, ...projects.filter((finding) => finding !== null)];
    },
  };
}

async function checkToken(
  env: Env,
  account: NlsAccount,
  clock: Clock,
): Promise<{ findings: Finding[]; token: string | null }> {
  const findings: Finding[] = [];
  const host = new URL(env.NLS_TOKEN_URL).host;
  const asked = AbortSignal.timeout(LIMIT_MS);
  const reply = await account.askToken("CreateToken", {}, { signal: asked });
  const skewMs = reply.kind === "answer" && reply.at ? clock.now().getTime() - reply.at.getTime() : 0;
  if (Math.abs(skewMs) > SKEW_MS) {
    const minutes = Math.round(Math.abs(skewMs) / 60_000);
    const side = skewMs > 0 ? "ahead of" : "behind";
    findings.push(
      refuse(
        `This machine's clock is ${minutes} minutes ${side} Alibaba's, which refuses such signatures.`,
        "Synchronise the clock (chrony or systemd-timesyncd).",
      ),
    );
    return { findings, token: null };
  }
  try {
    return { findings, token: await createTokenSource({ call: async () => reply, clock }).get() };
  } catch {
    return { findings: [explainToken(tokenFailure(reply), host)], token: null };
  }
}

function explainToken({ kind, message }: NlsFailure, host: string): Finding {
  const own =
    "NLS_ACCESS_KEY_ID and NLS_ACCESS_KEY_SECRET (or ALIYUN_ACCESS_KEY_ID and ALIYUN_ACCESS_KEY_SECRET)";
  if (message.includes("InvalidAccessKeyId")) {
    return refuse("Alibaba knows no such access key id for NLS.", `Put right ${own}.`);
  }
  if (message.includes("Signature")) {
    return refuse("The secret of the access key for NLS is wrong.", `Put right ${own}.`);
  }
  if (message.includes("InvalidTimeStamp")) {
    return refuse(
      "Alibaba refuses signatures by this machine's clock.",
      "Synchronise the clock (chrony or systemd-timesyncd).",
    );
  }
  if (/Forbidden|NoPermission|Unauthorized/.test(message)) {
    return refuse(
      "The access key may not use NLS.",
      "Grant its RAM user AliyunNLSFullAccess, and activate Intelligent Speech Interaction.",
    );
  }
  if (kind === "unreachable") {
    return warn(
      `${host} does not give a token for NLS (${message}).`,
      "Let this machine reach it, or put right NLS_TOKEN_URL.",
    );
  }
  return warn(`NLS gives no token (${message}).`, "Look at the state of the service and at the account.");
}

async function checkProject(
  { url }: NlsAccount,
  name: string,
  appkey: string,
  token: string,
): Promise<Finding | null> {
  const signal = AbortSignal.timeout(LIMIT_MS);
  try {
    const sound = new Float32Array(SAMPLES);
    await transcribe(sound, { url, appkey, token, pace: 10, timers: systemTimers, signal });
    return null;
  } catch (error) {
    const failure =
      error instanceof NlsFailure ? error : new NlsFailure("unreachable", `nothing in ${LIMIT_MS / 1000} s`);
    const { kind, message } = failure;
    if (message.includes("APPKEY")) {
      return refuse(
        `${name} is not the project of this account (${message}).`,
        `Copy the Appkey from the NLS console of the account that the access key belongs to into ${name}.`,
      );
    }
    if (kind === "quota") {
      return warn(
        "All concurrent recognitions of the NLS account are in use.",
        "Buy more, or lower NLS_CONCURRENCY: together the processes must stay below what the account has.",
      );
    }
    if (kind === "refused" || kind === "token") {
      return refuse(
        `NLS refuses recognition for ${name} (${message}).`,
        "Look in the NLS console whether the project is of 16 kHz and the trial has not run out.",
      );
    }
    return warn(
      `NLS does not recognise for now (${message}).`,
      `Let this machine reach ${new URL(url).host} by websocket, or put right NLS_URL.`,
    );
  }
}
