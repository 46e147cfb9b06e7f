/** What callers read. Chinese and English are written side by side so that neither is forgotten. */
const messages = {
  internal: ["服务出了点问题，请稍后再试。", "Something went wrong on our side. Please try again."],
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
  "session.demo_closed": ["演示登录已关闭。{reason}", "The demonstration login is closed. {reason}"],
  "plan.not_found": ["没有找到这个面试方案。", "This plan was not found."],
  "plan.changed": [
    "方案刚被别人修改过，请刷新后再改。",
    "Somebody changed this plan meanwhile. Reload and edit again.",
  ],
  "plan.archived": ["方案已归档，不能再使用。", "This plan is archived."],
  "plan.template_not_found": ["没有这个模板。", "There is no such template."],
  "invitation.not_found": [
    "链接无效，请检查是否复制完整。",
    "This link is not valid. Check that it was copied whole.",
  ],
  "invitation.expired": [
    "这个面试链接已过期，请联系招聘方重新邀请。",
    "This invitation has expired. Please ask the recruiter for a new one.",
  ],
  "invitation.revoked": [
    "这个面试链接已失效，请使用最新收到的链接或联系招聘方。",
    "This invitation is no longer valid. Use the newest link you received or ask the recruiter.",
  ],
  "invitation.expires_too_soon": [
    "截止时间要晚于现在至少 10 分钟。",
    "The deadline must be at least 10 minutes ahead.",
  ],
  "invitation.expires_too_late": ["截止时间最长为 180 天。", "The deadline can be at most 180 days ahead."],
  "invitation.no_contact": ["候选人没有留下这种联系方式。", "There is no such contact for this candidate."],
  "interview.not_found": ["没有找到这场面试。", "This interview was not found."],
  "interview.status": ["面试当前的状态不允许这样做。", "The interview's present state does not allow this."],
  "interview.state_changed": [
    "页面状态已更新，正在重新载入。",
    "The interview has moved on. Reloading its state.",
  ],
  "interview.opened_elsewhere": ["面试已在另一个页面打开。", "The interview is open in another page."],
  "interview.medium_not_allowed": ["不能使用这种作答方式。", "This way of answering is not available."],
  "interview.already_given": ["评价已经提交过了。", "Your feedback was already given."],
  "consent.required": ["请先阅读说明并同意。", "Please read the notice and consent first."],
  "consent.outdated": ["说明已更新，请重新阅读。", "The notice has changed. Please read it again."],
  "identity.too_soon": [
    "验证码刚发送过，请 {seconds} 秒后再试。",
    "A code was just sent. Try again in {seconds} s.",
  ],
  "identity.code_wrong": ["验证码不对，还可以试 {left} 次。", "That code is not right. {left} tries left."],
  "identity.code_expired": ["验证码已过期，请重新获取。", "The code has expired. Ask for a new one."],
  "identity.too_many_attempts": ["尝试次数过多，请重新获取验证码。", "Too many tries. Ask for a new code."],
  "identity.no_channel": ["没有可用的联系方式。", "There is no such contact to send a code to."],
  "question.not_current": ["现在不是作答这道题的时候。", "This is not the current question."],
  "answer.not_found": ["没有找到这个回答。", "This answer was not found."],
  "answer.not_begun": ["还没有开始作答。", "Answering has not begun."],
  "answer.sealed": [
    "回答已提交，不再接收新的录音录像。",
    "This answer is sealed; only chunks of its manifest may arrive.",
  ],
  "answer.time_over": ["作答时间已到。", "The time for this answer is over."],
  "answer.no_rerecord": ["这道题不能再重录了。", "This answer cannot be recorded again."],
  "answer.empty": ["还没有任何内容。", "There is nothing in this answer yet."],
  "chunk.conflict": ["同一分片的内容不一致。", "The same chunk arrived with other content."],
  "chunk.too_large": ["分片过大。", "The chunk is too large."],
  "chunk.not_media": ["内容不是录音或录像。", "This is not a recording."],
  "media.not_found": ["没有找到这段录音录像。", "This recording was not found."],
  "media.ticket_expired": ["上传许可已过期。", "The upload ticket has expired."],
  "media.ticket_invalid": ["上传许可无效。", "The upload ticket is not valid."],
  "media.checksum_mismatch": ["内容校验不一致。", "The checksum does not match."],
  "media.size_mismatch": ["内容大小不一致。", "The size does not match."],
  "media.too_large": ["文件过大。", "The file is too large."],
  "media.conflict": ["已存在不同的内容。", "Other content is already stored there."],
  "media.link_expired": ["播放链接已过期，请刷新。", "The link has expired. Reload the page."],
  "transcript.changed": [
    "转写已被更新，请刷新后再改。",
    "The transcript has changed meanwhile. Reload and edit again.",
  ],
  "transcript.not_found": ["没有这个转写版本。", "There is no such transcript version."],
  "report.not_ready": ["报告还在生成。", "The report is not ready yet."],
  "job.not_found": ["没有找到这个任务。", "This job was not found."],
  "job.not_dead": ["只有失败的任务可以重试。", "Only failed jobs can be retried."],
  "voice.not_available": ["这道题没有语音。", "There is no sound for this question."],
  "speech.busy": ["语音识别正忙，请稍后再试。", "Speech recognition is busy. Try again shortly."],
  "candidate.unreachable": ["请填写手机号或邮箱。", "A phone number or an e-mail address is needed."],
} as const satisfies Record<string, readonly [zh: string, en: string]>;

export type MessageKey = keyof typeof messages;
export type Locale = "zh" | "en";

export const isMessageKey = (code: string): code is MessageKey => Object.hasOwn(messages, code);

export function localize(
  key: MessageKey,
  locale: Locale,
  params: Record<string, string | number> = {},
): string {
  return messages[key][locale === "zh" ? 0 : 1].replace(/\{(\w+)\}/g, (_, name: string) =>
    String(params[name] ?? ""),
  );
}
