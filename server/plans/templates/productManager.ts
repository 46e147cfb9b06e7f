import { pick, spoken, typed } from "./build";
import { behavioural, introduction, situational, written } from "./stages";
import type { PlanTemplate } from "./types";

export const productManager: PlanTemplate = {
  id: "product_manager",
  zh: {
    name: "产品经理",
    summary:
      "看候选人怎样判断一件事值不值得做、让数据修正自己、推动不归自己管的人、在冲突中排先后，含一页需求说明。",
  },
  en: {
    name: "Product manager",
    summary:
      "How somebody decides what is worth building, lets data correct them, moves people who do not report to them and sets priorities in conflict, with a one-page brief to write.",
  },
  dimensions: [
    pick("product_sense", 2500, { requiredScore: 7 }),
    pick("data_thinking", 2000, { requiredScore: 6.5 }),
    pick("customer_focus", 1500, { requiredScore: 6.5 }),
    pick("planning", 1500, { requiredScore: 6.5 }),
    pick("teamwork", 1500, { requiredScore: 6.5 }),
    pick("learning_agility", 1000, { requiredScore: 6 }),
  ],
  thresholds: { advance: 8, review: 6 },
  stages: [
    introduction(),
    behavioural([
      {
        id: "worth_building",
        ...spoken(30, 150),
        assesses: { product_sense: 7000, customer_focus: 3000 },
        zh: {
          text: "请讲一个由您提出、后来真正做出来的产品、功能或服务改进。您是怎么判断它值得做的？",
          strong: [
            "说清是谁在什么场景遇到什么问题",
            "有用户走访、数据或试验作依据",
            "比较过别的做法，知道先做哪一小块",
            "说明上线前约定的指标和实际结果",
          ],
          weak: ["老板或竞品要做，自己只是执行", "只描述功能有多好", "说不出用户是谁", "没有看过效果"],
        },
        en: {
          text: "Tell us about a product, feature or service improvement that you proposed and that was really built. How did you judge that it was worth doing?",
          strong: [
            "Says who had which problem, and when",
            "Rests on visits to users, data or a trial",
            "Compared other ways and knew which small part to do first",
            "Names the measure agreed beforehand and the actual result",
          ],
          weak: [
            "The boss or a competitor wanted it; they carried it out",
            "Only how good the feature is",
            "Cannot say who the user was",
            "Never looked at the effect",
          ],
        },
      },
      {
        id: "data_against_belief",
        ...spoken(30, 150),
        assesses: { data_thinking: 6000, learning_agility: 4000 },
        zh: {
          text: "请讲一次数据或事实和您原来的判断相反的经历。您后来是怎么做的？",
          strong: [
            "坦白说出原来的判断和依据",
            "检查了数据的口径和其他解释",
            "据此改变了决定，说得出改了什么",
            "提炼出以后照用的做法",
          ],
          weak: [
            "说从来没有判断错过",
            "找理由维护原来的看法",
            "数据一来就照做，没有检查",
            "说不出是什么数据",
          ],
        },
        en: {
          text: "Tell us about a time when data or facts went against what you had believed. What did you do then?",
          strong: [
            "Openly states the earlier belief and its grounds",
            "Checked definitions and other explanations",
            "Changed the decision and says how",
            "Drew a practice from it that they still use",
          ],
          weak: [
            "Claims never to have been wrong",
            "Looked for reasons to keep the old view",
            "Followed the numbers without checking them",
            "Cannot say which data it was",
          ],
        },
      },
      {
        id: "influence_without_authority",
        ...spoken(30, 150),
        assesses: { teamwork: 6000, planning: 4000 },
        zh: {
          text: "请讲一次您推动不归您管的同事一起按期完成一件事的经历。您是怎么推动的？",
          strong: [
            "说清各方的目标和难处",
            "先取得共识，再定分工、节点和通气办法",
            "遇到拖延有具体办法，不只是催或找上级",
            "说明是否按期、合作关系后来怎样",
          ],
          weak: ["靠领导施压", "自己把别人的活做了", "天天催进度", "听不出自己做了什么"],
        },
        en: {
          text: "Tell us about a time when you got colleagues who did not report to you to finish something together on time. How did you bring it about?",
          strong: [
            "Knows each side's goals and difficulties",
            "Won agreement first, then roles, dates and a way to keep in touch",
            "Had a way with delays beyond chasing or escalating",
            "Says whether it was on time and how people got on afterwards",
          ],
          weak: [
            "Used the boss as pressure",
            "Did the others' work",
            "Chased people daily",
            "Their own part cannot be heard",
          ],
        },
      },
    ]),
    situational([
      {
        id: "two_promises",
        ...spoken(30, 120),
        assesses: { planning: 6000, teamwork: 4000 },
        zh: {
          text: "上级要您两周内上线竞品刚推出的功能，而团队正在做一项已经答应用户的改版。您会怎么办？",
          strong: [
            "先问清上级真正想达到什么",
            "评估两件事的价值、工作量和不做的代价",
            "给出两三种排法和取舍，请相关的人一起定",
            "对团队和用户说清变化，并设检查点",
          ],
          weak: [
            "直接答应，让团队加班",
            "直接拒绝，不谈目标",
            "两件一起做，没有取舍",
            "等上级和团队自己吵出结果",
          ],
        },
        en: {
          text: "Your manager wants a feature that a competitor has just launched, within two weeks. Your team is in the middle of a redesign already promised to users. What do you do?",
          strong: [
            "First asks what the manager really wants to achieve",
            "Weighs value, effort and the cost of waiting for both",
            "Offers two or three orders with what each gives up, and decides with those concerned",
            "Tells team and users what changes, and sets a checkpoint",
          ],
          weak: [
            "Agrees at once and asks for overtime",
            "Refuses without talking about the goal",
            "Does both and gives nothing up",
            "Waits for the others to fight it out",
          ],
        },
      },
      {
        id: "retention_drop",
        ...spoken(30, 120),
        assesses: { data_thinking: 7000, customer_focus: 3000 },
        zh: {
          text: "新版上线一周后，新用户的次日留存从四成降到三成。您会怎样查明原因？",
          strong: [
            "先核对口径、埋点和数据有没有问题",
            "按渠道、机型、版本、步骤拆开，找到变化在哪里",
            "排除别的解释，例如投放和节假日",
            "找流失的用户聊，再用对照或回退验证",
          ],
          weak: [
            "认定就是新版的错，马上改回去",
            "只说“看数据”，不说看什么",
            "只问用户，不看数据",
            "没有验证的办法",
          ],
        },
        en: {
          text: "One week after a new version, the share of new users who return the next day has dropped from forty to thirty percent. How do you find out why?",
          strong: [
            "Checks definition, tracking and data first",
            "Breaks it down by channel, device, version and step to see where it moved",
            "Rules out other explanations such as advertising or holidays",
            "Talks to users who left, then verifies by a control or a rollback",
          ],
          weak: [
            "Takes it for granted that the version is to blame and reverts",
            "'Look at the data', but not which",
            "Asks users only and no data",
            "No way to verify",
          ],
        },
      },
    ]),
    written({
      id: "one_page_brief",
      ...typed(30, 420),
      assesses: { product_sense: 6000, customer_focus: 2000, data_thinking: 2000 },
      zh: {
        text: "不少用户下单后打电话问“我的货到哪儿了”，客服每天要接三百通。请写一页需求说明，让设计和开发能够开工。",
        strong: [
          "写清用户、场景、问题和现在的代价",
          "给出范围：先做什么、不做什么",
          "有主流程和异常情况，例如物流没有更新",
          "有成功的指标和怎样验证",
        ],
        weak: ["直接画功能清单，没有说明问题", "范围太大，无法开工", "没有异常情况", "没有指标"],
      },
      en: {
        text: "Many users phone after ordering to ask where their parcel is, and support takes three hundred such calls a day. Write a one-page brief that design and engineering could start from.",
        strong: [
          "States user, situation, problem and what it costs today",
          "Sets the scope: what comes first and what is left out",
          "Has the main flow and what can go wrong, such as tracking that does not update",
          "Has a success measure and how it is checked",
        ],
        weak: [
          "A feature list without the problem",
          "Too broad to start on",
          "Nothing about what can go wrong",
          "No measure",
        ],
      },
    }),
  ],
};
