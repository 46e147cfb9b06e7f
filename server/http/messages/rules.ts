import type { Messages } from "./types";

/** Rules of plans: what follows from a result. */
export const rules = {
  "rules.refused": [
    "有规则不能这样设置，请看标出的地方。",
    "Some rules cannot be set like this. See what is marked.",
  ],
  "rules.duplicate_id": ["两条规则的编号相同。", "Two rules have the same id."],
  "rules.two_ways": [
    "一条规则只能有一个去向：邀请、推进、复核、感谢信选其一。",
    "A rule can lead one way only: invite, lead on, review or thank.",
  ],
  "rules.dimension_unknown": ["这个方案没有这个评分维度。", "This plan has no such dimension."],
  "rules.not_known_then": [
    "这个时候还不知道这项结果，条件永远不会成立。",
    "This is not known at that moment, so the condition could never hold.",
  ],
  "rules.plan_unknown": [
    "没有这个面试方案，或本单位不能用它来邀请。",
    "There is no such plan, or people of this unit cannot be invited by it.",
  ],
  "rules.staff_unknown": ["没有找到要通知的同事。", "A colleague to be told was not found."],
  "rules.person_only": [
    "直接进入下一轮的规则要由具体的人来设置，令牌不行。",
    "A rule that leads on to the next round has to be set by a person, not by a token.",
  ],
  "rules.changed": ["刚才有人改过，请刷新后再试。", "Somebody has just changed this. Reload and try again."],
  "rules.version_not_found": ["没有这个版本的规则。", "There is no such version of the rules."],
  "rules.run_not_found": ["没有找到这条规则记录。", "This record of a rule was not found."],
  "rules.not_waiting": ["这一条已经处理过了。", "This has been seen to already."],
  "rules.nothing_left": [
    "情况已经变化，没有可做的了。请刷新查看。",
    "Things have gone on: nothing is left to do here. Reload to see.",
  ],
  "rules.not_done": ["这一条没有做过什么，不需要撤回。", "Nothing was done here that could be taken back."],
  "rules.invitation_sent": [
    "邀请已经发出或被打开，不能撤回。需要的话请在面试页面撤销邀请。",
    "The invitation has gone out or was opened and cannot be taken back. You can revoke it on the interview's page.",
  ],
  "rules.approval_asked": [
    "审批卡片已经发给用人经理，或已经有了决定，不能撤回。",
    "The approval card has gone to the manager, or it is decided: it cannot be taken back.",
  ],
  "rules.second_round_sent": [
    "复试邀请已经发给候选人，不能撤回。需要的话请在面试页面撤回决定。",
    "The invitation to the second round has gone to the candidate and cannot be taken back. You can reverse the decision on the interview's page.",
  ],
  "rules.review_begun": ["复核已经开始，不能撤回。", "The review has begun and cannot be taken back."],
  "rules.letter_sent": [
    "感谢信已经发给候选人，不能撤回。需要的话请重新打开这条应聘。",
    "The thank-you letter has gone to the candidate and cannot be taken back. You can open the candidacy again.",
  ],
  "rules.went_on": ["之后又有了新的进展，不能撤回。", "Things have gone on since: it cannot be taken back."],
} as const satisfies Messages;
