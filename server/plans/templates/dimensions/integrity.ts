import type { LibraryDimension } from "../types";
import { phrases } from "./phrases";

export const integrity: LibraryDimension = {
  zh: {
    name: "诚信守则",
    description: "在有压力、有好处或没人看见时仍如实说话、按规定办事，保护好别人托付的财物和信息。",
    anchors: [
      "为了结果可以隐瞒、夸大或绕开规定，认为大家都这样。",
      "知道规定，但碰到熟人、上级或业绩压力就让步，事后也不说明。",
      "按规定办事，做不到的不答应；遇到拿不准的会先问清楚。",
      "在明显有损失或得罪人的情况下仍说实话、守规定，同时给对方一条合规的办法；自己出错会主动说明并承担。",
      "主动指出别人不愿碰的问题并按程序处理，对事公正、保护当事人；推动堵上制度的漏洞，使团队以后照规定做成了事。",
    ],
    indicators: phrases(`
      如实、诚实、违规、实话实说、说真话、不能答应、不承诺、做不到就、按规定、按制度、合规、底线、原则、
      保密、隐私、核实身份、授权书、主动承认、我的责任、承担、上报、不收、退回、回扣、
      账目、公私分明、诚信、守信、书面写明、不能透露、一视同仁
    `),
  },
  en: {
    name: "Integrity",
    description:
      "Tells the truth and keeps the rules under pressure, when there is something to gain or when nobody looks; protects money and information entrusted to them.",
    anchors: [
      "Hides, exaggerates or goes round the rules for the sake of the result; everybody does it.",
      "Knows the rules but gives way to friends, bosses or the monthly target, and says nothing afterwards.",
      "Keeps to the rules, does not promise what cannot be done, and asks first when unsure.",
      "Stays truthful and within the rules at a visible cost, while offering the other side a proper way forward; owns up to their own mistakes unasked.",
      "Raises what others would rather not touch and takes it through the proper steps, fair to those involved; had the gap in the rules closed, so that the team now gets results within them.",
    ],
    indicators: phrases(`
      told the truth, be honest, honestly told, upfront, could not promise, can't promise, would not promise, by the rules,
      company policy, compliance, compliant, principle, confidential, privacy, personal data, verify who, verified identity,
      authorised, authorized, owned up, admitted, took responsibility, reported it, raised it, refused, turned down,
      kickback, put it in writing, the right thing, same rule for everyone
    `),
  },
};
