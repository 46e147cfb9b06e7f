import type { FollowUpMoment, HeardAnswer } from "../../server/followUps/types";
import type { PlanDefinition } from "../../server/plans/definition";
import { buildDefinition, buildDimension, buildQuestion } from "./plans";

/** Answers of invented people to "tell us about a time when you and your team did something difficult". */
export const told = {
  zh: {
    whole:
      "去年三月，我负责的华东区业绩只完成了目标的百分之六十。我的任务是在季度末补上差距。我先把一百二十个客户按意向分成三类，每天上午打二十个电话，又请技术同事一起拜访了五家大客户。结果到六月底完成了目标的百分之一百零八，比去年同期增长了百分之三十。",
    noResult:
      "去年我们门店人手不够，我负责排班。我先把每天的客流统计出来，然后和大家商量，把忙的时段多排两个人，自己也顶了几个晚班。",
    onlyWe:
      "我们部门去年接了一个新系统的上线任务，时间很紧。我们先开会分工，我们每天加班，我们联系了供应商，最后我们按时上线了，客户很满意。",
    noFigures:
      "上个月有位顾客投诉送货晚了，我马上打电话道歉，查了物流，发现是仓库漏单，我就自己开车送过去，最后顾客很满意，还给我们写了好评。",
    opinion:
      "我觉得团队合作非常重要，一个人可以走得很快，一群人可以走得很远。我认为要多沟通，多换位思考，这样才能把工作做好。",
    short: "没有什么特别的。",
    foreign:
      "Last year our store was short of staff and I was in charge of the roster, and we worked together on it.",
  },
  en: {
    whole:
      "In March last year my region was at 60% of its target. I had to close the gap by June. I sorted 120 customers into three groups, called twenty of them each morning, and visited five of the largest with an engineer. As a result we reached 108% of the target, 30% more than the year before.",
    noResult:
      "Last year our store was short of staff and I was in charge of the roster. I counted the customers by hour, talked with everybody and put two more people on the busy hours.",
    onlyWe:
      "We had a new system to launch last spring. We held a meeting, we divided the work, we called the vendor every day, and in the end we launched it on time.",
    noFigures:
      "Last month a customer complained that her delivery was late. I called her at once to apologise, found that the warehouse had missed the order, and drove the parcel there myself. In the end she was happy and thanked us.",
    opinion:
      "I think teamwork is very important. I believe that communication is the key, and that we should always respect each other.",
    short: "Not much really.",
    foreign: "去年我们门店人手不够，我负责排班，我和大家一起商量怎么排，最后大家都同意了。",
  },
} as const;

export const heard = (text: string, change: Partial<HeardAnswer> = {}): HeardAnswer => ({
  text,
  usable: true,
  reason: null,
  ...change,
});

export const buildMoment = (change: Partial<FollowUpMoment> = {}): FollowUpMoment => ({
  language: "zh",
  jobTitle: "销售经理",
  kind: "questions",
  question: buildQuestion(),
  dimensions: [buildDimension()],
  answers: [heard(told.zh.whole)],
  asked: [],
  left: 2,
  ...change,
});

/** Two questions that may be asked on, one after another, and a written one. */
export function buildFollowed(change: Partial<PlanDefinition> = {}): PlanDefinition {
  const definition = buildDefinition({ style: "semi_structured", maxFollowUps: 3, ...change });
  const [talk, written] = definition.stages as [
    PlanDefinition["stages"][number],
    PlanDefinition["stages"][number],
  ];
  const bounded = talk.questions.map((question) => ({
    ...question,
    maxFollowUps: 2,
    followUps: ["后来再合作时有什么变化", "当时最难的是哪一步"],
  }));
  return { ...definition, stages: [{ ...talk, questions: bounded }, written] };
}
