/** What a plan lets candidates see of themselves. */
export const shownFeedback = {
  shownFeedback: {
    title: "给候选人的反馈",
    choice: { none: "不给", feedback: "个人反馈", bands: "反馈和各维度档位" },
    hint: {
      none: "候选人只看到进展和结果。",
      feedback:
        "结果公布时，最晚报告生成后 7 天，候选人看到做得好的地方和两条建议，引用自己的原话，不含分数。",
      bands: "个人反馈之外，每个维度显示“展现充分、有所展现、还可以多展现”，不含分数。",
    },
  },
};
