import type { LibraryDimension } from "../types";
import { phrases } from "./phrases";

export const productSense: LibraryDimension = {
  zh: {
    name: "产品思维",
    description: "看准为谁解决什么问题，想清价值和范围，用最小的做法验证，对上线后的效果负责。",
    anchors: [
      "把老板或竞品的功能照搬过来，说不出用户为什么需要。",
      "描述了功能长什么样，没有说明目标用户、场景和怎样算成功。",
      "说清用户、场景和问题，给出合理的方案和主要流程，定了上线后要看的指标。",
      "比较过几种方案并说明放弃的理由，先做最小可用的版本验证，考虑了异常流程和对业务的影响，用上线前后的结果说明价值。",
      "从零散现象中看出值得做的机会，敢于不做或砍掉；把用户价值、商业目标和技术成本放在一起取舍，长期效果可查，并形成团队沿用的判断方法。",
    ],
    indicators: phrases(`
      目标用户、场景、用户故事、核心功能、最小可用、上线、迭代、需求文档、原型、流程图、竞品、
      价值、为什么做、不做、砍需求、范围、边界、异常流程、验收标准、成功标准、灰度测试、商业目标、
      成本收益、使用频率、解决什么问题、机会、需求池、体验
    `),
  },
  en: {
    name: "Product sense",
    description:
      "Sees whose problem is worth solving, thinks value and scope through, tries the smallest version first, and answers for the effect after release.",
    anchors: [
      "Copies a feature from the boss or a competitor and cannot say why users need it.",
      "Describes what the feature looks like but not for whom, when it is used or what counts as success.",
      "States user, situation and problem, gives a sensible solution with its main flow, and sets a measure to watch after release.",
      "Compared several solutions and says why the others were dropped; tested a smallest useful version first, covered what can go wrong, and shows value by results from before and after.",
      "Sees an opportunity in scattered signs and dares not to build or to cut; weighs user value, business goal and technical cost together, with lasting effects that can be checked and a way of deciding the team still uses.",
    ],
    indicators: phrases(`
      target user, scenario, user story, core feature, minimum viable, MVP, launched, shipped, iterated, requirements,
      prototype, wireframe, user flow, competing product, value to, why build, decided not to, left out of scope, smallest version,
      edge flow, acceptance criteria, success criteria, beta, business goal, cost and benefit, how often, problem to solve,
      saw an opportunity, backlog, roadmap
    `),
  },
};
