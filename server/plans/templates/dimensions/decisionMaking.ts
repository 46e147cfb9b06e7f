import type { LibraryDimension } from "../types";
import { phrases } from "./phrases";

export const decisionMaking: LibraryDimension = {
  zh: {
    name: "决策判断",
    description: "在信息不全、利弊交织时分清轻重，比较选择，及时拍板并承担后果，情况变了肯改。",
    anchors: [
      "等别人定，或凭第一感觉就定，说不出考虑过别的选择。",
      "列得出利弊却迟迟不定，或只挑支持自己的消息；结果不好时归咎于别人。",
      "说清要决定什么、什么时候必须定，比较了两种以上的选择，讲得出取舍的理由。",
      "分得清哪些信息值得等、哪些可以边做边看；听过反对意见和受影响的人，留好退路，说明什么信号出现就改。",
      "在代价高、意见对立时敢于定下来并说明理由，主动承担后果；事后区分运气和判断，把得失变成以后做决定的规矩。",
    ],
    indicators: phrases(`
      当时的信息、信息不全、最坏的情况、可逆、退路、止损点、两害相权、机会成本、反对意见、谁受影响、决定的依据、
      先小范围、风险评估、后果由我、果断、及时叫停、调整决定、判断标准、假如错了、预设条件
    `),
  },
  en: {
    name: "Decision making",
    description:
      "Sorts what matters when facts are missing and interests cross, compares options, decides in time, answers for it, and changes course when the facts do.",
    anchors: [
      "Waits for others or goes by first impression; cannot name another option that was considered.",
      "Lists pros and cons but does not decide, or picks only the news that suits; blames others when it goes wrong.",
      "States what had to be decided and by when, compared at least two options, and gives the reasons for the choice.",
      "Knows which facts were worth waiting for and which could be learnt on the way; heard objections and those affected, kept a way back, and named the signal that would change the decision.",
      "Decides and explains it when the stakes are high and opinions divided, and answers for what follows; afterwards tells luck from judgement and turns it into a rule for later decisions.",
    ],
    indicators: phrases(`
      incomplete information, worst case, reversible, way back, stop-loss, alternatives, opportunity cost,
      objections, who would be affected, deciding factor, my reasoning, criteria, calculated risk, on balance,
      made the call, pulled the plug, cut our losses, by when to decide, assumption, in hindsight, small trial,
      second opinion, options were
    `),
  },
};
