/** Messages to candidates that somebody has to look after. */
export const messages = {
  messages: {
    title: "没有送到的消息",
    intro: "发送失败、或发出后没有回音的邀请和提醒。处理过的会从这里消失，经过留在那场面试里。",
    empty: "没有需要处理的消息",
    emptyText: "发给候选人的消息都送到了，或者还在正常发送。",
    back: "回到面试列表",
    purpose: {
      invitation: "邀请",
      reminder: "提醒",
      code: "验证码",
      second_round: "复试邀请",
      second_round_agreed: "复试时间",
      notice: "通知",
    },
    state: { failed: "发送失败", unknown: "结果不明" },
    unknownReason: "已经交给发送通道，但没有得到答复，对方可能已经收到。建议先与候选人确认，再决定是否重发。",
    dead: "内容已经失效，不能再发；请从面试里重新发出邀请。",
    detail: "通道的原话",
    resend: "重新发送",
    resent: "已重新排队发送",
    settle: "已另行联系",
    settled: "已从列表移除",
    askTitle: "{{name}}可能会收到两次",
    askText: "不清楚上一次是否送到。确认可以再发一次吗？",
    actionsFor: "处理发给{{name}}的{{what}}",
  },
};
