import type { Span } from "../schema";
import { PLACE_INSIDE } from "./places";

/** How names of employers end. */
const COMPANY_END =
  /(?:有限责任公司|股份有限公司|集团有限公司|有限公司|集团公司|分公司|子公司|总公司|公司|集团|事务所|研究院|研究所|设计院|科学院|医院|银行|支行|分行|证券|保险|基金会|出版社|报社|电视台|工作室|俱乐部|酒店|宾馆|餐厅|商场|超市|学校|大学|学院|中学|小学|幼儿园|委员会|办事处|管理局|税务局|公安局|法院|检察院|协会|联合会|中心|商会|部队|工厂|制造厂|厂|店|部门)/gu;
const SURE_END =
  /(?:有限责任公司|有限公司|股份公司|集团(?:(?:股份)?有限(?:责任)?)?公司|分公司|子公司|总公司|公司|集团|事务所|研究院|研究所|设计院|医院|银行|支行|分行|出版社|工作室)(?:\([\u4e00-\u9fa5A-Za-z]{2,12}\))?(?:[\u4e00-\u9fa5]{2,8}分(?:公司|院|店|部))?/gu;
const COMPANY_EN =
  /\b(?:Inc|LLC|Ltd|Limited|Corp|Corporation|Co\.|Company|Group|GmbH|PLC|LLP|Technologies|Technology|Labs?|Laboratory|Research|Bank|Studio|Studios|Consulting|Partners|Holdings|Capital|Systems|Solutions|Software|Networks|Institute|University|Hospital|Foundation|Agency|AI)\b\.?/u;

/** How titles end; also what stands before is part of it. */
const TITLE_WORDS =
  "教授|院士|工程师|架构师|设计师|分析师|咨询师|策划师|培训师|规划师|造价师|会计师|审计师|摄影师|美工师|技师|医师|药师|教师|讲师|律师|厨师|副总裁|总裁|董事长|董事|总经理|副总经理|副经理|经理|总监|副总监|主管|主任|副主任|主编|编辑|记者|专员|助理|秘书|文秘|文员|顾问|会计|出纳|客服|策划|司机|前台|内勤|外勤|代表|组长|班长|店长|店员|领班|队长|厂长|科长|处长|局长|部长|院长|校长|行长|站长|负责人|合伙人|创始人|实习生|管培生|培训生|志愿者|学员|研究员|技术员|操作员|业务员|销售员|管理员|质检员|采购员|仓管员|程序员|安全员|资料员|施工员|预算员|测试员|服务员|收银员|导购员|理货员|检验员|营业员|导购|导医|护士|医生|老师|教练|普工|电工|焊工|钳工|木工|空调工|机修工|维修工|学徒|装配工|运营|销售|行政|人事|HRBP|HR|财务|市场|产品|开发|测试|运维|采购|工人|主播|拍摄|投放|岗位|岗|职务|主席|书记|干事|会长|团长|委员";
const TITLE_END = new RegExp(`(?:${TITLE_WORDS})(?:\\([^()]{1,20}\\))?$`, "u");
const TITLE_EN =
  /\b(?:Engineer|Developer|Manager|Director|Intern(?:ship)?|Analyst|Consultant|Scientist|Researcher|Assistant|Associate|Officer|President|CEO|CTO|CFO|COO|Founder|Co-Founder|Lead|Leader|Head|Architect|Designer|Specialist|Coordinator|Administrator|Accountant|Auditor|Teacher|Lecturer|Professor|Tutor|Representative|Executive|Supervisor|Secretary|Editor|Writer|Producer|Partner|Advisor|Nurse|Doctor|Lawyer|Attorney|Technician|Programmer|Recruiter|Buyer|Planner|Fellow|Trainee|Volunteer|Captain|Chair|Member|Staff|Cashier|Clerk|Sales|Marketing|Operator)\b/u;

export const isTitle = (words: string): boolean =>
  (words.length <= 24 && TITLE_END.test(words)) || (words.length <= 60 && TITLE_EN.test(words));
const COMPANY = new RegExp(`(?:${COMPANY_END.source})(?:\\([^()]{2,12}\\))?$`, "u");
const SURE_COMPANY = new RegExp(`(?:${SURE_END.source})$`, "u");
export const isCompany = (words: string): boolean =>
  (words.length >= 3 && COMPANY.test(words)) ||
  (words.length <= 80 && /[A-Za-z]/.test(words) && COMPANY_EN.test(words));
export const isSurelyCompany = (words: string): boolean => SURE_COMPANY.test(words);

/** 智联 and 前程无忧 print a company's trade, size and kind behind its name: "计算机软件|少于50人|民营公司". */
const SIZE = /[|](?:少于\d+人|\d+-\d+人|\d+人(?:以上|以下)|规模)/u;
const TRADE =
  /(?:计算机软件|计算机硬件|互联网\/电子商务|互联网|电子商务|IT服务|通信\/电信|金融\/投资|房地产|建筑\/建材|教育\/培训|快速消费品|医疗\/护理|制药\/生物工程|贸易\/进出口|贸易|机械\/设备|汽车及零配件|批发\/零售|餐饮业|其他行业)$/u;

export type Employment = { company: Span | null; title: Span | null };

/** A head without what it says of the company's trade. */
export function withoutTrade(folded: string, { start, end }: Span): Span {
  const words = folded.slice(start, end);
  const size = words.search(SIZE);
  if (size < 0) return { start, end };
  const name = words.slice(0, size);
  const last = [...name.matchAll(SURE_END)].at(-1);
  const cut = last ? last.index + last[0].length : name.replace(TRADE, "").length;
  return { start, end: start + cut };
}

/** What a company and a title, written without anything between them, are: "某某科技有限公司产品经理" or the other way. */
export function splitEmployment(folded: string, within: Span): Employment {
  const { start, end } = withoutTrade(folded, within);
  const words = folded.slice(start, end);
  const ends = [...words.matchAll(SURE_END)].map((match) => match.index + match[0].length);
  // "集团有限公司广州分公司" ends where the last of the endings that follow each other does.
  let companyEnd = ends[0];
  for (const next of ends.slice(1)) {
    if (
      companyEnd !== undefined &&
      next - companyEnd <= 12 &&
      /(?:分(?:公司|行|院|部)|支行)$/.test(words.slice(0, next))
    )
      companyEnd = next;
  }
  if (companyEnd === undefined) return splitWithoutEnding(words, start);
  const companyStart = startOfCompany(words.slice(0, companyEnd));
  const before: Span = { start, end: start + companyStart };
  const after: Span = { start: start + companyEnd, end };
  const title = [after, before].find((span) => span.end - span.start >= 2) ?? null;
  return { company: { start: start + companyStart, end: start + companyEnd }, title };
}

const INNER_TITLE = new RegExp(`(?:${TITLE_WORDS})(?:\\([^()]{1,20}\\))?`, "gu");

/** Where a company begins of which the end is known: at a place behind a title, or behind a title. */
function startOfCompany(words: string): number {
  const titles = [...words.matchAll(INNER_TITLE)]
    .map((match) => match.index + match[0].length)
    .filter((at) => words.length - at >= 4);
  for (const { index } of words.matchAll(PLACE_INSIDE)) {
    if (titles.includes(index)) return index;
  }
  if (PLACE_INSIDE.test(words.slice(0, 4))) {
    PLACE_INSIDE.lastIndex = 0;
    return 0;
  }
  PLACE_INSIDE.lastIndex = 0;
  const SURE_TITLE =
    /(?:工程师|设计师|分析师|经理|总监|主管|专员|助理|文员|顾问|会计|出纳|司机|店长|代表|实习生|工程)$/u;
  const sure = titles.filter((at) => SURE_TITLE.test(words.slice(0, at)));
  return sure.at(-1) ?? 0;
}

/** Words that stand before a title's last word and belong to it. */
const TITLE_PART =
  /(?:高级|资深|初级|中级|助理|实习|首席|副|代理|区域|大区|全国|华东|华南|华北|运营|计划|销售|市场|产品|项目|行政|人事|人力资源|财务|技术|研发|软件|硬件|前端|后端|测试|运维|数据|算法|客户|关系|服务|渠道|品牌|推广|新媒体|电商|采购|物流|仓储|生产|质量|品质|安全|工程|施工|设计|室内|平面|视觉|交互|UI|UX|Java|PHP|Python|Web|教学|课程|培训|招聘|薪酬|绩效|法务|投资|理财|风控|门店|会员|营销|网络|系统|电话|电气|机械|结构|工艺|设备|外贸|国际|商务|媒体|内容|文案|策划|短视频|直播|公关|综合|后勤|总账|成本|税务|主办)+$/u;

function splitWithoutEnding(words: string, start: number): Employment {
  const matches = [...words.matchAll(INNER_TITLE)];
  const last = matches.at(-1);
  const whole = { start, end: start + words.length };
  if (!last || last.index + last[0].length !== words.length) return { company: whole, title: null };
  const lead = words.slice(0, last.index);
  const part = TITLE_PART.exec(lead)?.index ?? last.index;
  if (part === 0) return { company: null, title: whole };
  return { company: { start, end: start + part }, title: { start: start + part, end: whole.end } };
}
