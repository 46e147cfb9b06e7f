import { competency } from "./types";

/** Competencies about getting things done. */
export const work = [
  competency(
    "problem_solving",
    [
      "问题解决 解决问题 分析能力 逻辑思维 逻辑 判断力 应变 分析判断 思维能力 创新 创新能力",
      "problem solving|analysis|analytical|critical thinking|judgement|judgment|logic|innovation|creativity",
    ],
    [
      "问题 原因 故障 根因 难题 方案 瓶颈 异常 风险 办法 缺陷",
      "problem|issue|cause|root|bottleneck|bug|error|challenge|option|solution|risk",
    ],
    [
      [
        ["查清原因", "finding the cause"],
        "排查 分析 原因 根因 定位 查找 复现 日志 追查 调查 发现是 发现问题 检查 摸清 诊断 卡在 监控 盘点 查了记录 翻了 看了日志 问了 对比了 一步一步查 原来是 追到 查出 找出 逐个",
        "root cause|analyze|analyse|investigate|diagnose|trace|find out|reproduce|log|figure out|identify|discover|debug|dig into|go through the|check the log|turned out|look into|narrow down|pull the log|pull log",
      ],
      [
        ["拿数据和事实说话", "using facts"],
        "数据 统计 量化 抽样 对比 测算 调研 报表 核对 指标 数字",
        "data|statistic|measure|quantify|compare|sample|metric|research|number|evidence",
      ],
      [
        ["比较几个办法", "weighing options"],
        "方案 备选 几种 权衡 优缺点 评估 比较 取舍 可行性 折中 风险评估 优先级 分开 按急 先处理 分成 先后 先登记 两个办法 几个办法",
        "option|alternative|weigh|pros and cons|trade-off|evaluate|compare|assess|feasib|priorit|two ways|choose between|sort by",
      ],
      [
        ["试行并验证", "testing a fix"],
        "试点 测试 验证 先试 灰度 小范围 模拟 实验 调整 迭代 试用 观察 测试账号 做了一遍 试了 跑了一遍 模拟了 试跑",
        "test|pilot|verify|try out|experiment|simulate|iterate|prototype|validate|rollback|roll back|run it again|trial run|load test",
      ],
      [
        ["动手解决", "fixing it"],
        "解决 修复 处理 优化 改造 改进 替换 调整 重构 临时方案 应急 重新设计 拆分 改为 修好 补上 改好 换上 写了脚本 改了 加了 统一",
        "solve|fix|resolve|improve|optimize|optimise|workaround|redesign|refactor|replace|repair|restore|patch|add a|raise the|rewrite",
      ],
      [
        ["防止再发生", "preventing a repeat"],
        "防止 避免 预防 流程 规范 机制 复盘 清单 预警 监控 标准化 制度 文档 写成 总结 改了流程 以后都 固定下来 加了检查",
        "prevent|checklist|monitor|alert|process|post-mortem|postmortem|retrospective|standard|procedure|document|add an alert|write up|so it would not",
      ],
    ],
  ),
  competency(
    "execution",
    [
      "执行力 执行 结果导向 责任心 责任感 主动性 推动力 落地 当责 驱动力 敬业 目标达成 主人翁 主人翁精神 担当",
      "execution|ownership|accountability|drive|results orientation|initiative|responsibility|delivery|diligence|work ethic",
    ],
    [
      "任务 目标 进度 期限 交付 结果 指标 责任 落地 上线 业绩",
      "task|goal|deadline|deliver|result|target|responsibility|launch|progress",
    ],
    [
      [
        ["主动接下来", "stepping up"],
        "主动 自告奋勇 牵头 承担 接手 提出 申请 自愿 揽下 发起 没人负责 我来 我去 我接 主动找 没人管 主动跟",
        "volunteer|step up|take initiative|on my own initiative|proactive|offer to|own it|take ownership|take on|initiate|i offered|i said i would|pick it up|asked to lead",
      ],
      [
        ["拆成步骤", "breaking it down"],
        "拆解 分解 计划 时间表 排期 步骤 分阶段 里程碑 节点 倒排 清单 每天 每周",
        "break down|plan|milestone|step by step|timeline|schedule|checklist|daily|weekly|phase",
      ],
      [
        ["盯进度", "tracking progress"],
        "跟进 跟踪 进度 盯 检查 督促 每日 日报 周报 看板 站会 催 监督 追踪 复核 每半个小时 每两个小时 每隔 每天看 每天问 盯着 对进度 同步进度 回访确认",
        "track|follow up|monitor|progress|check every|daily|status|kanban|dashboard|review weekly|every half hour|check on|chase",
      ],
      [
        ["遇到阻碍不放手", "pushing through obstacles"],
        "加班 克服 坚持 想办法 阻力 困难 协调资源 赶 连夜 周末 补救 顶住 重新",
        "overcome|persist|push through|work late|obstacle|find way|setback|despite|extra hour|recover|keep going",
      ],
      [
        ["按时交付", "delivering"],
        "完成 交付 上线 达成 提前 按时 如期 落实 落地 超额 验收 达到 做完 赶出来 交了 没有出错 上线以后 没有延误 顺利上线 一次通过",
        "complete|deliver|on time|ahead of schedule|launch|ship|achieve|exceed|finish|meet deadline|hit target|got it done|no error|on schedule",
      ],
    ],
  ),
  competency(
    "planning",
    [
      "计划 组织 计划组织 计划能力 时间管理 统筹 统筹规划 项目管理 组织协调 优先级",
      "planning|organization|organisation|time management|project management|coordination|prioritization",
    ],
    [
      "计划 时间 排期 资源 预算 优先级 进度 项目 节点 人手",
      "plan|schedule|time|resource|budget|priority|deadline|project|milestone",
    ],
    [
      [
        ["分清轻重缓急", "setting priorities"],
        "优先 优先级 轻重缓急 紧急 重要 先做 排序 取舍 四象限 先把 按急 急的 急用 分开 先登记 先做哪",
        "priorit|urgent|important|first thing|rank|triage|what matters|most urgent|first thing",
      ],
      [
        ["排计划", "making a plan"],
        "计划 规划 排期 时间表 日程 倒排 里程碑 节点 甘特图 分阶段 预留 清单 提前准备",
        "plan|schedule|timeline|milestone|calendar|gantt|to-do|checklist|agenda|in advance|roadmap",
      ],
      [
        ["调配人手资源", "arranging resources"],
        "分工 人手 调配 安排 资源 预算 协调 排班 场地 供应商 采购",
        "allocate|resource|budget|assign|arrange|coordinate|vendor|supplier|roster|book",
      ],
      [
        ["备好预案", "preparing for risks"],
        "预案 备选 风险 应急 缓冲 提前 万一 预留时间 备用 B计划",
        "contingency|backup|risk|buffer|plan b|fallback|in case|anticipate",
      ],
      [
        ["跟踪并调整", "tracking and adjusting"],
        "跟进 进度 调整 复盘 每日 每周 检查 更新 站会 看板 会议",
        "track|adjust|review|progress|update|check in|weekly|daily|retrospective",
      ],
    ],
  ),
  competency(
    "learning",
    [
      "学习能力 学习 成长 学习意愿 适应力 适应能力 好奇心 自我提升 抗变 求知",
      "learning|growth|adaptability|curiosity|self-development|coachability|flexibility",
    ],
    [
      "学习 新 技能 知识 课程 适应 变化 不懂 陌生 反馈 转岗",
      "learn|new|skill|knowledge|course|adapt|change|unfamiliar|feedback",
    ],
    [
      [
        ["主动找资料学", "studying by oneself"],
        "自学 查资料 看书 看视频 课程 报名 上网 文档 考证 阅读 研究 笔记 教程 操作手册 看了一遍 手册 翻了 查了 流程图 抄了 记下来 网上找",
        "teach myself|self-taught|read up|read book|course|tutorial|documentation|research|certificate|watch video|take note|manual|read the|look up|write down",
      ],
      [
        ["向人请教", "asking others"],
        "请教 请人 问同事 师傅 老师 导师 向他学 跟着 观察 旁听 找到专家 问了 找同事 找师傅 问师傅 不明白的地方 不懂就问 信息部",
        "ask colleague|ask for help|mentor|shadow|observe|learn from|expert|ask for feedback|ask people who|ask senior",
      ],
      [
        ["练习与应用", "practising"],
        "练习 演练 实践 尝试 动手 试做 反复 模拟 用到 应用 每天练 上手 做了一个 做了一遍 练了 试了 测试账号 照着做 每天做 自己画",
        "practice|practise|try|apply|hands-on|rehears|build small|experiment|repeat|put into|do it myself|every evening",
      ],
      [
        ["反思改进", "reflecting"],
        "反思 复盘 总结 教训 改进 反馈 意识到 不足 调整方法 学到 学会 吸取",
        "reflect|lesson|improve|feedback|realize|realise|mistake|adjust|learn that|look back|weakness",
      ],
      [
        ["适应变化", "adapting"],
        "适应 转型 调整 新系统 新环境 变化 切换 迁移 接受 重新规划 灵活",
        "adapt|adjust|new system|new environment|switch|transition|change approach|flexib|pivot",
      ],
    ],
  ),
  competency(
    "stress_resilience",
    [
      "抗压 抗压能力 抗压性 情绪管理 情绪稳定 心理素质 韧性 压力管理",
      "stress resilience|stress|resilience|pressure|composure|emotional stability|stress tolerance",
    ],
    [
      "压力 情绪 紧急 高峰 挫折 失败 崩溃 焦虑 加班 投诉",
      "stress|pressure|emotion|setback|failure|crisis|anxiety|deadline|overwhelm",
    ],
    [
      [
        ["稳住情绪", "staying calm"],
        "冷静 深呼吸 平复 调整心态 稳住 情绪 心态 控制自己 不慌 先停 没有打断 没有慌 心平气和 不跟他吵 没有跟他吵 深吸 先稳 告诉自己 不往心里去",
        "calm|breath|compose|step back|control emotion|not panic|mindset|perspective|stay positive|keep my voice|did not argue|take it personally",
      ],
      [
        ["把压力拆开", "breaking pressure down"],
        "拆解 列出 优先 一件一件 分清 先处理 清单 排序 计划 分阶段 分开 按急 先登记 一个一个 先把 统一发 统一",
        "break down|list|priorit|one at a time|plan|small step|focus on what|organize|one by one|most urgent",
      ],
      [
        ["求助与协商", "asking for help"],
        "求助 沟通 汇报 请求支援 协商 申请 分担 同事帮 商量 找主管 联系主管 跟技术 找同事 报告 请组长 交给组长",
        "ask for help|support|talk to manager|delegate|negotiate|reach out|communicate early|tell my manager|ask colleague",
      ],
      [
        ["挺过来并复盘", "recovering"],
        "坚持 挺过 扛 克服 恢复 复盘 总结 重新 没有放弃 教训 再来",
        "persever|overcome|recover|bounce back|keep going|lesson|learn from|not give up|reflect",
      ],
      [
        ["照顾自己", "looking after oneself"],
        "运动 跑步 睡眠 休息 放松 倾诉 散步 规律",
        "exercise|run|sleep|rest|relax|walk|talk to friend|routine|break",
      ],
    ],
  ),
  competency(
    "integrity",
    [
      "诚信 正直 诚实 职业操守 职业道德 合规 原则 廉洁 价值观",
      "integrity|honesty|ethics|compliance|principle|values|trustworthiness|mistake",
    ],
    [
      "诚实 规定 原则 合规 责任 错误 信任 隐私 制度 底线",
      "honest|rule|policy|principle|ethic|responsibility|mistake|trust|privacy|right thing",
    ],
    [
      [
        ["主动承认错误", "admitting mistakes"],
        "承认 坦白 主动说明 道歉 我的错 我的责任 上报 如实 没有隐瞒 说实话",
        "admit|own up|my mistake|my fault|apologize|honest|tell truth|come clean|report it|take responsibility",
      ],
      [
        ["守住规定", "keeping to the rules"],
        "规定 制度 合规 流程 拒绝 原则 底线 按规定 法律 保密 退回 不能查 不会告诉 不会把 按照规定 授权 本人 保护 隐私 信息安全 验证 不能说 不能做",
        "rule|policy|comply|refuse|decline|principle|legal|confidential|regulation|say no|return it|not share|verify identity|need permission|protect customer",
      ],
      [
        ["把问题说出来", "speaking up"],
        "反映 举报 汇报 提出 指出 提醒 上报 沟通 告诉领导 记录下来 交给组长 告诉主管 跟店长说 跟领导说",
        "speak up|raise|report|point out|tell manager|flag|escalate|warn|confront|let my manager know|write it down",
      ],
      [
        ["补救并负责到底", "making it right"],
        "补救 弥补 赔 改正 承担 负责 更正 追回 重新核对",
        "make it right|fix|correct|compensate|accountable|remedy|repay|recheck",
      ],
    ],
  ),
];
