import type { LibraryDimension } from "../types";
import { phrases } from "./phrases";

export const salesDrive: LibraryDimension = {
  zh: {
    name: "销售驱动",
    description: "主动找机会，弄清谁做决定、卡在哪里，一步步推进到成交和回款，并对数字负责。",
    anchors: [
      "等客户上门或等上级派单，说不出自己的目标和完成数。",
      "会照名单联系客户，被拒绝后就换下一个；促成交主要靠降价或赠品。",
      "有自己的目标和客户清单，定期跟进，能处理常见的异议，说得出成交数和转化率。",
      "主动开发新的渠道或客户，摸清谁拍板、谁反对、何时有预算，针对真实顾虑谈价值，把停滞的单子推进到签约和回款。",
      "在不利条件下仍持续超出目标，能说明每一步的数字和判断依据；把自己的打法变成可复制的方法，带动别人的业绩一起提高。",
    ],
    indicators: phrases(`
      目标、业绩、完成率、超额、签单、成交、签约、回款、开发客户、新客户、陌生拜访、打电话、线索、
      商机、转化率、跟单、逼单、决策人、拍板、采购、竞争对手、报价、异议、谈判、大客户、
      渠道、冠军、主动出击、促成
    `),
  },
  en: {
    name: "Sales drive",
    description:
      "Goes looking for business, works out who decides and what is in the way, moves it step by step to signature and payment, and owns the number.",
    anchors: [
      "Waits for customers or for leads from the boss; cannot name a target or what was achieved.",
      "Works through a call list and moves on at the first refusal; closes mainly by cutting the price or adding gifts.",
      "Has a target and a list, follows up regularly, handles the usual objections, and knows their numbers and conversion.",
      "Opens new channels or accounts; finds out who decides, who objects and when there is budget; sells value against the real concern and moves a stalled deal to signature and payment.",
      "Beats the target repeatedly in hard conditions and can give figures and reasons for each step; has turned their own way of selling into a method that lifts the results of others.",
    ],
    indicators: phrases(`
      target, sales quota, closed the deal, closed it, signed, won the deal, revenue, sales pipeline, new leads, prospect, cold call,
      new customers, new account, follow-up call, conversion, decision maker, who decides, budget holder, competitor,
      objection, negotiated, quote, proposal, upsell, commission, channel, collected payment, got paid,
      win rate
    `),
  },
};
