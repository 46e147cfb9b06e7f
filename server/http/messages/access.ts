import type { Messages } from "./types";

/** Requests, logins, staff and who may do what. */
export const access = {
  internal: ["服务出了点问题，请稍后再试。", "Something went wrong on our side. Please try again."],
  "database.away": [
    "数据库暂时连不上，您刚才的操作可能没有完成。请过几秒再试。",
    "The database cannot be reached just now; what you did may not have been saved. Try again in a few seconds.",
  ],
  "request.invalid": ["提交的内容有误，请检查。", "The request has invalid values."],
  "request.not_json": ["请求内容不是有效的 JSON。", "The body is not valid JSON."],
  "request.too_large": ["请求内容过大。", "The body is too large."],
  "request.too_many": ["操作太频繁，请 {seconds} 秒后再试。", "Too many requests. Try again in {seconds} s."],
  "request.not_found": ["没有这个地址。", "There is nothing at this address."],
  "request.method": ["这个地址不支持该方法。", "This address does not support that method."],
  "request.media_type": ["不支持这种内容类型。", "This content type is not supported."],
  "request.forged": ["请从本站页面操作。", "This request did not come from our own pages."],
  "request.idempotency_mismatch": [
    "同一个 Idempotency-Key 用在了不同的请求上。",
    "The Idempotency-Key was already used for another request.",
  ],
  "request.in_progress": ["相同的请求正在处理。", "The same request is still being handled."],
  "session.invalid": ["登录已失效，请重新验证。", "Your session has ended. Please verify again."],
  "session.required": ["请先登录。", "Please log in first."],
  "session.forbidden": ["您没有这项权限。", "You do not have permission for this."],
  "session.suspended": ["您的账号已停用，请联系管理员。", "Your account is suspended. Ask an administrator."],
  "session.demo_closed": ["演示登录已关闭。{reason}", "The demonstration login is closed. {reason}"],
  "session.credentials_wrong": ["邮箱或密码不对。", "The e-mail address or the password is not right."],
  "session.code_required": [
    "请输入验证器上的 6 位数字。",
    "Enter the six digits from your authenticator app.",
  ],
  "session.code_wrong": [
    "验证码不对或已用过，请用最新的一个。",
    "That code is not right or was used. Take the newest one.",
  ],
  "session.throttled": ["尝试次数过多，请 {seconds} 秒后再试。", "Too many tries. Try again in {seconds} s."],
  "session.busy": [
    "登录的人太多，请 {seconds} 秒后再试。",
    "Many people are logging in. Try again in {seconds} s.",
  ],
  "session.no_role": [
    "您的账号还没有角色，请联系管理员。",
    "Your account has no role yet. Please ask an administrator.",
  ],
  "session.not_found": ["没有找到这个登录。", "This session was not found."],
  "password.too_short": ["密码至少 10 个字。", "A password has at least 10 characters."],
  "password.too_long": ["密码最长 128 个字。", "A password has at most 128 characters."],
  "password.common": [
    "这个密码太常见，容易被猜到。试试几个不相干的词连在一起。",
    "This password is easily guessed. Try a few unrelated words.",
  ],
  "password.personal": [
    "密码里主要是您的姓名、邮箱或公司名，容易被猜到。",
    "This password is mostly your name, e-mail or company, and easily guessed.",
  ],
  "staff_link.invalid": [
    "链接无效，请检查是否复制完整。",
    "This link is not valid. Check that it was copied whole.",
  ],
  "staff_link.used": ["这个链接已经用过，或有了更新的链接。", "This link was used, or a newer one was sent."],
  "staff_link.expired": ["这个链接已过期。", "This link has expired."],
  "identity.account_wrong": [
    "这个账号与招聘方留下的联系方式对不上，请用验证码确认。",
    "This account does not match the contact that the recruiter has. Please confirm by a code.",
  ],
  "chat_login.not_configured": ["没有配置这个平台的登录。", "Logging in by this platform is not configured."],
  "chat_login.code": [
    "这次登录已失效，请重新从钉钉或企业微信登录。",
    "This login is no longer valid. Please start again from DingTalk or WeCom.",
  ],
  "chat_login.unknown": [
    "这个账号还不能登录，请联系管理员为您开通。",
    "This account cannot log in here. Please ask an administrator to open it for you.",
  ],
  "chat_login.unavailable": [
    "平台暂时没有响应，请稍后再试，或用邮箱登录。",
    "The platform does not answer. Try again in a moment, or log in by e-mail.",
  ],
  "chat_login.foreign_page": ["只能为本站的页面签名。", "Only pages of this site can be signed."],
  "staff.already_active": [
    "对方已经设置过密码，忘记时可在登录页重置。",
    "They have a password already and can reset it on the login page.",
  ],
  "staff.invitation_suspended": ["账号已停用，请先恢复。", "The account is suspended. Restore it first."],
  "account.password_wrong": ["当前密码不对。", "Your present password is not right."],
  "account.password_required": ["请先输入当前密码。", "Please enter your present password first."],
  "account.code_required": [
    "请输入正在使用的验证器上的数字，或一个恢复码。",
    "Enter a code from the authenticator in use, or a recovery code.",
  ],
  "account.second_factor_first": [
    "公司要求两步验证，请先完成设置。",
    "Your company asks for a second factor. Please set it up first.",
  ],
  "account.second_factor_kept": [
    "公司要求两步验证，不能关闭，可以更换。",
    "Your company asks for a second factor: it can be replaced, not turned off.",
  ],
  "account.second_factor_off": ["两步验证没有开启。", "The second factor is not on."],
  "account.nothing_pending": ["请重新扫描二维码。", "Please scan a new QR code."],
  "staff.not_found": ["没有找到这位员工。", "This member of staff was not found."],
  "staff.email_taken": ["这个邮箱已经是{name}的。", "This e-mail address is {name}'s already."],
  "staff.email_unavailable": [
    "这个邮箱不能使用，请换一个，或请总部管理员处理。",
    "This e-mail address cannot be used. Take another one, or ask an HQ administrator.",
  ],
  "staff.beyond": [
    "这位员工的权限超出您的管理范围。",
    "This person may do more than you; somebody with wider permissions has to change it.",
  ],
  "staff.last_administrator": [
    "这是最后一位集团管理员，不能停用、撤销或调动。请先指定另一位。",
    "This is the last administrator, who can be neither suspended, revoked nor moved. Name another one first.",
  ],
  "grant.wider": [
    "不能授予或撤销超出自己范围的权限。",
    "You cannot give or take what reaches further than your own.",
  ],
  "identity.too_soon": [
    "验证码刚发送过，请 {seconds} 秒后再试。",
    "A code was just sent. Try again in {seconds} s.",
  ],
  "identity.code_wrong": ["验证码不对，还可以试 {left} 次。", "That code is not right. {left} tries left."],
  "identity.code_expired": ["验证码已过期，请重新获取。", "The code has expired. Ask for a new one."],
  "identity.too_many_attempts": ["尝试次数过多，请重新获取验证码。", "Too many tries. Ask for a new code."],
  "identity.no_channel": ["没有可用的联系方式。", "There is no such contact to send a code to."],
  "job.not_found": ["没有找到这个任务。", "This job was not found."],
  "job.not_dead": ["只有失败的任务可以重试。", "Only failed jobs can be retried."],
} as const satisfies Messages;
