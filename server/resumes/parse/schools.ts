import type { Span } from "../schema";
import { matchesIn } from "./spans";

const HAN = "[\\u4e00-\\u9fa5]";
const PLACE_IN_BRACKETS = `(?:\\(${HAN}{2,10}\\))?`;
/** "国家开放大学(中央广播电视大学)", "职业技术学院", "第一中学"; a faculty behind a university is not part of it. */
const CHINESE = new RegExp(
  `(?:${HAN}|[·]){1,24}?(?:大学|学院|学校|(?:第[一二三四五六七八九十\\d]+|附属|实验|高级|外国语|职业)中学|(?:党|卫|技|警|军|干|体|艺)校|职业技术高中|职业高中|职高)(?!生(?![物态命])|期间|英语[四六])${PLACE_IN_BRACKETS}`,
  "g",
);
/** A second part that makes a school of its own: an independent college under a university. */
const COLLEGE_OF = new RegExp(`^(${HAN}{2,10}?学院)`);
const DISCIPLINE =
  /^(?:计算机|管理|软件|信息|电子|通信|机械|材料|化学|化工|土木|建筑|环境|生命|生物|物理|数学|数理|统计|经济|经管|管理|工商|商务?|金融|会计|财经|财政|法律?|文学?|外国语|外语|新闻|传播|传媒|艺术|音乐|美术|体育|教育|师范|医学?|药学?|护理|卫生|历史|哲学|政治|马克思主义|公共|行政|社会|国际|关系|旅游|酒店|海洋|产业|国家|高等|农学?|林学?|食品|能源|动力|电气|电力|自动化|控制|航空|航天|交通|运输|人文|理学?|工学?|资源|地质|测绘|地球|城市|规划|设计|服装|纺织|研究生|继续|成人|网络|远程|科学|技术|工程|系统|智能|人工|数据|大数据|应用|现代|与|和|及|、|学)+学院$/;
/** Between a date and a school there is nothing; what a label or a heading left in front is no part of its name. */
const LEAD =
  /^(?:.*(?:教育背景|教育经历|学习经历|毕业院校|毕业学校|毕业学院|毕业于|就读于|考入|学习时间|学位专业|学校名称|全日制|经历|背景|获得|获|至今|\d[年月日]))(?=[\u4e00-\u9fa5]{3})/u;
const RANKS = /^(?:985|211|双一流|C9|QS\d*|重点)+/;

const ENGLISH = new RegExp(
  [
    String.raw`(?:The\s+)?(?:[A-ZÀ-ÞŞĞİ][\p{L}'.&-]*(?:,?\s+(?:of|and|at|in|the|for|de|la|&|–|-)(?=\s))?(?:,?\s+|$)){0,6}?(?:University|Université|Universität|Universidad|College|Institute(?:\s+of\s+Technology)?|Polytechnic|Academy|(?:Business|High|Law|Medical|Graduate|Middle|International)\s+School|School\s+of\s+[A-Z]\p{L}+)(?:(?:,?\s+(?:of|at|in|for))(?:\s+(?:the\s+)?[A-ZÀ-Þ][\p{L}'-]+(?:\s+and\s+[A-Z]\p{L}+)?){1,4})?(?!\p{L})`,
    String.raw`(?<![A-Za-z])(?:MIT|UCLA|UCL|NYU|ETH\s+Z[uü]rich|EPFL|KAIST|LSE|INSEAD|Caltech|UC\s+[A-Z]\p{L}+(?:\s+[A-Z]\p{L}+)?)(?!\p{L})`,
  ].join("|"),
  "gu",
);
/** Words that hold the ending of a school and are none. */
const NOT_A_SCHOOL =
  /^(?:大学|学院|学校|本校|我校|该校|院校|母校|.{0,3}(?:各大学|家长|学生|商学院|中小学)|College|University|School|Academy|Institute)$/;

/** Schools within a span; `anchored` takes only one that begins where the span does. */
export function findSchools(folded: string, within: Span = { start: 0, end: folded.length }): Span[] {
  const found: Span[] = [];
  for (const { match, start, end } of matchesIn(folded, CHINESE, within)) {
    const span = narrow(folded, match[0], start, end);
    if (span) found.push(span);
  }
  for (const { match, start } of matchesIn(folded, ENGLISH, within)) {
    const words = match[0].trimEnd();
    // "Physics, University of …": what a comma parts from the name is no part of it.
    const kind = words.search(/University|College|Institute|School|Academy|Polytechnic/u);
    const lead = kind > 0 ? words.lastIndexOf(",", kind) + 1 : 0;
    const name = words.slice(lead).trimStart();
    if (!NOT_A_SCHOOL.test(name))
      found.push({ start: start + words.length - name.length, end: start + words.length });
  }
  found.sort((a, b) => a.start - b.start || b.end - a.end);
  return found.filter((span, index) => !found.slice(0, index).some((other) => span.start < other.end));
}

function narrow(folded: string, words: string, from: number, to: number): Span | null {
  const lead = LEAD.exec(words)?.[0].length ?? 0;
  const ranks = RANKS.exec(words.slice(lead))?.[0].length ?? 0;
  const start = from + lead + ranks;
  let end = to;
  if (/(?:大学|学院)$/.test(folded.slice(start, end))) {
    const part = COLLEGE_OF.exec(folded.slice(end, end + 14))?.[1];
    if (part && !DISCIPLINE.test(part) && !/博士|硕士|学士|本科|大专|专业/.test(part)) end += part.length;
    const place = /^\([\u4e00-\u9fa5]{2,10}\)/.exec(folded.slice(end, end + 14))?.[0];
    if (place && !/博士|硕士|学士|本科|大专|专业|系/.test(place)) end += place.length;
  }
  const name = folded.slice(start, end);
  if (name.length < 4 || NOT_A_SCHOOL.test(name)) return null;
  const brackets = /\([\u4e00-\u9fa5]*\)$/.exec(name)?.[0];
  if (brackets && /博士|硕士|学士|本科|大专|专业|系|全日制|统招/.test(brackets)) end -= brackets.length;
  return { start, end };
}
