import type { LibraryDimension } from "../types";
import { phrases } from "./phrases";

export const systemDesign: LibraryDimension = {
  zh: {
    name: "系统设计",
    description: "从业务目标和量级出发划分系统，说明数据、接口和一致性的取舍，预先考虑故障、扩展和成本。",
    anchors: [
      "直接报出一串组件名称，说不清各自解决什么问题。",
      "给出能跑通正常流程的做法，没有考虑量级、并发和失败的情况。",
      "先问清需求和量级，划出主要模块和数据，能说明主流程以及一两处瓶颈怎么处理。",
      "用估算支持选择，比较两种以上方案的代价；讲清一致性、限流、重试、降级，说明故障时用户看到什么、怎样恢复。",
      "把业务底线变成设计约束，方案能从简到繁逐步演进；说明怎样验证、灰度和观测，并用自己实际系统的数据或事故说明为什么这样取舍。",
    ],
    indicators: phrases(`
      量级、峰值、吞吐、每秒、瓶颈、限流、降级、熔断、重试、削峰、排队、异步、缓存、预扣、扣减、
      原子操作、Lua、分布式锁、唯一约束、一致性、超发、超卖、分库分表、读写分离、扩容、灰度、
      回滚、可用性、单点、水平扩展、接口设计、解耦
    `),
  },
  en: {
    name: "System design",
    description:
      "Splits a system by business goal and scale, explains trade-offs in data, interfaces and consistency, and thinks ahead about failure, growth and cost.",
    anchors: [
      "Lists components straight away without saying which problem each of them solves.",
      "Gives a way that works when all goes well, with nothing about scale, concurrency or failure.",
      "Asks for requirements and scale first, draws the main parts and data, explains the main flow and how one or two bottlenecks are handled.",
      "Backs choices with estimates and compares the cost of at least two designs; covers consistency, rate limits, retries and degradation, and what users see during a failure and how it recovers.",
      "Turns what the business cannot accept into design constraints, with a path from simple to complex; says how to verify, release gradually and observe it, and argues from figures or incidents of a system they ran.",
    ],
    indicators: phrases(`
      order of magnitude, peak, throughput, per second, bottleneck, rate limit, degrade, circuit breaker, retry, queue up, asynchronous,
      cache, pre-load, decrement, atomic, Lua script, distributed lock, unique constraint, consistency, oversell,
      over-issue, shard, read replica, scale out, canary, gradual rollout, availability, single point, stateless,
      interface, decoupled
    `),
  },
};
