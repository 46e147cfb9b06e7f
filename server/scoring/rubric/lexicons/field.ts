import { competency } from "./types";

/** Competencies of particular kinds of work. */
export const field = [
  competency(
    "sales_drive",
    [
      "销售 销售驱动 销售能力 业绩导向 成交 市场开拓 客户开发 商务谈判 谈判 拓客 成就动机",
      "sales|sales drive|selling|business development|negotiation|closing|hunter|achievement",
    ],
    [
      "客户 订单 业绩 合同 渠道 报价 销售额 市场 竞品 签约 回款 指标 线索",
      "customer|client|order|quota|contract|channel|price|revenue|market|competitor|deal|lead|pipeline|target",
    ],
    [
      [
        ["开发客户", "finding customers"],
        "开发客户 新客户 拓展 拜访 陌拜 地推 线索 名单 打电话 邀约 转介绍 展会 筛选 加微信 扫楼 加了微信 上门 打了 约见 约到",
        "prospect|cold call|new customer|new client|visit|lead|referral|network|outreach|trade show|qualify|knock on|set up meeting|reach out",
      ],
      [
        ["挖掘需求", "finding the need"],
        "需求 痛点 了解客户 询问 提问 预算 决策人 调研 采购流程 顾虑 问他 怎么用 担心 最关心 谁来定 为什么不",
        "need|pain point|ask question|budget|decision maker|discover|concern|qualify|understand customer|what worry|what he care",
      ],
      [
        ["介绍价值与处理异议", "handling objections"],
        "异议 拒绝 顾虑 演示 样品 试用 案例 对比 竞品 卖点 价值 方案 介绍 打消 推荐 算了一笔账 太贵 试一个月 给他看 带他看 别家",
        "objection|demo|sample|trial|case study|compare|competitor|value|proposal|pitch|recommend|benefit|too expensive|show him",
      ],
      [
        ["谈判与成交", "negotiating and closing"],
        "谈判 报价 成交 签约 签单 签下 合同 让利 折扣 付款 促成 逼单 下单",
        "negotiate|close|sign|contract|deal|discount|quote|payment|order",
      ],
      [
        ["盯目标与回款", "driving the number"],
        "目标 业绩 指标 完成率 回款 复购 续约 增长 超额 排名 销冠 每天 转化 销售额",
        "quota|target|exceed|revenue|renew|upsell|repeat|growth|rank|conversion|pipeline|top seller",
      ],
      [
        ["维护关系", "keeping the relationship"],
        "维护 回访 跟进 老客户 关系 信任 朋友圈 售后 节日 定期",
        "follow up|relationship|trust|after-sales|keep in touch|loyal|account|check in",
      ],
    ],
  ),
  competency(
    "store_operations",
    [
      "门店运营 门店管理 店铺运营 运营管理 运营能力 经营 现场管理 库存管理 商品管理",
      "store operations|retail operations|operations|store management|merchandising|inventory",
    ],
    [
      "门店 库存 陈列 客流 排班 损耗 盘点 销售额 毛利 会员 促销 巡店",
      "store|inventory|stock|display|traffic|shift|shrinkage|margin|promotion|member",
    ],
    [
      [
        ["看数据经营", "running by numbers"],
        "销售额 客单价 客流 毛利 转化率 报表 日销 数据 对比 坪效 连带率",
        "sales figure|basket|traffic|margin|conversion|report|data|per square",
      ],
      [
        ["管库存与损耗", "managing stock"],
        "库存 盘点 损耗 补货 订货 调拨 滞销 临期 缺货 清点",
        "inventory|stocktake|shrinkage|restock|order stock|transfer|slow-moving|expire|out of stock",
      ],
      [
        ["管现场标准", "keeping standards"],
        "陈列 巡店 卫生 标准 检查 流程 安全 消防 服务标准 晨会 交接班",
        "display|walk the floor|hygiene|standard|inspect|procedure|safety|briefing|handover",
      ],
      [
        ["排班带人", "staffing"],
        "排班 培训 带教 新员工 招聘 考核 分工 激励 绩效",
        "roster|shift|train|coach|new staff|recruit|appraise|assign|motivate",
      ],
      [
        ["做活动拉业绩", "promoting"],
        "促销 活动 会员 社群 引流 地推 直播 海报 试吃 满减",
        "promotion|campaign|member|community|flyer|live stream|sampling|discount|event",
      ],
    ],
  ),
  competency(
    "technical_depth",
    [
      "技术能力 技术深度 专业能力 专业技能 专业知识 编程 开发能力 系统设计 架构 工程能力 代码质量 java",
      "technical|technical depth|technical skills|engineering|programming|system design|architecture|expertise|coding|java|code quality",
    ],
    [
      "系统 接口 代码 数据库 缓存 架构 性能 并发 线上 服务 测试 部署",
      "system|api|code|database|cache|architecture|performance|concurrency|production|service|test|deploy",
    ],
    [
      [
        ["讲清设计与取舍", "explaining design choices"],
        "设计 架构 选型 方案 权衡 取舍 拆分 分层 解耦 表结构 建模 异步 幂等 为什么选",
        "design|architecture|trade-off|choose|decouple|schema|model|async|idempotent|microservice|layer|pattern",
      ],
      [
        ["定位与排障", "debugging"],
        "排查 定位 日志 监控 堆栈 死锁 慢查询 内存泄漏 复现 抓包 压测 链路 gc",
        "debug|trace|log|monitor|stack|deadlock|slow query|memory leak|reproduce|profile|root cause|heap dump",
      ],
      [
        ["优化性能与稳定", "improving performance"],
        "优化 缓存 索引 并发 限流 降级 熔断 分库分表 线程池 吞吐 响应时间 高可用 扩容 redis",
        "optimize|optimise|cache|index|concurren|rate limit|circuit breaker|shard|thread pool|throughput|latency|redis|scale",
      ],
      [
        ["保证质量", "ensuring quality"],
        "单元测试 测试 代码评审 评审 自动化 灰度 回滚 规范 重构 持续集成 上线 发布",
        "unit test|code review|test|automate|rollback|refactor|ci|release|coverage|canary|lint",
      ],
      [
        ["用上具体技术", "using concrete technology"],
        "spring mysql 消息队列 kafka mq 微服务 容器 线程 事务 框架 源码 协议 jvm",
        "spring|mysql|kafka|queue|microservice|docker|kubernetes|thread|transaction|framework|protocol|jvm|sql|python",
      ],
    ],
  ),
  competency(
    "product_sense",
    [
      "产品思维 产品能力 产品感 需求分析 用户思维 用户洞察 产品规划 产品设计 用户研究",
      "product sense|product thinking|user insight|requirement analysis|product design|product strategy|user research",
    ],
    [
      "产品 用户 需求 功能 版本 体验 竞品 上线 留存 转化 场景 路径",
      "product|user|requirement|feature|release|experience|competitor|launch|retention|conversion|scenario",
    ],
    [
      [
        ["研究用户", "studying users"],
        "用户访谈 访谈 调研 问卷 用户反馈 场景 画像 可用性 痛点 走访 客服记录",
        "user interview|survey|research|feedback|persona|usability|pain point|observe user|support ticket|interview",
      ],
      [
        ["判断需求取舍", "choosing what to build"],
        "优先级 取舍 砍掉 价值 成本 需求池 评估 排序 最小可行 mvp 不做",
        "priorit|trade-off|cut|value|cost|backlog|evaluate|mvp|scope|say no",
      ],
      [
        ["设计方案", "designing"],
        "原型 流程图 设计 方案 需求文档 prd 交互 改版 简化 路径",
        "prototype|wireframe|design|prd|spec|flow|redesign|simplify|mockup",
      ],
      [
        ["推动上线", "getting it shipped"],
        "评审 协调 研发 开发 测试 排期 上线 灰度 推动 跟进 运营",
        "review|coordinate|engineer|develop|schedule|launch|ship|roll out|drive",
      ],
      [
        ["用数据验证", "validating with data"],
        "数据 指标 埋点 留存 转化率 点击率 A/B ab测试 漏斗 对比 验证 复盘 活跃",
        "data|metric|retention|conversion|click|a/b test|funnel|validate|compare|activation|experiment",
      ],
    ],
  ),
  competency(
    "data_thinking",
    [
      "数据思维 数据分析 数据意识 数据能力 数据驱动 数字敏感",
      "data thinking|data analysis|data-driven|data literacy|numeracy|analytics",
    ],
    [
      "数据 指标 报表 统计 趋势 样本 口径 模型 分析",
      "data|metric|report|statistic|trend|sample|definition|model|analysis",
    ],
    [
      [
        ["定指标口径", "defining measures"],
        "指标 口径 定义 基准 目标值 kpi 衡量 拆解",
        "metric|definition|baseline|kpi|measure|benchmark|break down",
      ],
      [
        ["取数与清洗", "getting clean data"],
        "取数 清洗 sql excel 埋点 导出 核对 缺失 异常值 透视表 整理数据 采集",
        "query|clean|sql|excel|export|collect|missing|outlier|pivot|gather data",
      ],
      [
        ["对比分析", "comparing"],
        "对比 分组 趋势 同比 环比 漏斗 相关 回归 分层 占比 归因",
        "compare|segment|trend|year over year|funnel|correlat|regression|cohort|share of|attribution",
      ],
      [
        ["得出结论并行动", "turning data into action"],
        "发现 结论 建议 调整 决策 优化 预测 报告 根据数据 说明",
        "conclude|recommend|adjust|decision|optimize|forecast|report|based on data|insight",
      ],
      [
        ["验证结论", "verifying"],
        "验证 实验 测试 ab测试 样本 对照 复查 误差 显著",
        "validate|experiment|a/b test|sample|control group|verify|error|significant",
      ],
    ],
  ),
  competency(
    "motivation",
    [
      "求职动机 岗位匹配 岗位匹配度 稳定性 职业规划 自我认知 岗位认知 动机 自我介绍 综合素质",
      "motivation|job fit|fit|career|self-awareness|commitment|role fit|introduction|background",
    ],
    [
      "岗位 公司 职业 工作 经验 规划 行业 兴趣 专业 擅长 发展 经历 简历",
      "role|company|career|experience|industry|interest|skill|background|position|growth|responsib",
    ],
    [
      [
        ["说出相关经历", "relevant experience"],
        "经验 做过 负责过 工作过 任职 从事 实习 项目经历 担任 我的工作是 年的 入职",
        "experience|work as|responsible for|intern|previous role|serve as|background in|year in|worked at",
      ],
      [
        ["说出想来的理由", "reasons for the job"],
        "因为 吸引 看重 喜欢 想要 希望 选择 感兴趣 认同 了解到贵公司 贵公司",
        "because|attract|interest|enjoy|want to|choose|passion|look forward|company value|excite",
      ],
      [
        ["说出擅长与不足", "strengths and limits"],
        "擅长 优势 强项 不足 缺点 改进 熟悉 精通 掌握",
        "strength|good at|weakness|improve|skilled|proficient|familiar with",
      ],
      [
        ["有打算", "having a plan"],
        "规划 计划 目标 打算 未来 三年 五年 长期 稳定 晋升",
        "plan|goal|future|long term|next few year|aim|stable|promotion|grow",
      ],
    ],
  ),
];
