import type { Locale } from "../http/messages";

/** Why somebody was left out, or a wish for them was not carried out, in words for the recruiter. */
const reasons = {
  name_missing: ["没有姓名。", "There is no name."],
  name_too_long: ["姓名过长（最多 60 个字）。", "The name is longer than 60 characters."],
  no_contact: [
    "手机和邮箱都没有，候选人无法接收验证码。",
    "There is neither a phone number nor an e-mail address, so the candidate could not prove who they are.",
  ],
  phone_wrong: ["手机号格式不对，请更正。", "The phone number is not a valid one."],
  email_wrong: ["邮箱格式不对，请更正。", "The e-mail address is not a valid one."],
  duplicate: [
    "和本批次里的另一位是同一个人，只邀请一次。",
    "The same person is already in this batch and is invited once.",
  ],
  open_interview: [
    "这位候选人在该方案下还有一场没结束的面试。",
    "This candidate already has an open interview for this plan.",
  ],
  other_name: [
    "这个手机号在候选人库里是另一个名字，请先核对。",
    "This phone number belongs to somebody of another name in the pool. Please check.",
  ],
  candidate_gone: ["这位候选人的资料已被删除。", "This candidate's record has been removed."],
  not_resendable: [
    "面试已经结束或撤销，没有重新发送。",
    "The interview has ended or was revoked, so nothing was sent again.",
  ],
  not_revocable: ["面试已经结束，无法撤销。", "The interview has ended and cannot be revoked."],
  internal: [
    "系统内部错误，请再试一次或单独邀请。",
    "Something went wrong on our side. Try again, or invite this person alone.",
  ],
} as const satisfies Record<string, readonly [zh: string, en: string]>;

export type RecipientReason = keyof typeof reasons;

export const explainReason = (reason: RecipientReason, locale: Locale): string =>
  reasons[reason][locale === "zh" ? 0 : 1];
