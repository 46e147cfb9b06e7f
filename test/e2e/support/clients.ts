import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { openDesk, openPhone } from "./browser";
import type { CleanUp } from "./cleanUp";

/** Chat clients: what they say of themselves, and the native bridge that their pages find. */

export type ClientKind = "dingtalk-android" | "dingtalk-ios" | "dingtalk-desktop" | "wecom";
/** By name of the native call; a call without an answer waits for ever. */
export type Answers = Record<string, { value?: unknown; error?: unknown }>;

export const USER_AGENTS: Record<ClientKind, string> = {
  "dingtalk-android":
    "Mozilla/5.0 (Linux; U; Android 13; zh-CN; V2203A) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/100.0.4896.58 UWS/5.12.3.0 Mobile Safari/537.36 AliApp(DingTalk/7.6.15) com.alibaba.android.rimet/38000000 Channel/227200",
  "dingtalk-ios":
    "Mozilla/5.0 (iPhone; CPU iPhone OS 16_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/20G75 AliApp(DingTalk/7.6.15) com.laiwang.DingTalk/40000000 Channel/201200 language/zh-Hans",
  "dingtalk-desktop":
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/108.0.5359.125 Safari/537.36 dingtalk-win/1.0.0 nw(0.14.7) DingTalk(7.6.15-Release.240415006) Mojo/1.0.0 Native AppType(release) Channel/201200",
  wecom:
    "Mozilla/5.0 (Linux; Android 13; V2203A) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/107.0.5304.141 Mobile Safari/537.36 wxwork/4.1.20 MicroMessenger/7.0.1 NetType/WIFI Language/zh ColorScheme/Light",
};

/** A phone, or the desk, inside a chat client; `null` in place of answers is a client that never puts its bridge in. */
export async function openInClient(
  browser: Browser,
  cleanUp: CleanUp,
  kind: ClientKind,
  answers: Answers | null,
  options = {},
): Promise<BrowserContext> {
  const open = kind === "dingtalk-desktop" ? openDesk : openPhone;
  const phone = await open(browser, { userAgent: USER_AGENTS[kind], ...options });
  cleanUp.later(() => phone.close());
  await phone.addInitScript({ path: join(__dirname, "bridges.js") });
  if (answers) {
    await phone.addInitScript(`window.installBridge(${JSON.stringify(kind)}, ${JSON.stringify(answers)})`);
  }
  return phone;
}

type Chunk = { file: string };
const manifest = () =>
  JSON.parse(readFileSync(join(__dirname, "../../../dist/public/.vite/manifest.json"), "utf8")) as Record<
    string,
    Chunk | undefined
  >;

/** The built chunk of a source file, as our pages load it. */
export function chunkOf(source: string): string {
  const chunk = manifest()[source];
  if (!chunk) throw new Error(`${source} is not a chunk of its own`);
  return `/${chunk.file}`;
}

/** Every call that reached the client. */
export const nativeCalls = (page: Page): Promise<{ name: string; params: Record<string, unknown> }[]> =>
  page.evaluate("bridge.calls");
