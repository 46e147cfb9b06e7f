import type { LibraryDimension } from "../types";
import { phrases } from "./phrases";

export const dataThinking: LibraryDimension = {
  zh: {
    name: "数据思维",
    description: "用合适的指标和比较来看事情，分得清相关和因果，拿数据下判断，也知道数据的局限。",
    anchors: [
      "只凭感觉判断，用“很多”“明显”代替数字。",
      "引用了现成的数字，但不清楚口径和来源，也没有可比的对象。",
      "选了与目标有关的指标，比较前后或不同人群，据此得出结论并采取行动。",
      "把指标逐层拆开找到变化出在哪里，检查口径和其他可能的解释，用对照或实验验证，再决定怎么做。",
      "设计出能回答业务问题的指标和实验，说明样本、误差和不能下的结论；敢用数据推翻自己或上级的看法，并让团队养成看数的习惯。",
    ],
    indicators: phrases(`
      指标体系、留存、转化、漏斗、环比、同比、拆分来看、维度、分群、渠道来源、埋点、口径、样本、
      对照组、实验组、A/B、AB测试、灰度对比、显著、相关、因果、假设检验、基线、均值、中位数、
      看板数据、SQL、归因、异常值、数据说话
    `),
  },
  en: {
    name: "Data thinking",
    description:
      "Looks at things through fitting measures and comparisons, tells correlation from cause, decides on data and knows its limits.",
    anchors: [
      "Judges by feeling; says 'a lot' or 'clearly' where a figure belongs.",
      "Quotes figures that were lying about, without knowing how they were counted or what to compare them with.",
      "Chose a measure that belongs to the goal, compared before and after or different groups, drew a conclusion and acted on it.",
      "Breaks the measure down to where it moved, checks definitions and other explanations, verifies by a control or an experiment, and then decides.",
      "Designs measures and experiments that answer the business question and says what the sample does not allow; has overturned their own or a superior's view with data, and got the team used to looking at it.",
    ],
    indicators: phrases(`
      retention, conversion rate, funnel, month on month, year on year, segment, cohort, by channel, tracking event,
      definition of, sample, control group, A/B test, statistically significant, correlation, causal, cause and effect, baseline, average,
      median, dashboard, SQL, attribution, outlier, broken down by, the data showed, the numbers showed, percentage points,
      hypotheses, instrumented
    `),
  },
};
