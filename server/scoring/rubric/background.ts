import { stem } from "./words";

/**
 * How telling a word is when a question and an answer share it. A small list written for this product: words that
 * nearly every text has weigh nothing, words of every interview little, words of every workplace less than others.
 */
const EVERYWHERE_EN =
  "a an the and or but if so as at by for from in into of off on onto out over to up with without about after before again than then there here when where which who whom whose what why how that this these those it its i me my we us our you your he him his she her they them their is are was were be been being am do does did done have has had having will would shall should can could may might must not no nor only just also too very more most much many such some any each every both either other another same own all few lot lots get got go went come came make made take took give gave let put say said see saw seem know think feel want like really well even still yet ever never always often usually sometimes now first last one two thing things something anything way back able around because while during through between against until upon among within across per etc yes ok okay maybe please thank thanks i'm i've i'd i'll it's don't didn't wasn't";
const INTERVIEW_EN =
  "describe tell share explain walk discuss example instance time situation experience approach handle ensure work job role question answer interview talk particularly provide recall mention specific ever face deal previous past day find use need try look help keep start happen become different new good great best important people person place part kind year week month story strategy include step impact effective effectively navigate crucial stay environment workplace professional outcome relevant perhaps action detail detailed set significant significantly positive positively key implement employ tough narrate recount major everyone moment area long identify possible scenario use used showcase vital recent recently someone sure right method current currently demonstrate anecdote commendable noteworthy worth worthwhile common especially various yourself amount occasion multiple paramount tricky amidst potential potentially necessary benefit specific specifically successful successfully maintain ensure ensuring essential aspect role today";
const WORKPLACE_EN =
  "team project company manager task result process problem change goal skill plan issue member lead success successful colleague challenge difficult improve learn decision customer";
const EVERYWHERE_ZH =
  "我们 你们 他们 自己 大家 这个 那个 这些 那些 这样 那样 这么 那么 什么 怎么 怎样 如何 为什么 因为 所以 但是 不过 而且 然后 还有 就是 可以 可能 能够 应该 需要 没有 不是 还是 或者 如果 虽然 的话 时候 一个 一些 一下 一种 一直 已经 非常 比较 特别 其实 觉得 认为 知道 进行 以及 对于 关于 通过 之后 之前 以后 以前 当时 后来 最后 现在 今天 很多 有些 有的 出来 起来 下来 过来 进去 一样 这种 那种 只是 只有 都是 也是 并且 此外 同时 最终 其中 成为";
const INTERVIEW_ZH =
  "描述 一次 经历 经验 分享 谈谈 说说 讲讲 介绍 举例 例子 请问 您好 您的 你的 情况 方式 方法 过去 遇到 处理 面对 做法 具体 曾经 一段 过程 工作 岗位 面试 问题 回答 简单 说明 请举 事情 一件 事例 怎么样 哪些 是否 结果 时间 完成 进来";
const WORKPLACE_ZH =
  "团队 项目 公司 部门 同事 任务 目标 计划 客户 主管 领导 经理 能力 专案 困难 挑战 方案 重要 成功";

const weights = new Map<string, number>();
const learn = (words: string, weight: number) => {
  for (const word of words.split(" ")) {
    weights.set(word, weight);
    if (/^[a-z]/.test(word) && !weights.has(stem(word))) weights.set(stem(word), weight);
  }
};
learn(WORKPLACE_EN, 0.8);
learn(WORKPLACE_ZH, 0.55);
learn(INTERVIEW_EN, 0.3);
learn(INTERVIEW_ZH, 0.12);
learn(EVERYWHERE_EN, 0);
learn(EVERYWHERE_ZH, 0);

/** 0 for function words up to about 1.3 for long, rare ones. */
export function termWeight(word: string, stemmed: string): number {
  if (/['’]/.test(word) && !/['’]s$/.test(word)) return 0;
  const known = weights.get(word) ?? weights.get(stemmed);
  if (known !== undefined) return known;
  if (/^[a-z]/.test(word)) return word.length < 3 ? 0.3 : Math.min(1.3, 0.7 + 0.06 * word.length);
  return Math.min(1.3, 0.8 + 0.1 * word.length);
}
