import type { LibraryDimension } from "../types";
import { phrases } from "./phrases";

export const teamwork: LibraryDimension = {
  zh: {
    name: "团队协作",
    description: "为共同的目标和别人一起做事：说清分工，主动补位，分歧对事不对人，把功劳和信息分享出来。",
    anchors: [
      "只管自己那一份，出了问题说是别人没有配合。",
      "别人来找时愿意帮忙，但很少主动通气；有分歧就回避，或交给上级裁决。",
      "与同事说清分工和时间，按时交出自己的部分，遇到影响别人的变化会提前告知。",
      "主动了解别人的难处并补位；有分歧时拿事实和共同目标来谈，定下来以后即使不是自己的主张也全力去做。",
      "把目标不同的几个人或几个部门拢到一件事上，建立大家都用的分工和通气办法；公开肯定别人的贡献，事后合作关系比之前更好。",
    ],
    indicators: phrases(`
      一起商量、分工、配合、协作、合作、协同、补位、帮他、搭把手、互相、跨部门、别的部门、同事、团队、
      共同目标、分享给大家、拉了个群、碰头、站会、各方、意见不一致、求同存异、对事不对人、
      各让一步、支持他的方案、功劳、感谢、拉上、齐心
    `),
  },
  en: {
    name: "Teamwork",
    description:
      "Works with others towards a shared goal: makes roles clear, steps in, argues about the matter and not the person, and shares credit and information.",
    anchors: [
      "Looks after their own part only; when things go wrong, others did not cooperate.",
      "Helps when asked but rarely volunteers information; avoids disagreement or hands it to the boss.",
      "Agrees who does what by when, delivers their part on time, and warns others early about changes that affect them.",
      "Notices where others struggle and steps in; settles disagreement with facts and the shared goal, and backs the decision fully even when it was not their own idea.",
      "Brings people or departments with different aims behind one piece of work, sets up a way of sharing that all of them use, credits others in public, and leaves the relationship stronger than before.",
    ],
    indicators: phrases(`
      worked together, team, colleague, pitched in, helped out, stepped in, split the work, who does what,
      cross-functional, other department, shared goal, common goal, shared what, collaborated, cooperated, stand-up,
      sat down together, disagreed, compromise, met halfway, backed the decision, supported their idea,
      gave credit, thanked, both sides, brought in, jointly, got everyone together
    `),
  },
};
