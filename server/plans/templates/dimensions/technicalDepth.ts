import type { LibraryDimension } from "../types";
import { phrases } from "./phrases";

export const technicalDepth: LibraryDimension = {
  zh: {
    name: "技术深度",
    description: "理解所用语言、框架和中间件的原理，能说明为什么这样工作、何时会出问题，并用它解决实际问题。",
    anchors: [
      "说得出技术名词，追到怎么工作就停住，或把原理说反。",
      "会照文档和现成写法使用，出问题靠重启、换版本或搜索现成答案。",
      "能说明常用机制的原理和适用条件，例如索引、事务、线程池，并用在自己写的代码里。",
      "能从日志、堆栈、监控一路追到机制层面的原因，说明参数和写法的代价，用测量结果证明改动有效。",
      "读过关键实现或做过对比实验，清楚几种方案在不同负载下的边界；解决了团队里没人能解的难题，并写成规范或工具让别人用上。",
    ],
    indicators: phrases(`
      线程池、并发、加锁、死锁、事务、隔离级别、索引、慢查询、执行计划、垃圾回收、堆内存、内存泄漏、
      线程转储、堆栈、JVM、GC、源码、字节码、连接池、超时、幂等、BigDecimal、精度、压测、监控、
      日志、Spring、MyBatis、Redis、消息队列、序列化、批量查询、空指针
    `),
  },
  en: {
    name: "Technical depth",
    description:
      "Understands how the language, frameworks and middleware in use work, why and when they fail, and applies it to real problems.",
    anchors: [
      "Names technologies but stops, or gets it backwards, when it comes to how they work.",
      "Uses them by the manual and by ready-made snippets; when they fail, restarts, changes the version or searches for an answer.",
      "Can explain how and when common mechanisms apply, such as indexes, transactions and thread pools, and uses them in their own code.",
      "Follows logs, stacks and metrics down to the mechanism that caused it, knows what a setting or idiom costs, and proves the change by measuring.",
      "Has read key implementations or compared them by experiment and knows where each breaks under load; solved what nobody on the team could and turned it into a rule or tool that others use.",
    ],
    indicators: phrases(`
      thread pool, concurrency, lock contention, deadlock, transaction, isolation level, index, slow query, explain plan,
      garbage collection, heap size, memory leak, thread dump, stack trace, JVM, source code, bytecode, connection pool, timeout,
      idempotent, BigDecimal, floating point, rounding error, load test, profiler, metrics, logs, Spring, Redis, message queue,
      serialization, batch query, null pointer
    `),
  },
};
