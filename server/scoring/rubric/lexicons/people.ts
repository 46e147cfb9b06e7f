import { competency } from "./types";

/** Competencies shown with and through other people. */
export const people = [
  competency(
    "communication",
    [
      "沟通 表达 沟通表达 沟通能力 表达能力 语言表达 汇报 影响力 说服 冲突处理 冲突管理",
      "communication|expression|presentation|influence|persuasion|conflict management|conflict resolution|conflict",
    ],
    [
      "沟通 表达 会议 邮件 汇报 误会 分歧 信息 对方 意见 想法",
      "communication|conversation|email|message|meeting|misunderstanding|audience|presentation",
    ],
    [
      [
        ["先听对方讲", "listening first"],
        "倾听 聆听 听取 听他说 听他讲 耐心听 了解他的想法 了解对方 问他为什么 询问 访谈 一对一 逐一了解 听完 站在他的角度 站在对方 换位思考 痛点 没有打断 不打断 让他说完 把话说完 听他说完 说完再 先听 关心什么 担心什么",
        "listen to|hear out|ask why|ask question|one on one|interview each|understand where|put myself in|point of view|concern of|empathize|empathise|let him finish|without interrupting|hear his side|ask what he",
      ],
      [
        ["把话说清楚", "explaining plainly"],
        "解释 说明 讲清楚 说清楚 用通俗 举例子 打比方 演示 展示 示范 画了 画图 图表 可视化 简报 翻译成 用数据说明 讲解 列出 整理成 对照表 比喻 打个比方 打了个比方 就像 好比 大白话 举个例子 举了个例子 讲一遍 一步一步 帮他算 算了一下 听得懂 简单的话 流程图 告诉他 跟他说 先说结论",
        "explain|clarify|walk through|plain language|show example|demonstrate|diagram|present to|visualize|summarize|summarise|analogy|like a|for example i|step by step|in simple|simple terms|break it down for|tell him that",
      ],
      [
        ["核对理解", "checking understanding"],
        "确认 复述 核对 达成共识 共识 对齐 同步 反馈 回复 书面 发邮件 会议纪要 跟进 再次确认 问有没有 用自己的话 讲一遍给我 复述一遍 再说一遍 听懂 明白了没有 重复一遍 写下来 发短信 纪要",
        "confirm|make sure they understand|recap|follow up|align|agree on|feedback|write down|in writing|check in|same page|in his own words|repeat back|ask if he understood|double check with",
      ],
      [
        ["说服与协商", "persuading with reasons"],
        "说服 协商 谈判 争取 劝说 商量 劝 折中 摆事实 用数据 让步 妥协 建议 提议 双赢 摆出 算账 算了一笔账 试一试 先试 各让一步 条件是",
        "persuade|convince|negotiate|compromise|propose|make case|back up with|suggest|win-win|meet halfway|show him the number",
      ],
      [
        ["按对象调整说法", "adapting to the audience"],
        "换了一种 换个说法 针对不同 因人而异 非技术 对老板 对客户 语气 私下 当面 打电话",
        "adapt my message|tailor|non-technical|in person|privately|call him|tone|stakeholder",
      ],
      [
        ["化解误会与冲突", "resolving disagreement"],
        "化解 误解 误会 争执 冲突 情绪 道歉 致歉 缓和 冷静 安抚 调解 坐下来谈 坦诚 心平气和 各自说 面对面 说开 不跟他吵 赔不是 我们的错",
        "resolve conflict|misunderstanding|apologize|apologise|calm|mediate|sit down with|honest conversation|de-escalate|disagree|talk it out|face to face|clear the air",
      ],
    ],
  ),
  competency(
    "teamwork",
    [
      "团队合作 团队协作 协作 合作 团队精神 团队意识 跨部门协作 人际",
      "teamwork|collaboration|cooperation|team player|interpersonal",
    ],
    [
      "团队 同事 部门 跨部门 伙伴 队友 组员 配合 大家 小组 成员",
      "team|colleague|coworker|co-worker|teammate|department|group|partner|peer",
    ],
    [
      [
        ["主动帮同事", "helping colleagues"],
        "帮助同事 帮同事 帮他 帮忙 支援 补位 顶班 替班 分担 搭把手 陪他 带他 主动帮 协助 替他 帮着 搭手 带着他 下班后帮 顶上 一起加班",
        "help him|help colleague|help teammate|help coworker|cover for|pitch in|step in|support my team|assist|lend hand|stay late to help|take over his",
      ],
      [
        ["一起推进", "working together"],
        "协作 配合 合作 一起 共同 联合 协同 对接 分工 协调 拉群 拉上 团队协作 碰头 开会 各自负责 拉了个群 建了个群 分头 商量 约了 坐下来",
        "collaborate|cooperate|sit down with|talk to teammate|agree on|meet with|work together|work with|coordinate|divide work|split work|together with|jointly|pair with|divide up|huddle|sync with|whole team",
      ],
      [
        ["分享信息", "sharing information"],
        "分享 共享 同步 通报 交接 文档 会议 站会 看板 群里 知会 告知 透明 发到群里 写成 整理成 每天同步 教给 讲给",
        "share|keep everyone|update team|stand-up|standup|hand over|document|board|keep posted|transparent|write it up|post it|walk the team",
      ],
      [
        ["处理分歧顾全大局", "putting the team first"],
        "分歧 意见不同 共识 大局 让步 妥协 折中 包容 理解 尊重 求同 统一意见 各自 投票",
        "disagree|consensus|compromise|respect|common goal|team goal|opinion|middle ground|everyone's input|vote",
      ],
      [
        ["肯定他人贡献", "giving credit"],
        "感谢 肯定 鼓励 功劳 夸 表扬 归功 他的建议 采纳",
        "thank|recognize|recognise|give credit|encourage|praise|appreciate|celebrate",
      ],
    ],
  ),
  competency(
    "leadership",
    [
      "领导力 领导 团队管理 管理能力 带团队 人员管理 带教 团队领导 激励 组织领导",
      "leadership|people management|team management|leading|coaching|motivate|motivation",
    ],
    [
      "团队 下属 员工 新人 店员 组员 班组 权限 决策 士气 绩效 职权 改革 变革",
      "team|staff|report|member|morale|performance|authority|direction|decision|change|vision",
    ],
    [
      [
        ["定方向和目标", "setting direction"],
        "定目标 目标拆 明确目标 方向 制定 愿景 指标 拆解 战略 定下 推动 发起 牵头 自告奋勇 带领 主导 定了个目标 目标是 每天要 拆到 带着大家 带头",
        "set goal|set direction|vision|lead|head up|drive change|initiate|took charge|take charge|take lead|spearhead|direction|set a target|our target",
      ],
      [
        ["分派与授权", "delegating"],
        "分工 分配 授权 安排 指派 交给 排班 责任到人 放手 各负责",
        "delegate|assign|allocate|empower|roster|schedule team|hand over responsibility|give responsibility",
      ],
      [
        ["带教与反馈", "coaching"],
        "带教 辅导 培训 培养 手把手 面谈 反馈 一对一 复盘 教他 带新人 演练 示范 谈心 指导 带着他 陪他 一句一句 手把手教 一对一练 跟着我 教了 带了",
        "coach|mentor|train|teach|feedback|one on one|role play|guide|develop people|onboard|sit with him|practice with him|let him shadow|small goal|practiced|ride along",
      ],
      [
        ["激励士气", "motivating people"],
        "激励 鼓励 士气 奖励 表扬 竞赛 认可 信心 带头 以身作则 肯定 成就感 小奖励 发红包 请大家 当众 鼓掌 榜样 一起吃",
        "motivate|encourage|inspire|reward|recognize|recognise|morale|celebrate|incentive|lead by example|praise|confidence|small win|shout out",
      ],
      [
        ["做决定并承担", "deciding and owning"],
        "决定 决策 拍板 承担责任 担责 取舍 风险 权衡 评估 顶住 不受欢迎",
        "decide|make decision|tough call|take responsibility|accountable|trade-off|weigh|risk|unpopular",
      ],
      [
        ["争取支持", "winning support"],
        "说服 争取 支持 沟通 访谈 反对 试点 协调 共识 对齐 痛点 转变 拥护 资源 逐个谈 一个一个谈 先找 意见最大 反对最",
        "convince|persuade|buy-in|support from|resistance|pilot|align|consensus|win over|explain why|stakeholder|one by one|talk to each",
      ],
    ],
  ),
  competency(
    "customer_focus",
    [
      "客户意识 客户导向 以客户为中心 客户服务 服务意识 服务 顾客 客户 用户导向 投诉处理",
      "customer focus|customer orientation|customer service|service|client|customer|complaint handling",
    ],
    [
      "客户 顾客 客人 用户 投诉 需求 满意 体验 服务 售后 退款 老客户",
      "customer|client|guest|user|complaint|need|satisfaction|experience|service|refund",
    ],
    [
      [
        ["弄清客户真正要什么", "finding the real need"],
        "了解需求 客户需求 需求 询问 倾听 回访 走访 拜访 调研 问清楚 了解情况 耐心 听他说 问他 问清 具体要 怎么用 用在 什么时候要 核对 查了 记录",
        "need of customer|customer need|ask customer|listen to customer|visit|survey|interview user|find out what|understand what customer|listen|ask him|what he need|look up his",
      ],
      [
        ["安抚与致歉", "calming and apologising"],
        "安抚 道歉 致歉 抱歉 理解您 情绪 冷静 耐心 安慰 态度 微笑 倒水 倒了 没有打断 换谁都会 着急 别急 赔不是 我们的错 让您 心情 先消消气 请他坐",
        "apologize|apologise|sorry|calm|reassure|patient|empathy|empathize|frustrat|upset|calm him|i understand how|let him vent",
      ],
      [
        ["给出解决办法", "solving it for the customer"],
        "解决 退款 补发 换货 退换 赔偿 补偿 方案 上门 更换 协调仓库 加急 当场 优先处理 申请 备选 联系 上门 发出 重新发 补寄 修好 两个办法 两个方案 登记 授权 送到 先用 换一台 安排 减免",
        "refund|replace|compensate|solve|resolve|solution|expedite|alternative|fix it|offer|escalate|same day|send a new|arrange|two options|deliver|waive",
      ],
      [
        ["跟到底", "following through"],
        "回访 跟进 跟踪 确认收到 后续 第二天打电话 主动联系 打电话 满意为止 反馈给 闭环 给他回 回一次电话 打给您 打给他 打给我 同步进度 直到 确认到账 确认收到 每隔 分机 直线",
        "follow up|call back|check back|track|keep informed|keep posted|make sure customer|update customer|call him|every hour|until it|stay on",
      ],
      [
        ["超出期待并改进", "going further"],
        "额外 主动 提醒 贴心 惊喜 改进流程 建议公司 记录下来 整理 常见问题 老客户 复购 转介绍 避免再",
        "go extra mile|beyond|proactive|surprise|improve process|faq|loyal|repeat customer|refer|prevent it",
      ],
    ],
  ),
  competency(
    "empathy",
    ["同理心 共情 亲和力 关怀 情商", "empathy|compassion|care|emotional intelligence|warmth"],
    ["感受 情绪 心情 理解 关心 难过 担心 焦虑", "feeling|emotion|upset|worry|understand|care|difficult"],
    [
      [
        ["看见并说出感受", "noticing feelings"],
        "感受 情绪 心情 察觉 看出 注意到 难过 担心 焦虑 委屈 理解他",
        "feel|notice|frustrat|upset|worried|anxious|sense|understand how",
      ],
      [
        ["先听再说", "listening first"],
        "倾听 听他 耐心 陪他 询问 聆听 安慰",
        "listen|hear out|patient|ask how|give space|comfort",
      ],
      [
        ["给出实际帮助", "offering real help"],
        "帮他 帮助 支持 调整 安排 分担 鼓励 私下 关心",
        "help|support|adjust|offer|encourage|privately|check in|reassure",
      ],
    ],
  ),
];
