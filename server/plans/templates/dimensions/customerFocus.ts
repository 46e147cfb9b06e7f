import type { LibraryDimension } from "../types";
import { phrases } from "./phrases";

export const customerFocus: LibraryDimension = {
  zh: {
    name: "客户导向",
    description: "从客户或用户真正要解决的问题出发做判断，用事实了解他们，并对他们得到的结果负责。",
    anchors: [
      "从自己的产品或任务讲起，说不出客户是谁、要解决什么问题。",
      "知道客户提了什么要求，就照单全收或直接回绝，没有了解要求背后的原因。",
      "会问清客户的用途和顾虑，按此调整自己的做法，事后确认客户是否满意。",
      "通过走访、观察、记录等办法找到客户没有说出口的需要；在客户利益与公司限制之间给出可行的办法，并跟到结果。",
      "长期掌握客户的业务和变化，先于客户发现问题；据此推动公司改了产品、流程或政策，能用续约、复购、转介绍等结果说明价值。",
    ],
    indicators: phrases(`
      客户需求、用户需求、痛点、真正想要、站在客户、换位思考、回访、走访、拜访客户、问客户、访谈、
      客户反馈、用户反馈、使用场景、客户的顾虑、满意度、老客户、复购、续约、转介绍、口碑、长期合作、
      信任、定制、量身、为客户着想、客户体验、用户体验、跟进到底
    `),
  },
  en: {
    name: "Customer focus",
    description:
      "Starts from the problem that customers or users really have, gets to know them by facts, and answers for what they end up with.",
    anchors: [
      "Starts from their own product or task; cannot say who the customer was or what the customer needed.",
      "Knows what the customer asked for and accepts or refuses it as it stands, without asking what lies behind it.",
      "Asks what the customer needs it for and what worries them, adapts to that, and checks afterwards that it worked.",
      "Finds needs the customer had not put into words by visiting, watching or keeping records; offers a workable way between the customer's interest and the company's limits, and follows it through.",
      "Keeps up with the customer's business and sees problems before they do; has changed a product, process or policy because of it and can show the value in renewals, repeat orders or referrals.",
    ],
    indicators: phrases(`
      customer needed, what they needed, user need, pain point, in their shoes, from their side, visited the customer,
      asked the customer, talked to users, interviewed, customer feedback, user feedback, use case, what worried them,
      satisfaction, repeat order, repeat business, renewed, referral, word of mouth, long-term, trusted, tailored,
      custom solution, customer experience, user experience, checked back, key account
    `),
  },
};
