import * as dd from "dingtalk-jsapi/entry/union";
import { requestAuthCode$ as requestOldAuthCode } from "dingtalk-jsapi/api/runtime/permission/requestAuthCode";
import { closePage$ } from "dingtalk-jsapi/api/union/closePage";
import { openChatByConversationId$ } from "dingtalk-jsapi/api/union/openChatByConversationId";
import { openChatByUserId$ } from "dingtalk-jsapi/api/union/openChatByUserId";
import { requestAuthCode$ } from "dingtalk-jsapi/api/union/requestAuthCode";
import { scan$ } from "dingtalk-jsapi/api/union/scan";
import { setClipboard$ } from "dingtalk-jsapi/api/union/setClipboard";
import { setKeepScreenOn$ } from "dingtalk-jsapi/api/union/setKeepScreenOn";
import { setNavigationTitle$ } from "dingtalk-jsapi/api/union/setNavigationTitle";
import { share$ } from "dingtalk-jsapi/api/union/share";
import { startRecord$ } from "dingtalk-jsapi/api/union/startRecord";
import { stopRecord$ } from "dingtalk-jsapi/api/union/stopRecord";
import { type Host, ok, type Outcome, unsupported, type Voice } from "./host";
import { type HostCalls, signedUrl } from "./hostCalls";
import { NETWORK_MS, PERSON_MS, QUICK_MS, settle, settleQuietly } from "./settle";

/** The longest that the client records, in s. */
const LONGEST_VOICE = 300;
/** Everything else works without a signature. */
const SIGNED_APIS = [
  "device.audio.startRecord",
  "device.audio.stopRecord",
  "biz.chat.toConversationByOpenConversationId",
  "biz.chat.openSingleChat",
];
/** Not in this client, not on this system, not in DingTalk: the client's own code, and the SDK's (its `lib/log.js`). */
const UNSUPPORTED = ["1", "3", "4040", "4050", "4060"];

type Failure = { errorCode?: string | number; errorMessage?: string };

function refusalOf(error: unknown): Exclude<Outcome<never>, { state: "ok" } | { state: "timed_out" }> {
  const code = String((error as Failure | null)?.errorCode ?? /\b4040\b/.exec(String(error))?.[0] ?? "");
  if (UNSUPPORTED.includes(code)) return unsupported;
  if (code === "-1") return { state: "refused", why: "cancelled" };
  return { state: "refused", why: code === "7" ? "not_allowed" : "failed" };
}

const quick = (call: () => Promise<unknown>) => settleQuietly(QUICK_MS, call, refusalOf);
const byPerson = (call: () => Promise<unknown>) => settleQuietly(PERSON_MS, call, refusalOf);

/** DingTalk's client, by its own JS-SDK. */
export function createDingtalkHost(calls: HostCalls): Host {
  let configured: Promise<void> | null = null;

  /**
   * Signs the page. What comes of it is not waited for: `dd.ready` never fires where it fails, and leaves a rejection
   * that nobody can handle; the SDK itself holds a signed call back until it is decided.
   */
  const configure = () =>
    (configured ??= (async () => {
      const { corpId, agentId, config } = await calls.sign("dingtalk", signedUrl());
      dd.error(() => undefined);
      dd.config({
        agentId: agentId ?? "",
        corpId,
        timeStamp: config.timestamp,
        nonceStr: config.nonceStr,
        signature: config.signature,
        jsApiList: SIGNED_APIS,
      });
    })().catch((error: unknown) => {
      configured = null;
      throw error;
    }));
  const signed = async <T>(call: () => Promise<T>) => {
    await configure();
    return call();
  };

  return {
    kind: "dingtalk",
    async loginCode() {
      const app = (await calls.hosts().catch(() => null))?.dingtalk;
      if (!app) return unsupported;
      const { corpId, clientId } = app;
      const ask = async () => (await requestAuthCode$({ corpId, clientId })).code;
      const code = await settle(NETWORK_MS, ask, refusalOf);
      if (code.state !== "unsupported") return code;
      // Clients before 7.0.45 know only the older call.
      return settle(NETWORK_MS, async () => (await requestOldAuthCode({ corpId })).code, refusalOf);
    },
    setTitle: (title) => quick(() => setNavigationTitle$({ title })),
    share: ({ title, text, url }) => byPerson(() => share$({ type: 0, title, content: text, url })),
    async scan() {
      const scanned = await settle(PERSON_MS, () => scan$({ type: "all" }), refusalOf);
      if (scanned.state !== "ok") return scanned;
      // `code` of the newer clients, `text` of the older.
      const { code, text } = scanned.value as { code?: string; text?: string };
      return ok(code ?? text ?? "");
    },
    keepScreenOn: (isKeep) => quick(() => setKeepScreenOn$({ isKeep })),
    async recordVoice() {
      const started = await byPerson(() => signed(() => startRecord$({ maxDuration: LONGEST_VOICE })));
      return started.state === "ok" ? ok({ stop: stopVoice }) : started;
    },
    openChat: (target) =>
      settleQuietly(
        NETWORK_MS,
        () =>
          signed<unknown>(async () =>
            "conversationId" in target
              ? openChatByConversationId$({ openConversationId: target.conversationId })
              : openChatByUserId$({ userId: target.userId, corpId: (await calls.hosts()).dingtalk?.corpId }),
          ),
        refusalOf,
      ),
    copy: (text) => quick(() => setClipboard$({ text })),
    close: () => quick(() => closePage$({})),
  };
}

async function stopVoice(): Promise<Outcome<Voice>> {
  const stopped = await settle(NETWORK_MS, () => stopRecord$({}), refusalOf);
  if (stopped.state !== "ok") return stopped;
  const { mediaId, duration } = stopped.value as { mediaId?: string; duration?: number | string };
  if (!mediaId) return { state: "refused", why: "failed" };
  const seconds = Number(duration);
  return ok({ mediaId, seconds: Number.isFinite(seconds) ? seconds : null });
}
