import { pick, spoken, typed } from "./build";
import { behavioural, introduction, situational, written } from "./stages";
import type { PlanTemplate } from "./types";

export const salesManager: PlanTemplate = {
  id: "sales_manager",
  zh: {
    name: "销售经理",
    summary: "看候选人怎样拿下难的单子、带回落后的团队，在业绩压力下守不守得住承诺，含一份推广计划。",
  },
  en: {
    name: "Sales manager",
    summary:
      "How somebody wins a hard sale, brings a team back on target and keeps promises honest under pressure, with a promotion plan to write.",
  },
  dimensions: [
    pick("sales_drive", 2500, { requiredScore: 7 }),
    pick("leadership", 2000, { requiredScore: 6.5 }),
    pick("customer_focus", 1500, { requiredScore: 6.5 }),
    pick("planning", 1500, { requiredScore: 6.5 }),
    pick("communication", 1000, { requiredScore: 6.5 }),
    pick("integrity", 1000, { requiredScore: 7 }),
    pick("resilience", 500, { requiredScore: 6 }),
  ],
  thresholds: { advance: 8, review: 6 },
  stages: [
    introduction(),
    behavioural([
      {
        id: "hardest_sale",
        ...spoken(30, 150),
        assesses: { sales_drive: 7000, customer_focus: 3000 },
        zh: {
          text: "请讲一笔您亲自参与、过程最难的销售或合作。您是怎么一步步推进的？",
          strong: [
            "说清客户是谁、难在哪里、金额或周期",
            "自己找到了做决定的人，或打开了新的突破口",
            "弄清客户真正的顾虑，用方案和价值回应，不只靠降价",
            "有结果的数字，以及之后的回款、复购或转介绍",
          ],
          weak: [
            "只说“我们跟了很久”，听不出自己做了什么",
            "讲的是客户主动上门的普通订单",
            "靠降价、送礼或运气促成",
            "没有金额、时间或结果",
          ],
        },
        en: {
          text: "Tell us about the hardest sale or partnership you personally worked on. How did you move it forward, step by step?",
          strong: [
            "Says who the customer was, what made it hard, and its size or length",
            "Found the person who decides, or another way in, by their own effort",
            "Learnt the customer's real concern and answered it with value rather than a discount",
            "Gives the result in figures, and payment, repeat orders or referrals after it",
          ],
          weak: [
            "'We followed up for a long time': their own part cannot be heard",
            "An ordinary order that came in by itself",
            "Won by discount, gifts or luck",
            "No amount, time or result",
          ],
        },
      },
      {
        id: "team_behind_target",
        ...spoken(30, 150),
        assesses: { leadership: 6000, planning: 4000 },
        zh: {
          text: "请讲一次您带的团队或小组明显落后于目标的经历。您当时是怎么应对的？",
          strong: [
            "说清差多少、差在哪里，判断有数据支持",
            "把目标重新拆到人和周，改变了动作或资源安排",
            "针对不同的人用了不同的辅导办法",
            "说得出最后追回多少，哪些做法后来留了下来",
          ],
          weak: [
            "归因于市场或下属不努力",
            "只是开会动员、加班或施压",
            "自己冲上去补业绩，团队没有变化",
            "说不出差距和结果的数字",
          ],
        },
        en: {
          text: "Tell us about a time when a team or group you led fell well behind its target. How did you deal with it?",
          strong: [
            "Says how far behind and where, backed by figures",
            "Broke the target down again by person and week and changed activities or resources",
            "Coached different people in different ways",
            "Knows how much was made up and which changes stayed",
          ],
          weak: [
            "Blames the market or lazy staff",
            "Pep talks, overtime or pressure only",
            "Filled the gap by selling themselves; the team did not change",
            "No figures for the gap or the outcome",
          ],
        },
      },
      {
        id: "lost_customer",
        ...spoken(30, 150),
        assesses: { resilience: 5000, customer_focus: 5000 },
        zh: {
          text: "请讲一次您失去重要客户或重要订单的经历。之后您做了什么？",
          strong: [
            "坦白说出自己那一部分原因",
            "回头找客户弄清了真正的原因",
            "做了具体的补救，或把损失补了回来",
            "之后改变了一种做法，并用在别的客户身上",
          ],
          weak: [
            "全是对手低价或客户不讲道理",
            "说从来没有丢过客户",
            "事情到丢单就结束，没有后续行动",
            "只谈心情，没有做法",
          ],
        },
        en: {
          text: "Tell us about a time when you lost an important customer or order. What did you do afterwards?",
          strong: [
            "Openly names their own part in it",
            "Went back to the customer to learn the real reason",
            "Took concrete steps to repair it, or made up the loss elsewhere",
            "Changed a habit since and used it with other customers",
          ],
          weak: [
            "All down to a cheaper competitor or an unreasonable customer",
            "Claims never to have lost one",
            "The story ends with the loss",
            "Feelings only, no action",
          ],
        },
      },
    ]),
    situational([
      {
        id: "promise_under_pressure",
        ...spoken(30, 120),
        assesses: { integrity: 6000, communication: 4000 },
        zh: {
          text: "离季度结束还有三天，业绩差一成。一位大客户说，只要您口头答应一项公司目前做不到的交付，今天就签。您会怎么回应他？",
          strong: [
            "明确不答应做不到的事，并如实说明",
            "先问清客户为什么需要这一项",
            "给出能兑现的替代办法，例如分期交付或书面约定条件",
            "和公司内部核实，并向上级说明业绩缺口",
          ],
          weak: [
            "先答应下来，签了再说",
            "用含糊的话让客户以为可以",
            "直接拒绝，没有替代办法",
            "把决定推给别人",
          ],
        },
        en: {
          text: "The quarter ends in three days and you are ten percent short. A big customer will sign today if you agree by word of mouth to a delivery your company cannot make. What do you say to them?",
          strong: [
            "Clearly does not promise it, and says so truthfully",
            "First asks why the customer needs it",
            "Offers what can be kept, such as delivery in parts or conditions in writing",
            "Checks inside the company and tells their manager about the gap",
          ],
          weak: [
            "Agrees now and sorts it out after signing",
            "Stays vague so that the customer believes it is possible",
            "Refuses flatly with nothing in its place",
            "Leaves the decision to somebody else",
          ],
        },
      },
      {
        id: "star_refuses_to_coach",
        ...spoken(30, 120),
        assesses: { leadership: 6000, communication: 4000 },
        zh: {
          text: "您团队里业绩最好的销售不愿意带新人，还在会上说这是浪费时间，有人开始附和。您会怎么处理？",
          strong: [
            "会上先稳住场面，会后单独谈",
            "弄清他不愿意的原因，例如时间或收入",
            "说明团队的要求，对所有人用同一个标准",
            "调整带人的方式或回报，约定多久后看效果",
          ],
          weak: ["当众批评，逼他服从", "因为业绩好就由着他", "自己去带，回避问题", "只讲道理，没有具体安排"],
        },
        en: {
          text: "Your best salesperson refuses to coach newcomers and says in a meeting that it wastes time. Others begin to agree. How do you handle it?",
          strong: [
            "Keeps the meeting calm and talks to the person alone afterwards",
            "Finds out the reason, such as time or income",
            "States what the team needs, by one standard for all",
            "Changes how coaching is done or rewarded, and agrees when to look at the effect",
          ],
          weak: [
            "Rebukes them in front of everybody",
            "Lets it pass because of their results",
            "Does the coaching alone and avoids the matter",
            "Appeals to team spirit without arranging anything",
          ],
        },
      },
    ]),
    written({
      id: "promotion_plan",
      ...typed(30, 420),
      assesses: { planning: 6000, sales_drive: 4000 },
      zh: {
        text: "公司要在一个还没有客户的城市推广家用净水器，为期一个月，预算十万元。请写一份推广计划，让团队明天就能开工。",
        strong: [
          "有明确的目标数字，并拆到每周",
          "选定先打哪类客户和渠道，说明理由",
          "预算分到各项，人员和负责人写清楚",
          "有检查的指标，效果不好时怎样调整",
        ],
        weak: [
          "只有“加强宣传”一类的口号",
          "渠道罗列很多，没有先后和预算",
          "没有目标数字或时间",
          "没有写谁来做",
        ],
      },
      en: {
        text: "You have one month and 100,000 yuan to launch a household water filter in a city where the company has no customers yet. Write a promotion plan that your team could start on tomorrow.",
        strong: [
          "A clear target in figures, split by week",
          "Chooses which customers and channels come first, with reasons",
          "Budget by item, and who is in charge of what",
          "Measures to check, and what changes when they fall short",
        ],
        weak: [
          "Slogans such as 'more advertising'",
          "A long list of channels without order or budget",
          "No target figures or dates",
          "Nobody named for the work",
        ],
      },
    }),
  ],
};
