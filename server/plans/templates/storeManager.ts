import { pick, spoken, typed } from "./build";
import { behavioural, introduction, situational, written } from "./stages";
import type { PlanTemplate } from "./types";

export const storeManager: PlanTemplate = {
  id: "store_manager",
  zh: {
    name: "门店店长",
    summary:
      "看候选人怎样把一个业务点的数字做上去、带出新人、处理不满的顾客和不合规的事，含一份两周应对方案。",
  },
  en: {
    name: "Store manager",
    summary:
      "How somebody improves an outlet's figures, brings on new people, and deals with unhappy customers and broken rules, with a two-week plan to write.",
  },
  dimensions: [
    pick("store_operations", 2500, { requiredScore: 6.5 }),
    pick("leadership", 2000, { requiredScore: 6.5 }),
    pick("service", 2000, { requiredScore: 7 }),
    pick("execution", 1500, { requiredScore: 7 }),
    pick("problem_solving", 1000, { requiredScore: 6 }),
    pick("integrity", 1000, { requiredScore: 7 }),
  ],
  thresholds: { advance: 8, review: 6 },
  stages: [
    introduction(),
    behavioural([
      {
        id: "figure_improved",
        ...spoken(30, 150),
        assesses: { store_operations: 6000, execution: 4000 },
        zh: {
          text: "请讲一次您负责的门店、班组或业务指标不理想、由您着手改善的经历。您做了哪些事？",
          strong: [
            "说得出是哪个指标、原来多少",
            "从数据或现场看出原因，而不是凭感觉",
            "把改善变成每天可查的动作，并有人负责",
            "有前后对比的数字，并说明后来有没有保持",
          ],
          weak: [
            "只说很努力、很辛苦",
            "照上级方案做，没有自己的判断",
            "说不出指标和数字",
            "把变好归于季节或运气",
          ],
        },
        en: {
          text: "Tell us about a time when a store, shift or business figure in your charge was not good enough and you set out to improve it. What did you do?",
          strong: [
            "Names the figure and where it stood",
            "Saw the cause in data or on the floor, not by feeling",
            "Turned it into daily actions that somebody owned and checked",
            "Gives figures before and after, and whether it lasted",
          ],
          weak: [
            "Only how hard everybody worked",
            "Followed a plan from above without a view of their own",
            "No figure named",
            "Improvement came with the season or luck",
          ],
        },
      },
      {
        id: "newcomer_to_independent",
        ...spoken(30, 150),
        assesses: { leadership: 7000, execution: 3000 },
        zh: {
          text: "请讲一次您把一位新人带到能独立工作的经历。您是怎么带的？",
          strong: [
            "说得出这个人的起点和具体困难",
            "分步骤教，有示范、有练习、有检查",
            "因人调整了办法，逐步放手",
            "说明多久达到什么标准，后来表现怎样",
          ],
          weak: [
            "只说“多看多学就会了”",
            "新人本来就会，自己没有做什么",
            "带不动就换人",
            "没有标准，凭感觉说行了",
          ],
        },
        en: {
          text: "Tell us about a time when you brought a newcomer to the point of working on their own. How did you go about it?",
          strong: [
            "Knows where the person started and what they found hard",
            "Taught in steps: showing, practice, checking",
            "Adapted to the person and let go little by little",
            "Says how long it took, to what standard, and how the person did later",
          ],
          weak: [
            "'Watch and learn' is all there was",
            "The newcomer could do it already",
            "Replaced people who were slow",
            "No standard, just a feeling that it was fine",
          ],
        },
      },
      {
        id: "very_unhappy_customer",
        ...spoken(30, 150),
        assesses: { service: 7000, problem_solving: 3000 },
        zh: {
          text: "请讲一次顾客或服务对象非常不满、由您出面处理的经历。您是怎么处理的？",
          strong: [
            "先听完、安抚情绪，再谈事情",
            "弄清对方真正在意的是什么",
            "在权限内给出办法，并亲自跟到结束",
            "查了原因，防止同样的事再发生",
          ],
          weak: [
            "一上来就讲规定或争对错",
            "赔钱了事，没有弄清原因",
            "推给总部或别的部门",
            "说不出最后顾客怎么样",
          ],
        },
        en: {
          text: "Tell us about a time when a customer, or somebody else you served, was very unhappy and you stepped in. How did you handle it?",
          strong: [
            "Heard the person out and calmed things first",
            "Found out what really mattered to them",
            "Offered what was in their power and followed it to the end",
            "Looked into the cause so that it would not happen again",
          ],
          weak: [
            "Began with the rules or with who was right",
            "Paid to end it without learning the cause",
            "Passed it to head office",
            "Cannot say how it ended for the customer",
          ],
        },
      },
      {
        id: "rules_broken",
        ...spoken(30, 150),
        assesses: { integrity: 7000, leadership: 3000 },
        zh: {
          text: "请讲一次您发现有人没有按规定办事的经历，比如账目、货品或流程方面。您是怎么处理的？",
          strong: [
            "先核实事实，不凭传言下结论",
            "按程序处理，熟人也一样",
            "注意方式，给对方说明的机会",
            "之后堵住漏洞，并让大家明白规定",
          ],
          weak: ["睁一只眼闭一只眼", "当众指责，没有核实", "私下了结，不上报", "只处理人，没有改漏洞"],
        },
        en: {
          text: "Tell us about a time when you found that somebody had not kept to the rules, for instance with money, goods or procedure. How did you handle it?",
          strong: [
            "Checked the facts before drawing conclusions",
            "Took the proper steps, for friends as for others",
            "Was considerate and gave the person a chance to explain",
            "Closed the gap afterwards and made the rule clear to all",
          ],
          weak: [
            "Looked the other way",
            "Accused the person in public without checking",
            "Settled it quietly and did not report it",
            "Dealt with the person but left the gap open",
          ],
        },
      },
    ]),
    situational([
      {
        id: "saturday_rush",
        ...spoken(30, 120),
        assesses: { store_operations: 4000, service: 3000, problem_solving: 3000 },
        zh: {
          text: "周六高峰，两名店员临时没来，收银排起长队，一位顾客大声说不买了。接下来半小时您会怎么安排？",
          strong: [
            "先分清轻重：收银、安抚顾客、找人支援",
            "马上重新分工，自己顶到最要紧的位置",
            "对排队的顾客有说明、有办法",
            "高峰过后查原因，改排班或备班",
          ],
          weak: [
            "自己一个人埋头收银，不管全场",
            "只顾打电话追问缺勤的人",
            "对顾客说没办法",
            "没有先后，什么都说要做",
          ],
        },
        en: {
          text: "It is the Saturday rush. Two people have not turned up, there is a long line at the till, and a customer says loudly that they are leaving. How do you run the next half hour?",
          strong: [
            "Puts first things first: till, customer, extra hands",
            "Reassigns people at once and takes the most critical place",
            "Tells the waiting customers something and offers something",
            "Looks into it after the rush and changes rota or standby",
          ],
          weak: [
            "Disappears behind the till and loses sight of the store",
            "Spends the time phoning the absent",
            "Tells customers that nothing can be done",
            "Everything at once, in no order",
          ],
        },
      },
    ]),
    written({
      id: "two_week_response",
      ...typed(30, 420),
      assesses: { store_operations: 6000, problem_solving: 4000 },
      zh: {
        text: "附近新开了一家同类门店，您店里两周来客流少了一成半。请给上级写一份两周的应对方案。",
        strong: [
          "先说明要看哪些数据、怎样弄清客人为什么走",
          "针对原因选两三个动作，不是样样都做",
          "写明时间、负责人、费用和预期数字",
          "说明什么情况下继续、停止或求助",
        ],
        weak: ["一上来就打折、发传单", "只要求总部给资源", "没有数字和时间", "罗列想法，无法执行"],
      },
      en: {
        text: "A similar store has opened nearby, and over two weeks you have had fifteen percent fewer visitors. Write your manager a plan for the next two weeks.",
        strong: [
          "Says first which data to look at and how to learn why people left",
          "Chooses two or three actions that fit the cause",
          "Gives dates, owners, cost and expected figures",
          "Says when to go on, to stop or to ask for help",
        ],
        weak: [
          "Straight to discounts and leaflets",
          "Only asks head office for resources",
          "No figures and no dates",
          "A list of ideas that nobody could carry out",
        ],
      },
    }),
  ],
};
