import type { Platform } from "./host";

/**
 * Which chat client shows this page, by what it says of itself; as the platforms' own SDKs tell it. WeChat without
 * WeCom is a browser to us: nobody of the company is known by it.
 */
export function detectHost(userAgent: string, frameName = ""): Platform | "browser" {
  if (/wxwork\/[\d.]+/i.test(userAgent)) return "wecom";
  if (/DingTalk/i.test(userAgent)) return "dingtalk";
  // The desktop client shows pages in a frame, and names itself in the frame's name.
  return /"hostOrigin"\s*:\s*"https?:\/\/[^"]*dingtalk\.com"/i.test(frameName) ? "dingtalk" : "browser";
}
