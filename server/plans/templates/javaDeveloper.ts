import { pick, spoken, typed } from "./build";
import { behavioural, introduction, situational, written } from "./stages";
import type { PlanTemplate } from "./types";

export const javaDeveloper: PlanTemplate = {
  id: "java_developer",
  zh: {
    name: "Java 开发工程师",
    summary:
      "看候选人怎样查清线上难题、改好难维护的代码、设计高并发接口、在分歧中定方案，含一份代码评审意见。",
  },
  en: {
    name: "Java developer",
    summary:
      "How somebody tracks down a production problem, improves hard code, designs for heavy load and settles a technical disagreement, with a code review to write.",
  },
  dimensions: [
    pick("technical_depth", 2500, { requiredScore: 7 }),
    pick("system_design", 2000, { requiredScore: 6 }),
    pick("problem_solving", 2000, { requiredScore: 7 }),
    pick("code_quality", 2000, { requiredScore: 6.5 }),
    pick("teamwork", 1500, { requiredScore: 6 }),
  ],
  thresholds: { advance: 8, review: 6 },
  stages: [
    introduction(),
    behavioural([
      {
        id: "hardest_fault",
        ...spoken(30, 150),
        assesses: { problem_solving: 6000, technical_depth: 4000 },
        zh: {
          text: "请讲一个您亲自查清的、最难定位的程序故障。您是怎么一步步查出原因的？",
          strong: [
            "说清现象、影响和当时有哪些线索",
            "提出假设，用日志、堆栈、监控或复现逐个排除",
            "讲到机制层面的原因，而不是“重启就好了”",
            "说明修复后怎样验证，以及怎样防止再发生",
          ],
          weak: [
            "别人查出来的，自己只是参与",
            "靠重启、升级版本碰运气",
            "讲不清原因和现象的关系",
            "故障本身很简单",
          ],
        },
        en: {
          text: "Tell us about the software fault that was hardest to track down and that you solved yourself. How did you find the cause, step by step?",
          strong: [
            "Describes symptom, impact and what clues there were",
            "Formed hypotheses and ruled them out by logs, stacks, metrics or reproducing it",
            "Reaches the mechanism behind it, beyond 'a restart fixed it'",
            "Says how the fix was verified and how it was kept from returning",
          ],
          weak: [
            "Somebody else found it",
            "Restarted or upgraded and hoped",
            "Cannot connect cause and symptom",
            "The fault was a simple one",
          ],
        },
      },
      {
        id: "code_made_maintainable",
        ...spoken(30, 150),
        assesses: { code_quality: 7000, technical_depth: 3000 },
        zh: {
          text: "请讲一次您改进一段很难维护的代码的经历。您是怎么改的？",
          strong: [
            "具体说出难维护在哪里，造成过什么后果",
            "先补测试或划定范围，再小步改",
            "说明用了什么结构或机制，以及为什么",
            "有结果：缺陷、耗时或改动时间的变化",
          ],
          weak: ["推倒重写，没有测试保护", "只改了格式和命名", "说不出代码原来的问题", "改完没有验证效果"],
        },
        en: {
          text: "Tell us about a time when you improved a piece of code that was hard to maintain. How did you go about it?",
          strong: [
            "Says exactly what made it hard and what that had led to",
            "Added tests or drew a boundary first, then changed it in small steps",
            "Explains the structure or mechanism chosen and why",
            "Has a result: defects, run time or time to change",
          ],
          weak: [
            "Rewrote it all without tests",
            "Changed formatting and names only",
            "Cannot say what was wrong with it",
            "Never checked the effect",
          ],
        },
      },
      {
        id: "design_disagreement",
        ...spoken(30, 150),
        assesses: { teamwork: 6000, system_design: 4000 },
        zh: {
          text: "请讲一次您和同事在技术方案上意见相反的经历。你们是怎么定下来的？",
          strong: [
            "公平地讲出双方的理由",
            "用数据、试验或约束条件来比较，不比嗓门和资历",
            "说得清方案之间的取舍",
            "定下来后全力配合，说明最后的效果",
          ],
          weak: ["只说自己对、对方不懂", "谁官大听谁的", "回避分歧，各做各的", "说不出方案的区别"],
        },
        en: {
          text: "Tell us about a time when you and a colleague held opposite views on a technical design. How was it settled?",
          strong: [
            "Gives both sides' reasons fairly",
            "Compared by data, a trial or constraints rather than by rank",
            "Is clear about what each design trades away",
            "Supported the decision fully and says how it turned out",
          ],
          weak: [
            "They were right and the other did not get it",
            "The most senior person decided",
            "Avoided it and went separate ways",
            "Cannot say how the designs differed",
          ],
        },
      },
    ]),
    situational([
      {
        id: "coupon_rush",
        ...spoken(60, 150),
        assesses: { system_design: 7000, technical_depth: 3000 },
        zh: {
          text: "十万人会在一分钟内抢一万张优惠券，一张也不能多发。您会怎样设计领取接口？",
          strong: [
            "先估算每秒请求量，问清每人限领等规则",
            "说明怎样保证不多发：原子扣减、唯一约束等",
            "用限流、排队或异步保护数据库",
            "考虑重复点击、失败重试、宕机后对账",
          ],
          weak: [
            "只说加缓存、加机器",
            "先查后改，没有考虑并发",
            "罗列组件，说不出作用",
            "没有考虑失败的情况",
          ],
        },
        en: {
          text: "A hundred thousand people will try for ten thousand coupons within one minute, and not one may be issued too many. How would you design the claim endpoint?",
          strong: [
            "Estimates requests per second and asks for rules such as one per person",
            "Says what keeps it from over-issuing: atomic decrement, unique constraint",
            "Protects the database by limits, queues or asynchronous writes",
            "Covers double clicks, retries, and reconciling after a crash",
          ],
          weak: [
            "'Add a cache and more machines'",
            "Reads and then writes with no thought of concurrency",
            "Lists components without their purpose",
            "Nothing about failure",
          ],
        },
      },
      {
        id: "error_rate_after_release",
        ...spoken(30, 120),
        assesses: { problem_solving: 6000, teamwork: 4000 },
        zh: {
          text: "新版本上线半小时，下单接口的错误率升到百分之五，客服已经接到投诉，原因还不清楚。您会怎么做？",
          strong: [
            "先止损：判断是否回滚或关掉新功能",
            "马上通知相关的人，说清影响和下次通报时间",
            "分工排查，按时间点和变更缩小范围",
            "恢复后复盘，补上监控或发布检查",
          ],
          weak: ["先埋头查原因，任由错误继续", "不通知别人，怕被追责", "直接重启看运气", "恢复后没有后续"],
        },
        en: {
          text: "Half an hour after a release, five percent of order requests fail. Support is already getting complaints, and nobody knows the cause. What do you do?",
          strong: [
            "Stops the damage first: decides on rollback or switching the feature off",
            "Tells those concerned at once, with the impact and the time of the next update",
            "Shares out the search and narrows it by time and change",
            "Reviews it afterwards and adds a monitor or release check",
          ],
          weak: [
            "Digs for the cause while errors go on",
            "Tells nobody for fear of blame",
            "Restarts and hopes",
            "Nothing follows once it works again",
          ],
        },
      },
    ]),
    written({
      id: "code_review_comment",
      ...typed(30, 420),
      assesses: { code_quality: 7000, technical_depth: 3000 },
      zh: {
        text: "同事写了一个计算结算总额的方法：循环里逐个查询商品价格，用 double 累加，捕获异常后不做处理。请写出您的评审意见。",
        strong: [
          "指出金额用 double 会丢精度，建议 BigDecimal 或以分为单位",
          "指出循环查库的性能问题，建议批量查询",
          "指出吞掉异常会算出错误的总额且无人知道",
          "按严重程度排序，语气对事不对人，建议补测试",
        ],
        weak: [
          "只评价格式、命名",
          "只说“写得不好，重写”",
          "找出问题但没有改法",
          "漏掉金额或异常这类会造成损失的问题",
        ],
      },
      en: {
        text: "A colleague's method works out a settlement total: it queries each product's price inside a loop, adds them up as a double, and catches exceptions without handling them. Please write your review comment.",
        strong: [
          "Money as double loses precision; suggests BigDecimal or integer cents",
          "Querying in a loop is slow; suggests one batch query",
          "Swallowed exceptions give a wrong total that nobody notices",
          "Orders findings by severity, speaks of the code and not the author, asks for tests",
        ],
        weak: [
          "Formatting and names only",
          "'Bad code, rewrite it'",
          "Finds problems but offers no fix",
          "Misses what would cost money: the amounts or the exceptions",
        ],
      },
    }),
  ],
};
