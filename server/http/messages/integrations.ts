import type { Messages } from "./types";

/** Other systems: tokens and webhooks. */
export const integrations = {
  "api_token.not_found": ["没有找到这个令牌。", "This token was not found."],
  "api_token.ended": [
    "这个令牌已吊销或过期，请新建一个。",
    "This token is revoked or has expired. Make a new one.",
  ],
  "api_token.wider": [
    "不能给令牌超出您自己的权限。",
    "A token cannot be given more than you may do yourself.",
  ],
  "api_token.expiry": ["到期时间要在将来，最长三年。", "It has to expire in the future, within three years."],
  "webhook.not_found": ["没有找到这个推送地址。", "This webhook was not found."],
  "webhook.delivery_not_found": [
    "没有找到这条推送记录，可能已清除。",
    "This delivery was not found; it may have been cleared away.",
  ],
  "webhook.off": ["推送已停用，请先启用。", "This webhook is off. Turn it on first."],
  "webhook.on_its_way": ["这条推送正在发送。", "This delivery is on its way already."],
  "webhook.url_invalid": ["这不是一个完整的网址。", "This is not a whole address."],
  "webhook.url_scheme": ["推送地址要以 https:// 开头。", "The address has to begin with https://."],
  "webhook.url_credentials": [
    "推送地址里不能带用户名或密码；请用签名来验证。",
    "The address may hold no user name or password. Verify by the signature instead.",
  ],
  "webhook.url_port": ["端口只能是 443，或 1024 以上。", "The port has to be 443, or 1024 and above."],
  "webhook.url_notation": [
    "请用常规写法填写 IP 地址，例如 https://203.0.113.7。",
    "Write the IP address in the usual way, such as https://203.0.113.7.",
  ],
  "webhook.url_private": [
    "这个地址指向本机或内部网络，不能推送。请用公网可以访问的地址。",
    "This address leads to this machine or an internal network and is refused. Use one on the public Internet.",
  ],
  "webhook.url_unknown": [
    "找不到这个域名，请检查拼写。",
    "This host name cannot be found. Check its spelling.",
  ],
} as const satisfies Messages;
