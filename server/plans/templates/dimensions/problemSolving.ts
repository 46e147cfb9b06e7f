import type { LibraryDimension } from "../types";
import { phrases } from "./phrases";

export const problemSolving: LibraryDimension = {
  zh: {
    name: "问题解决",
    description: "先稳住局面，再用事实找到真正的原因，比较办法后动手，并防止同样的问题再来。",
    anchors: [
      "描述问题有多难，却说不出自己做了哪些判断；等别人来解决。",
      "凭经验试一个办法，不行再换一个，表面现象消失就算结束。",
      "收集情况，分清现象和原因，选一个说得出理由的办法，并验证问题确实解决。",
      "先控制影响，再逐项排除找到根本原因；比较几种办法的代价和风险，说明为什么这样选，用前后数据证明有效。",
      "在信息不全、时间很紧时仍能分清轻重，提出并检验假设，解决了别人没解决的问题；还改了流程或机制，让同类问题不再发生，并推广给别人。",
    ],
    indicators: phrases(`
      查原因、根本原因、排查、定位、分析、假设、验证、逐一排除、对比、先稳住、临时方案、备选、优先级、
      权衡、利弊、风险、复现、根源、解决办法、彻底解决、避免再次、预防、流程改进、总结教训、
      数据显示、第一步、拆解、一步步、查明
    `),
  },
  en: {
    name: "Problem solving",
    description:
      "Contains the damage first, finds the real cause by facts, compares ways out before acting, and keeps the problem from coming back.",
    anchors: [
      "Describes how hard the problem was but not what they made of it; waits for somebody else to solve it.",
      "Tries one thing from habit and then another; stops when the symptom is gone.",
      "Gathers the facts, separates symptom from cause, picks a way they can give a reason for, and checks that it worked.",
      "Limits the damage first and then rules causes out one by one; weighs cost and risk of several ways, says why this one, and proves it with figures from before and after.",
      "Sorts what matters when time is short and facts are missing, tests hypotheses and solves what others could not; then changes the process so that it does not come back, and spreads that to others.",
    ],
    indicators: phrases(`
      root cause, the reason was, figured out, found out why, narrowed it down, ruled out, analysed, analyzed, hypothesis,
      tested whether, verified, compared, option, trade-off, weighed, pros and cons, risk, workaround, stopgap, contained,
      rolled back, reproduced, priority, broke it down, step by step, prevent, never happened again, fixed, post-mortem,
      changed the process
    `),
  },
};
