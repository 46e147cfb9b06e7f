import { root, stem } from "./words";

/**
 * What people talk about when they are asked about something: left the subject of a question, right the words of
 * answers to it. Weaker than a synonym. General knowledge written down for this product, one subject a line.
 */
const SUBJECTS = `
ethic moral dilemma integrity honest 诚信 道德 正直 > lie steal cheat truth wrong right report policy confess cover secret fair conscience rule caught guilty 说谎 隐瞒 如实 规定 举报 坦白 底线 承认
empathy compassion sensitive 同理心 共情 > understand feel feeling listen struggle care comfort emotion sad cry loss shoes grief support upset family death hard perspective 理解 感受 倾听 难过 安慰 关心 情绪
creative innovate innovation idea brainstorm 创新 创意 > brainstorm idea draw design new art unique invent imagine original box different suggestion encourage novel 想法 点子 新的 设计 尝试 改进
growth development coachable continuous 成长 发展 进修 > learn course class certificate conference workshop degree intern internship mentor book read training seminar skill shadow study knowledge improve coach 学习 课程 培训 考证 看书 自学 导师
initiative proactive lead above beyond extra required 主动 积极 > volunteer start organize notice ask extra own stay late help first charge idea without step propose offer 自告奋勇 牵头 发起 提出 加班 额外
morale adversity motivate enthusiasm spirit 士气 激励 > attitude positive support encourage cheer fun celebrate lunch joke praise together energy smile keep compliment reward incentive goal recognize appreciate 鼓励 表扬 聚餐 打气 奖励 信心
prioritize deadline schedule multitask juggle multiple time productive 优先 期限 时间 > calendar list planner due organize urgent important agenda first order plan ahead early manage date hour day break 清单 紧急 重要 排期 计划 提前 日程 安排
stress pressure overwhelm burnout 压力 抗压 > exercise breath meditate break relax calm sleep run music walk gym deep friend anxious step panic mental 运动 跑步 放松 休息 冷静 睡眠 调整
customer client complaint difficult guest 客户 顾客 投诉 > angry upset rude yell complain patient refund parent guest calm apologize listen order restaurant store service happy return food table swim 退款 道歉 安抚 生气 换货 解释 满意
mistake failure fail error wrong 错误 失败 失误 > forget mess fix own apologize learn realize lesson miss grade exam lose embarrass admit late redo 忘记 道歉 补救 改正 教训 承认
feedback criticism constructive critique 反馈 批评 > improve review listen comment evaluation professor boss coach defensive take advice better grow accept teacher 改进 建议 接受 虚心 调整
conflict disagree disagreement tension dispute 冲突 分歧 矛盾 > argue fight talk compromise mediate side both calm roommate common ground opinion agree discuss misunderstand solve 沟通 妥协 坐下来 双方 协调 误会
change adapt transition flexible shift unforeseen 变化 适应 变动 > covid pandemic new remote online switch move quarantine school system role adjust comfortable different transfer college unexpected 新系统 疫情 转岗 调整 学习 转型
requirement assess scope instruction 需求 要求 > read direction instruction ask clarify note rubric understand goal deadline research question list plan client 确认 文档 访谈 理解
risk reward calculated uncertain 风险 > chance gamble invest decide unknown opportunity apply quit move leap scared doubt try comfort fear 尝试 机会 放弃 决定 预案
resource budget limit constraint 资源 预算 有限 > money short staff few cheap borrow improvise shortage cost save material supply spend equipment hand 人手 省钱 借用 缺 节约 成本
repetitive focus concentrate distract interrupt engage 重复 专注 > bore music break routine phone quiet headphone door timer silent notification space small goal pomodoro notice desk 休息 音乐 计时 安静
decision decide judgement choose consensus 决策 决定 判断 > choose pros cons option weigh information think data advice pick risk outcome vote opinion quick consider research 权衡 利弊 选择 评估 比较
inclusive diversity culture fair equitable background 文化 多元 包容 > include everyone feel respect voice equal background race gender language opinion welcome comfortable accent different treat same listen 尊重 平等 不同
communicate communication remote miscommunication clear 沟通 表达 > zoom email slack call text meeting message explain understand clarify listen talk write check speak group chat question 邮件 电话 会议 解释 确认 复述
goal achieve objective target 目标 达成 > plan track step milestone write small long short reach set break progress accomplish list measure 分解 计划 进度 完成 指标
quality detail accurate accuracy attention standard 质量 细节 准确 > check double proofread careful review twice precise error list look notice measure exact thorough 检查 核对 复核 仔细
organize workspace clutter structure 整理 井井有条 > folder desk label clean file drawer notebook calendar color planner list sort neat tidy binder 分类 标签 文件夹 清理
balance life personal family 平衡 家庭 生活 > family home hobby weekend friend boundary off time separate rest vacation 家人 周末 陪伴
technology tool software technical fast pace current trend update relevant 技术 工具 软件 趋势 > app software excel computer google code program read news article research podcast follow online video newsletter magazine website 文档 课程 新技术 社区
leader leadership lead team charge 领导 带领 > captain president charge delegate manager supervisor officer direct guide assign responsibility role meeting head club 带教 分工 组长 负责 安排
trust relationship rapport network build connect 信任 关系 > friend talk honest time lunch coffee reliable know open connect event linkedin contact introduce reach 真诚 聊天 拜访 维护
politics gossip negative tact 办公室政治 八卦 > gossip drama rumor out neutral rude talk behind avoid private mind respect involve 回避 中立
persuade convince influence negotiate 说服 影响 谈判 > show reason evidence pitch agree side explain benefit logic compromise convince data present 数据 演示 理由 让步 同意
obstacle setback challenge problem solve overcome resolve issue cause root 困难 挑战 难题 问题 障碍 > find cause fix figure try solution broke ask help research work around step identify analyze fail injury tryout hard 排查 原因 分析 尝试 验证 解决
data analyze information measure statistic metric 数据 分析 指标 > number excel graph chart trend report result research survey test compare sample 报表 图表 对比 统计
team teamwork collaborate group member cross department 团队 合作 协作 > group together help split role meeting everyone divide project class club partner share communicate conquer contribute 分工 一起 帮忙 配合 同步
deleg assign task distribute 分配 授权 > strength skill give split divide ability trust responsible each best who good 安排 擅长 分工
learn skill acquire new knowledge quick 学习 技能 掌握 > practice study watch video read class teach try youtube ask instrument language cook code course mentor repeat 练习 请教 教程 自学 上手
sell sale revenue quota 销售 业绩 成交 > customer close pitch call deal price target contract commission lead product 客户 报价 签约 拜访 需求 回款
crisis emergency urgent unexpected 危机 紧急 突发 > call calm immediate quick hospital fire help act safe police react panic backup 马上 立刻 报警 应急 抢修
recognize acknowledge reward effort appreciate 认可 表彰 > thank praise award note bonus shout lunch gift card compliment public appreciate proud 感谢 奖金 表扬
supportive supervisor manager boss colleague disagree 主管 上级 > boss manager respect talk explain idea opinion private meeting point view decision follow 沟通 汇报 建议
mentor coach teach train nurture develop member strong 带教 辅导 培养 > show teach guide help explain shadow patient example question new employee student tutor demonstrate 示范 新人 手把手 练习
`;

const subjects = new Map<string, number[]>();
const said: Set<string>[] = [];
const key = (word: string) => (/^[a-z]/.test(word) ? root(stem(word)) : word);

SUBJECTS.trim()
  .split("\n")
  .forEach((line, i) => {
    const [asked = "", answered = ""] = line.split(" > ");
    for (const word of asked.split(" ").map(key)) subjects.set(word, [...(subjects.get(word) ?? []), i]);
    said.push(new Set(answered.split(" ").map(key)));
  });

/** How many different words of the subject that `term` stands for are among `words`; 0 when it is no known subject. */
export function associated(term: string, words: ReadonlyMap<string, unknown>): number {
  let best = 0;
  for (const subject of subjects.get(term) ?? []) {
    let found = 0;
    for (const word of said[subject]!) if (word !== term && words.has(word)) found += 1;
    best = Math.max(best, found);
  }
  return best;
}
