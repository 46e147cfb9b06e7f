import {
  env,
  invoke,
  openEnterpriseChat,
  openExistedChatWithMsg,
  register,
  scanQRCode,
  setClipboardData,
  setKeepScreenOn,
  shareAppMessage,
  startRecord,
  stopRecord,
  uploadVoice,
} from "@wecom/jssdk";
import { browserHost } from "./browser";
import { type Host, ok, type Outcome, unsupported, type Voice } from "./host";
import type { HostCalls } from "./hostCalls";
import { NETWORK_MS, PERSON_MS, QUICK_MS, settle, settleQuietly } from "./settle";

const SIGNED_APIS = [
  "openEnterpriseChat",
  "openExistedChatWithMsg",
  "scanQRCode",
  "setClipboardData",
  "setKeepScreenOn",
  "shareAppMessage",
  "startRecord",
  "stopRecord",
  "uploadVoice",
];

/** WeCom says in words how a call ended: `scanQRCode:cancel`. */
function refusalOf(error: unknown): Exclude<Outcome<never>, { state: "ok" } | { state: "timed_out" }> {
  const text = String((error as { errMsg?: string } | null)?.errMsg ?? "");
  const word = text.slice(text.indexOf(":") + 1).toLowerCase();
  if (/not ?exist|not ?support/.test(word)) return unsupported;
  if (word.startsWith("cancel")) return { state: "refused", why: "cancelled" };
  return { state: "refused", why: /permission|denied|access/.test(word) ? "not_allowed" : "failed" };
}

/** WeCom's client, by its own JS-SDK; outside of it every call of that would wait for ever. */
export function createWecomHost(calls: HostCalls): Host {
  if (!env.isWeCom) return browserHost;
  let registered: Promise<void> | null = null;

  const registerOnce = () =>
    (registered ??= (async () => {
      const { wecom } = await calls.hosts();
      if (!wecom) throw new Error("WeCom is not configured");
      const refused = forgetKnownRefusals();
      register({
        corpId: wecom.corpId,
        agentId: wecom.agentId,
        jsApiList: SIGNED_APIS,
        getConfigSignature: async (url) => (await calls.sign("wecom", url)).config,
        getAgentConfigSignature: async (url) => (await calls.sign("wecom", url)).agentConfig,
        onConfigFail: refused,
        onAgentConfigFail: refused,
      });
    })().catch((error: unknown) => {
      registered = null;
      throw error;
    }));
  const signed =
    <T>(call: () => Promise<T>) =>
    async () => {
      await registerOnce();
      return call();
    };
  const quick = (call: () => Promise<unknown>) => settleQuietly(NETWORK_MS, signed(call), refusalOf);
  const byPerson = (call: () => Promise<unknown>) => settleQuietly(PERSON_MS, signed(call), refusalOf);

  return {
    kind: "wecom",
    // WeCom gives no code to a page: one logs in by going to its own page and coming back.
    loginCode: () => Promise.resolve(unsupported),
    // Its bar shows the page's own title.
    setTitle: () => Promise.resolve(ok(null)),
    share: ({ title, text, url }) =>
      byPerson(() => shareAppMessage({ title, desc: text, link: url, imgUrl: "" })),
    scan: () =>
      settle(
        PERSON_MS,
        signed(async () => (await scanQRCode({ needResult: true })).resultStr ?? ""),
        refusalOf,
      ),
    keepScreenOn: (on) => quick(() => setKeepScreenOn({ keepScreenOn: on })),
    async recordVoice() {
      const started = await byPerson(() => startRecord({}));
      return started.state === "ok" ? ok({ stop: stopVoice }) : started;
    },
    openChat: (target) =>
      quick(() =>
        "conversationId" in target
          ? openExistedChatWithMsg({ chatId: target.conversationId })
          : openEnterpriseChat({ userIds: [target.userId], groupName: "" }),
      ),
    copy: (text) => quick(() => setClipboardData({ data: text })),
    // Needs no signature, and must work where that failed.
    close: () => settleQuietly(QUICK_MS, () => invoke("closeWindow"), refusalOf),
  };
}

/**
 * `register` begins to sign by itself and lets go of the promise: where the client refuses, the browser would report a
 * rejection that nobody handled. The refusal reaches whoever calls, so only that one report is taken back.
 */
function forgetKnownRefusals(): (reason: unknown) => void {
  const known = new WeakSet<object>();
  window.addEventListener("unhandledrejection", (event) => {
    const reason: unknown = event.reason;
    if (typeof reason === "object" && reason !== null && known.has(reason)) event.preventDefault();
  });
  return (reason) => {
    if (typeof reason === "object" && reason !== null) known.add(reason);
  };
}

async function stopVoice(): Promise<Outcome<Voice>> {
  return settle(
    NETWORK_MS,
    async () => {
      const { localId } = await stopRecord({});
      const { serverId } = await uploadVoice({ localId, isShowProgressTips: false });
      return { mediaId: serverId, seconds: null };
    },
    refusalOf,
  );
}
