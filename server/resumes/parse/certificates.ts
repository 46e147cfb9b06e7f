import type { Span } from "../schema";
import type { Found } from "./contacts";
import { partsOf } from "./education";
import type { Reading } from "./reading";
import { overlaps, wordsOf } from "./spans";

const MOST = 40;
const KNOWN = new RegExp(
  [
    "(?:全国)?(?:大学)?英语[四六]级(?:证书)?",
    "CET-?\\s?[46]",
    "TEM-?\\s?[48]",
    "专业[四八]级",
    "普通话(?:水平)?(?:测试)?(?:一|二|三)级(?:甲|乙)等(?:证书)?",
    "(?:全国)?计算机(?:等级)?(?:考试)?[一二三四]级(?:证书)?",
    "(?:注册|特许)[\\u4e00-\\u9fa5]{2,10}(?:师|人)(?:证书?)?",
    "(?:初级|中级|高级)(?:会计师?|经济师|工程师|审计师)(?:职称|证书?|资格)?",
    "[一二]级建造师(?:证书?)?",
    "[\\u4e00-\\u9fa5A-Za-z]{2,16}(?:资格证书?|从业资格|职业资格(?:证书?)?|等级证书?|上岗证|执业证书?|合格证书?)",
    "教师资格证?",
    "法律职业资格(?:证书?)?",
    "驾驶?证?\\s?[ABC][12]照?|[ABC][12]驾照|驾照",
    "(?<![A-Za-z])(?:PMP|ACP|CPA|ACCA|CFA|FRM|CIA|CISA|CISSP|CISP|CCNA|CCNP|CCIE|HCIA|HCIP|HCIE|OCP|RHCE|RHCSA|CKA|CKAD|NPDP|PRINCE2|ITIL|TOGAF|CSM|SHRM-CP|PHR|BEC|CATTI)(?![A-Za-z])",
    "(?<![A-Za-z])(?:IELTS|TOEFL|GRE|GMAT|TOEIC|JLPT|HSK|托福|雅思)\\s*[:：]?\\s*(?:N?\\d(?:\\.\\d)?(?:\\d{1,2})?)?",
    "日语(?:能力考试)?\\s?N[1-5]",
    "AWS Certified [A-Z][A-Za-z ]{4,40}",
  ].join("|"),
  "gu",
);
const SEPARATORS = /[,，、;；|\n•·●▪■◆⚫]|\s{2,}/gu;

/** Certificates: those that are known anywhere, and what a section of them lists. */
export function findCertificates({ folded, sections, dates }: Reading): Found[] {
  const found: Found[] = [];
  const seen = new Set<string>();
  const add = (span: Span) => {
    const value = wordsOf(folded, span).replaceAll(/\s+/g, " ").trim();
    const key = value.toLowerCase();
    if (
      found.length >= MOST ||
      value.length < 2 ||
      seen.has(key) ||
      found.some((other) => overlaps(other, span))
    )
      return;
    seen.add(key);
    found.push({ ...span, value });
  };
  for (const section of sections) {
    if (section.kind !== "certificates" || section.end - section.start > 3_000) continue;
    for (const part of partsOf(folded, section, dates, SEPARATORS)) {
      if (part.end - part.start <= 60 && /\p{L}{2}/u.test(wordsOf(folded, part))) add(part);
    }
  }
  for (const match of folded.matchAll(KNOWN))
    add({ start: match.index, end: match.index + match[0].trimEnd().length });
  return found.sort((a, b) => a.start - b.start);
}
