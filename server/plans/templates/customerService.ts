import { pick, spoken, typed } from "./build";
import { behavioural, introduction, situational, written } from "./stages";
import type { PlanTemplate } from "./types";

export const customerService: PlanTemplate = {
  id: "customer_service",
  zh: {
    name: "客服专员",
    summary: "看候选人怎样接住客户的情绪、把复杂的事讲明白、在催促下守住客户信息，含一封给愤怒客户的回信。",
  },
  en: {
    name: "Customer service specialist",
    summary:
      "How somebody meets strong feelings, makes complex things clear and protects customer data under pressure, with a reply to an angry customer to write.",
  },
  dimensions: [
    pick("service", 2500, { requiredScore: 7 }),
    pick("communication", 2500, { requiredScore: 7 }),
    pick("problem_solving", 1500, { requiredScore: 6 }),
    pick("resilience", 1500, { requiredScore: 6.5 }),
    pick("learning_agility", 1000, { requiredScore: 6 }),
    pick("integrity", 1000, { requiredScore: 7 }),
  ],
  thresholds: { advance: 8, review: 6 },
  stages: [
    introduction(),
    behavioural([
      {
        id: "upset_customer",
        ...spoken(30, 120),
        assesses: { service: 5000, resilience: 5000 },
        zh: {
          text: "请讲一次您面对情绪非常激动的客户或服务对象的经历。您是怎么应对的？",
          strong: [
            "说得出对方为什么激动",
            "自己稳住语气，先听完再回应",
            "先回应情绪，再给出能做到的办法和时间",
            "跟到结束，说明对方最后的反应",
          ],
          weak: ["一直道歉，没有解决事情", "和对方争辩或挂断", "马上转给上级", "只说自己多委屈"],
        },
        en: {
          text: "Tell us about a time when a customer, or somebody else you were helping, was very upset. How did you respond?",
          strong: [
            "Can say why the person was upset",
            "Kept a steady tone and heard them out before answering",
            "Met the feeling first, then offered something doable with a time",
            "Followed it through and says how the person took it",
          ],
          weak: [
            "Apologised over and over without solving anything",
            "Argued or hung up",
            "Passed it to a supervisor at once",
            "Speaks only of how unfair it was to them",
          ],
        },
      },
      {
        id: "complex_made_clear",
        ...spoken(30, 120),
        assesses: { communication: 7000, service: 3000 },
        zh: {
          text: "请讲一次您向完全不了解情况的人解释一件复杂事情的经历。您是怎么讲的？",
          strong: [
            "先了解对方知道多少、最想知道什么",
            "换成对方熟悉的说法，或用例子、图、步骤",
            "分步讲，并确认对方听懂",
            "说得出对方听懂后做成了什么",
          ],
          weak: ["自己讲完就算讲清楚", "说对方理解能力不行", "事情本身不复杂", "没有讲怎样确认听懂"],
        },
        en: {
          text: "Tell us about a time when you had to explain something complex to somebody who knew nothing about it. How did you explain it?",
          strong: [
            "Found out first what the person knew and wanted to know",
            "Used the person's own words, an example, a picture or steps",
            "Went piece by piece and checked understanding",
            "Says what the person could then do",
          ],
          weak: [
            "Said it once and took it as understood",
            "Says the other person was slow",
            "The matter was not complex",
            "No word on how understanding was checked",
          ],
        },
      },
      {
        id: "learned_quickly",
        ...spoken(30, 120),
        assesses: { learning_agility: 7000, problem_solving: 3000 },
        zh: {
          text: "请讲一次您在很短的时间里学会新产品、新系统或新规定的经历。您是怎么学的？",
          strong: [
            "说清要学什么、有多少时间、难在哪里",
            "分清先学什么，自己找资料、找人请教、动手试",
            "遇到不会的有办法，不是硬背",
            "说明多久能独立处理，错误或效率有什么变化",
          ],
          weak: ["只说自己学得快", "等着公司培训", "说不出学的内容", "学了没有用上"],
        },
        en: {
          text: "Tell us about a time when you had to learn a new product, system or set of rules in very little time. How did you learn it?",
          strong: [
            "Says what there was to learn, how long they had and what was hard",
            "Chose what to learn first; looked things up, asked people, tried it out",
            "Had a way with what they did not know, beyond rote learning",
            "Says when they worked alone and what changed in errors or speed",
          ],
          weak: [
            "Only that they learn fast",
            "Waited for training",
            "Cannot say what was learnt",
            "Never put it to use",
          ],
        },
      },
    ]),
    situational([
      {
        id: "unverified_caller",
        ...spoken(30, 90),
        assesses: { integrity: 6000, communication: 4000 },
        zh: {
          text: "来电的人说替朋友查订单，报得出姓名和手机号，但说不出验证码，语气很急。您会怎么回应？",
          strong: [
            "不透露任何订单信息，哪怕对方很急",
            "先表示理解，说明这样做是为了保护他的朋友",
            "给出合规的办法，例如请本人来电或发起授权",
            "语气平稳，并记录这次来电",
          ],
          weak: ["看对方着急就查给他", "生硬地说“不行，这是规定”", "透露一部分信息", "编个理由应付过去"],
        },
        en: {
          text: "A caller wants to check an order for a friend. They know the name and phone number but not the verification code, and they are in a hurry. What do you say?",
          strong: [
            "Gives out nothing about the order, however urgent it sounds",
            "Shows understanding and says that this protects the friend",
            "Offers a proper way, such as the friend calling or authorising them",
            "Stays calm and makes a note of the call",
          ],
          weak: [
            "Looks it up because the caller is in a hurry",
            "'No, those are the rules' and nothing more",
            "Gives away part of it",
            "Invents an excuse",
          ],
        },
      },
      {
        id: "many_at_once",
        ...spoken(30, 90),
        assesses: { problem_solving: 6000, resilience: 4000 },
        zh: {
          text: "系统出了故障，十几位客户同时来问退款为什么没到账，技术部门还说不准恢复时间。您会怎么处理？",
          strong: [
            "先弄清影响范围，统一对外的说法",
            "如实告诉客户现状和下次答复的时间",
            "分出急的和可以等的，登记后逐一回告",
            "向内部反馈进度，事后建议改进",
          ],
          weak: [
            "让客户一直等，不给时间",
            "随口承诺一个到账时间",
            "一个一个从头解释，没有安排",
            "全推给技术部门",
          ],
        },
        en: {
          text: "The system is down. A dozen customers are asking at once why their refund has not arrived, and the engineers cannot say when it will be back. How do you handle it?",
          strong: [
            "Finds out who is affected and settles on one message",
            "Tells customers truthfully where things stand and when they will hear again",
            "Separates the urgent from what can wait, keeps a list and gets back to each",
            "Keeps colleagues informed and suggests an improvement afterwards",
          ],
          weak: [
            "Lets customers wait with no time given",
            "Promises a date that nobody knows",
            "Explains to each from the beginning without any order",
            "Leaves it all to the engineers",
          ],
        },
      },
    ]),
    written({
      id: "reply_to_angry_customer",
      ...typed(60, 480),
      leastLength: 80,
      mostLength: 300,
      assesses: { communication: 5000, service: 3000, problem_solving: 2000 },
      zh: {
        text: "请读客户的来信和订单记录，写一封回信给他。",
        material:
          "客户来信：\n等了九天，收到的还是坏的，打了三次电话没人管，你们就是骗人，我要去曝光！\n\n订单记录：\n电饭煲一台，下单时承诺三天送达。\n第四天仓库缺货，没有通知客户；第九天签收，外壳有裂缝。\n客户三次来电都登记了“稍后回电”，没有人回。\n现在有货，当天可以发出；也可以全额退款，三个工作日到账。",
        strong: [
          "开头就回应他的遭遇，具体道歉，不套话",
          "承认三次来电没有人处理，不推责任",
          "给出清楚的办法、时间和联系人，客户可以选择",
          "语气诚恳，不威胁也不承诺做不到的事",
        ],
        weak: [
          "套话多，没有提到九天、损坏和三次来电",
          "让客户再提供一遍材料，没有办法",
          "解释公司的难处",
          "为了平息而乱许诺",
        ],
      },
      en: {
        text: "Please read the customer's letter and the order's record, and write the reply.",
        material:
          "The customer writes:\nI waited nine days, it arrived broken, I called three times and nobody cared. You are cheats and I will tell everyone!\n\nThe order's record:\nOne rice cooker, delivery promised within three days.\nDay four: out of stock, the customer was not told. Day nine: delivered, with a crack in the casing.\nThree calls were noted as 'will call back'; nobody did.\nIt is in stock now and could leave today; a full refund would take three working days.",
        strong: [
          "Begins with what happened to the customer and apologises for exactly that",
          "Admits the three unanswered calls and blames nobody else",
          "Gives a clear way forward, a date, a contact and a choice",
          "Warm and honest; no threats and no promises that cannot be kept",
        ],
        weak: [
          "Set phrases with no mention of nine days, damage or three calls",
          "Asks for all documents again and offers nothing",
          "Explains the company's difficulties",
          "Promises anything to end it",
        ],
      },
    }),
  ],
};
