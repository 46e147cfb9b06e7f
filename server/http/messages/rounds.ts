import type { Messages } from "./types";

/** What comes between an interview and a hire. */
export const rounds = {
  "round.not_found": [
    "没有找到这场面试，或您不是面试官。",
    "This meeting was not found, or you are none of its interviewers.",
  ],
  "round.slot_not_found": ["没有找到这个时间。", "This time was not found."],
  "round.slot_gone": [
    "这个时间刚被选走了，请另选一个。",
    "This time has just been taken. Please choose another.",
  ],
  "round.slot_time": ["可选时间要在今后半年之内。", "Times lie within the coming half year."],
  "round.slot_twice": ["同一时间、同一地点写了两次。", "The same time and place stands here twice."],
  "round.no_position": [
    "这场面试没有对应岗位，只能给这位候选人提供时间。",
    "This interview has no position: times can be offered to this candidate alone.",
  ],
  "round.interviewer_unknown": [
    "有面试官不在这个分支机构，或已停用。",
    "One of the interviewers is not of this branch, or is no longer active.",
  ],
  "round.not_begun": [
    "复试还没有开始，不能记录到场情况。",
    "The meeting has not begun: whether somebody came cannot be said yet.",
  ],
  "round.missed_early": [
    "复试开始 30 分钟以后才能记录“没有到场”。",
    "That somebody did not come can be said 30 minutes after the meeting began.",
  ],
  "round.form_owed": [
    "别的面试官已经提交评价，您还没有提交：请先提交自己的评价；如果不参加了，请让同事来更换。",
    "Others have sent their forms and you owe yours: send it first. If you cannot meet the candidate, ask a colleague to change the names.",
  ],
  "round.forms_known": [
    "别的面试官已经提交评价，您之前退出了这一轮，不能自己再加入；需要时请让同事来加。",
    "Others have sent their forms since you left this round, so you cannot name yourself again. Ask a colleague if you are needed.",
  ],
  "round.no_file": ["还没有定下时间，没有日程文件。", "No time was agreed, so there is no calendar file."],
  "round.form_unknown": [
    "评价维度与方案不符，请刷新后再试。",
    "The ratings do not fit the plan. Reload and try again.",
  ],
  "round.form_incomplete": [
    "请给每个维度评级或选“证据不足”，并选择建议。",
    "Rate each dimension, or say that there is not enough evidence, and choose a recommendation.",
  ],
  "second_round.reason_required": ["请写明换时间的原因。", "Please say why another time is needed."],
  "second_round.moves": [
    "已经换过三次时间，请直接联系招聘人员。",
    "The time was moved three times. Please contact the recruiter.",
  ],
} as const satisfies Messages;
