export const profiles = {
  match: {
    reportHint: "面试得分达到岗位要求的程度占 70 %，简历覆盖岗位要求的程度占 30 %。算式在报告末尾。",
    title: "简历与岗位",
    note: "只看学历、年限、证书、语言、技能和做过的事。年龄、性别、民族等从不参与比较。经历和语言没有写明的算未说明，不算不符合。",
    score: "覆盖 {{score}}",
    of: "/ 100",
    noScore: "简历写得太少，不计分",
    met: { yes: "符合", partly: "部分符合", no: "不符合", unknown: "未说明" },
    points: "计 {{points}} 分",
    sum: "算法：{{sum}} ÷ {{count}} = {{score}}。每条要求同样重：符合 100、部分符合 50、不符合 0。",
    uncounted: "未说明的 {{count}} 条不计入。",
    duties: "岗位职责",
    leftOut: "岗位里有 {{count}} 条要求不能用来筛选，已略过。",
    nothing: "这个岗位还没有写要求。",
    reading: "正在读简历，读完后这里会对照岗位要求。",
    source: "对照简历",
  },
};
