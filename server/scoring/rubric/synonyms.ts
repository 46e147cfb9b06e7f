import { root, stem } from "./words";

/** Words that mean about the same in an interview, in both languages. Written for this product; one group a line. */
const GROUPS = `
team group colleague coworker teammate peer staff crew department 团队 小组 同事 部门 组员 队友 成员 伙伴
problem issue challenge difficulty obstacle trouble hurdle setback 问题 困难 挑战 难题 障碍 瓶颈 阻碍
conflict disagree argue argument dispute tension clash disagreement 冲突 分歧 争执 矛盾 争论 不同意 意见不合 异议
motivate encourage inspire morale incentive energize motivation enthusiasm 激励 鼓励 士气 动力 干劲
deadline late timeline schedule overdue 期限 截止 时程 进度 工期 延期 延误 延迟
customer client guest buyer shopper consumer 客户 顾客 客人 用户 消费者
learn skill acquire knowledge study teach training train course practice 学习 学会 技能 知识 培训 课程
lead leader leadership manage supervise guide direct 领导 带领 管理 主管 主导 领导力
mistake error fail failure wrong fault 错误 失误 失败 出错 疏忽 搞砸
help assist support aid 帮助 协助 支援 支持 帮忙
decide decision choose choice option judgement judgment 决定 决策 选择 判断 抉择
change adapt adjust shift flexible transition modify 改变 变化 调整 适应 变动 转变 转型
goal target objective aim achieve accomplish achievement accomplishment 目标 指标 达成 成就 实现 成果
feedback criticism critique review critic comment 反馈 批评 意见 建议 评价
ethic honest integrity moral honesty truth dilemma 诚信 道德 诚实 正直 伦理
stress pressure overwhelm anxious anxiety burnout stressful tense 压力 焦虑 紧张 抗压
prioritize priority organize organise organized schedule manage multitask juggle workload 优先 优先级 安排 轻重缓急 规划
creative innovate innovation innovative idea creativity invent novel original 创新 创意 点子 想法
communicate communication explain speak listen conversation talk convey 沟通 表达 说明 解释 倾听 交流
culture diverse diversity inclusion background inclusive ethnic 文化 多元 背景
deal cope overcome handle resolve solve solution tackle 解决 处理 克服 化解 应对
persuade convince influence negotiate buy-in persuasion 说服 影响 谈判 协商 影响力
risk uncertain ambiguity ambiguous unclear unknown uncertainty 风险 不确定 模糊
quality standard accuracy accurate detail precise attention meticulous thorough careful 质量 品质 标准 细节 准确
delegate assign distribute responsibility task 分配 分工 授权 责任 职责
trust relationship rapport bond connect network 信任 关系 人脉
proud success accomplishment succeed successful 成功 自豪 骄傲
initiative proactive volunteer ownership 主动 积极 自发
budget cost money expense financial resource resources spend 预算 成本 费用 经费 资源
data analyze analysis analytic statistic metric analytical evidence evaluate assess 数据 分析 指标 统计 评估
technology software tool computer technical digital program system 技术 软件 工具 系统
new novel unfamiliar beginner recently 新的 陌生 全新
strategy strategic vision plan method technique tactic 策略 战略 规划 计划 方案
meeting presentation present audience public speech 会议 演讲 简报 汇报
balance life family personal 平衡 家庭 生活
calm emotion temper patient patience emotional composure 冷静 情绪 耐心
complaint angry upset dissatisfied unhappy complain frustrated irate 投诉 生气 不满 抱怨 抱怨
sell sale sales revenue quota deal contract 销售 业绩 成交 合同 签单
process procedure workflow efficient efficiency improve improvement optimize streamline 流程 效率 改进 优化 改善
mentor coach develop guidance train 辅导 指导 带教 导师 培养
project assignment initiative 项目 专案
requirement specification scope need expectation 需求 要求 范围
职责 责任 尽责 履行 义务 负责 本分
复杂 陌生 未知 从未 棘手 困难
信息 资料 数据 资讯 消息
改善 改进 优化 提高 效率
重要 关键 紧急 优先
safety safe hazard accident 安全 事故
product feature launch release 产品 功能 上线 发布
research investigate gather information inform read 研究 调查 调研 信息
opinion view perspective viewpoint belief stance 观点 看法 立场
rule policy regulation comply compliance procedure 规定 制度 合规 政策
strength weakness strong weak 优点 缺点 优势 不足
reflect lesson improve hindsight introspect 反思 教训 复盘 收获
remote virtual online distance 远程 线上
unpopular opposition resist resistance reject 反对 抵制 不受欢迎 阻力
crisis emergency urgent unexpected sudden 危机 紧急 突发 突然 意外
authority power position 职权 权力 权限
`;

const groups = new Map<string, number[]>();
GROUPS.trim()
  .split("\n")
  .forEach((line, group) => {
    for (const word of line.split(" ")) {
      const key = /^[a-z]/.test(word) ? root(stem(word)) : word;
      groups.set(key, [...(groups.get(key) ?? []), group]);
    }
  });

/** The groups a term belongs to; undefined when it has none. */
export function synonymOf(term: string): number[] | undefined {
  return groups.get(term);
}
