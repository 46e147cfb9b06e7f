export type DeviceWords = {
  browser: "dingtalk" | "wecom" | "wechat" | "edge" | "chrome" | "firefox" | "safari" | "other";
  system: "windows" | "macos" | "ios" | "android" | "linux" | "other";
};

/** Who names itself as several comes first: a chat client's web view also says Chrome, Chrome also says Safari. */
const BROWSERS: [RegExp, DeviceWords["browser"]][] = [
  [/DingTalk/i, "dingtalk"],
  [/wxwork/i, "wecom"],
  [/MicroMessenger/i, "wechat"],
  [/Edg(e|A|iOS)?\//, "edge"],
  [/Firefox|FxiOS/, "firefox"],
  [/Chrome|CriOS|Chromium/, "chrome"],
  [/Safari/, "safari"],
];
const SYSTEMS: [RegExp, DeviceWords["system"]][] = [
  [/Windows/, "windows"],
  [/iPhone|iPad|iPod/, "ios"],
  [/Android|HarmonyOS/, "android"],
  [/Mac OS X|Macintosh/, "macos"],
  [/Linux|X11|CrOS/, "linux"],
];
const first = <T>(known: [RegExp, T][], text: string, otherwise: T): T =>
  known.find(([pattern]) => pattern.test(text))?.[1] ?? otherwise;

/** What a person would call the device behind a User-Agent header. It may lie: for recognising, not for deciding. */
export const deviceWords = (userAgent: string): DeviceWords => ({
  browser: first(BROWSERS, userAgent, "other"),
  system: first(SYSTEMS, userAgent, "other"),
});
