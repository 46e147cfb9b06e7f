import type { LibraryDimension } from "../types";
import { phrases } from "./phrases";

export const planning: LibraryDimension = {
  zh: {
    name: "计划统筹",
    description: "从目标倒推步骤、时间、人手和预算，分清先后，留出余地，并随情况调整。",
    anchors: [
      "想到哪做到哪，没有先后和时间，忙完才发现漏了要紧的事。",
      "有一张任务单，但没有区分轻重，也没有估计时间和资源。",
      "把目标分成几步，写明时间和负责人，按重要程度排出先后。",
      "从目标倒推关键节点、预算和人手，说明取舍的理由；预想主要风险并备好后手，中途按数据调整。",
      "在目标互相冲突、资源不足时重新排定各方都接受的先后；计划里有可检查的指标和停损点，执行后拿结果修正了下一轮的做法。",
    ],
    indicators: phrases(`
      计划、规划、倒推、时间表、排期、节点、里程碑、分阶段、第一周、预算、人手、资源、优先、先后顺序、
      轻重缓急、负责人、分解、备用方案、预案、留余地、缓冲、预估、投入产出、取舍、砍掉、
      延后、调整方案、考核点、止损
    `),
  },
  en: {
    name: "Planning",
    description:
      "Works back from the goal to steps, dates, people and budget, puts first things first, leaves room, and adjusts as facts come in.",
    anchors: [
      "Does things as they come, without order or dates, and discovers afterwards what was left out.",
      "Keeps a list of tasks but without what matters most, how long it takes or what it needs.",
      "Splits the goal into steps with a date and a name for each, ordered by importance.",
      "Works back from the goal to key dates, budget and people and gives reasons for what was left out; expects the main risks, has a fallback, and adjusts by the figures.",
      "Re-orders conflicting goals under scarce resources in a way that all sides accept; the plan carries measures and a stop point, and its outcome changed how the next round was planned.",
    ],
    indicators: phrases(`
      planned, worked backwards, timeline, schedule, milestones, phase, week one, first week, budget, headcount, resources,
      prioritise, prioritize, priorities, first things first, in charge of each, fallback, contingency, buffer,
      estimate, return on, cut the scope, dropped, postponed, adjusted, key metric, stop point, sequence, allocate
    `),
  },
};
