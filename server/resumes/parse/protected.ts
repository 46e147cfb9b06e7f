import { PROTECTED_FIELDS, type ProtectedAttributes, type ProtectedField, type Span } from "../schema";
import { findDates } from "./dates";
import type { Labelled } from "./labels";
import type { Reading } from "./reading";
import { matchesIn } from "./spans";

type Values = Omit<ProtectedAttributes, "spans">;
type Hit = { field: ProtectedField; value: string | number; span: Span };

const PEOPLES =
  "汉|蒙古|回|藏|维吾尔|苗|彝|壮|布依|朝鲜|满|侗|瑶|白|土家|哈尼|哈萨克|傣|黎|傈僳|佤|畲|高山|拉祜|水|东乡|纳西|景颇|柯尔克孜|土|达斡尔|仫佬|羌|布朗|撒拉|毛南|仡佬|锡伯|阿昌|普米|塔吉克|怒|乌孜别克|俄罗斯|鄂温克|德昂|保安|裕固|京|塔塔尔|独龙|鄂伦春|赫哲|门巴|珞巴|基诺";
const PARTIES =
  "中国共产主义青年团团员|中国共产党党员|中国共产党预备党员|中共预备党员|中共党员|共青团员|预备党员|入党积极分子|中国国民党革命委员会会员|民革党员|民盟盟员|民建会员|民进会员|农工党党员|致公党党员|九三学社社员|台盟盟员|中国[\\u4e00-\\u9fa5]{2,12}(?:党员|会员|盟员|社员)|[\\u4e00-\\u9fa5]{2,10}盟盟员|无党派(?:民主)?人士|港澳同胞|党员|团员|群众";
const LABELLED: Partial<Record<ProtectedField, RegExp>> = {
  gender: /男|女|male|female|man\b|woman\b/i,
  ethnicity: new RegExp(`(?:${PEOPLES})族?|[A-Za-z][A-Za-z -]{1,30}`),
  nationality: /[\u4e00-\u9fa5A-Za-z][\u4e00-\u9fa5A-Za-z .]{0,20}/,
  nativePlace: /[\u4e00-\u9fa5A-Za-z][\u4e00-\u9fa5A-Za-z ,.·-]{1,30}/,
  maritalStatus:
    /未婚(?:未育)?|已婚(?:已育|未育)?|离异|丧偶|单身|已育|未育|single|married|divorced|widowed|是|否/i,
  politicalStatus: new RegExp(`${PARTIES}|[A-Za-z][A-Za-z ]{2,40}`),
  religion: /[\u4e00-\u9fa5]{1,8}|[A-Za-z]{2,20}/,
  health: /[\u4e00-\u9fa5]{1,12}|[A-Za-z][A-Za-z ]{1,30}/,
  height: /[12]?[.\d]{2,5}\s?(?:cm|m|厘米|米|公分)?/i,
  weight: /\d{2,3}(?:\.\d)?\s?(?:kg|公斤|斤|lbs?)?/i,
  bloodType: /(?:AB|A|B|O)型?/i,
  photo: /^.{0,20}/,
};

function fromLabel({ folded }: Reading, { kind, value, words }: Labelled): Hit | null {
  const field = (PROTECTED_FIELDS as readonly string[]).includes(kind) ? (kind as ProtectedField) : null;
  if (!field) return null;
  if (field === "birthday") {
    const date = findDates(words, { years: true })[0];
    if (date)
      return {
        field,
        value: date.from.value,
        span: { start: value.start + date.start, end: value.start + date.end },
      };
    const compact = /^\s*((?:19|20)\d{2})(\d{2})(\d{2})?(?!\d)/.exec(words);
    if (!compact) return null;
    const parts = compact.slice(1).filter(Boolean);
    return {
      field,
      value: parts.join("-"),
      span: { start: value.start, end: value.start + compact[0].length },
    };
  }
  if (field === "age") {
    // A list's number may stand right behind it, where a line break was lost.
    const match = /^\D{0,8}?(\d{1,2})(?:\d[、.)]|\D|$)/u.exec(words.slice(0, 14));
    if (!match?.[1]) return null;
    const start = value.start + match[0].indexOf(match[1]);
    const years = /^\s*周?岁/u.exec(folded.slice(start + match[1].length))?.[0] ?? "";
    return { field, value: Number(match[1]), span: at(start, match[1] + years) };
  }
  const match = LABELLED[field]?.exec(words);
  if (!match) return null;
  const found = match[0].trim();
  const cut =
    field === "nativePlace" || field === "nationality" ? (found.split(/\s{2,}/)[0] ?? found) : found;
  if (cut === "") return null;
  const span = at(value.start + match.index, cut);
  return { field, value: field === "gender" ? genderOf(cut) : wordsAt(folded, span), span };
}

const at = (start: number, words: string): Span => ({ start, end: start + words.length });
const wordsAt = (folded: string, { start, end }: Span) => folded.slice(start, end);
const genderOf = (words: string) => (/^(?:男|male|man)/i.test(words) ? "male" : "female");

const BETWEEN = String.raw`(?:^|[\s|/·•,，、;；(（\n])\s*`;
/** What follows a part of a line such as "男 | 28岁 | 汉族 | 已婚". */
const AFTER = String.raw`(?=\s*(?:$|[\s|/·•,，、;；)）\n]))`;
const LOOSE: readonly (readonly [ProtectedField, RegExp])[] = [
  ["gender", new RegExp(`${BETWEEN}(男|女|Male|Female)(?:性)?${AFTER}`, "gu")],
  ["age", /(?<!\d|至|满|龄|前|以)(\d{2})\s*周?岁(?![以的])/gu],
  ["age", /\b(\d{2})\s+years?\s+old\b/giu],
  ["ethnicity", new RegExp(`${BETWEEN}((?:${PEOPLES})族)${AFTER}`, "gu")],
  [
    "maritalStatus",
    new RegExp(`${BETWEEN}(未婚未育|已婚已育|已婚未育|未婚|已婚|离异|Single|Married)${AFTER}`, "gu"),
  ],
  ["politicalStatus", new RegExp(`${BETWEEN}(${PARTIES})${AFTER}`, "gu")],
  ["height", /(?<!\d)(1[4-9]\d\s?(?:cm|CM|厘米))/gu],
  [
    "birthday",
    /((?:19|20)\d{2}\s*(?:年|[./-])\s*\d{1,2}(?:\s*(?:月|[./-])\s*(?:\d{1,2}\s*日?)?)?)\s*(?:出生|生(?![\u4e00-\u9fa5])|born)/giu,
  ],
  ["birthday", /(?<=\d{2}岁\s?\()((?:19|20)\d{2}[./年-]\d{1,2}(?:[./月-]\d{0,2})?)/gu],
  // "重庆市/1990.04/2年工作经验": of the line about oneself that a job site prints.
  [
    "birthday",
    /(?<=[/|]\s?)((?:19|20)\d{2}[./年-](?:1[0-2]|0?[1-9])月?)(?=\s?[/|]\s?\d{1,2}\s?年(?:以上)?(?:工作)?经[验历])/gu,
  ],
  [
    "birthday",
    /(?<=(?:男|女)\s?[|/·,，\s]\s?)((?:19|20)\d{2}[./年-](?:1[0-2]|0?[1-9])月?)(?=\s?(?:[|/·,，]|生|$))/gu,
  ],
  ["photo", /\[(?:照片|photo)\]|<照片>/giu],
];

/** How far down a line about oneself may stand without a label. */
const TOP = 1_200;

/** What nobody may be judged by, each once, as it is first said. */
export function readProtected(reading: Reading): ProtectedAttributes {
  const { folded } = reading;
  const hits = reading.labels.flatMap((label) => fromLabel(reading, label) ?? []);
  const top = { start: 0, end: Math.min(folded.length, TOP) };
  for (const [field, pattern] of LOOSE) {
    const area = field === "birthday" || field === "age" ? { start: 0, end: folded.length } : top;
    for (const { match, start } of matchesIn(folded, pattern, area)) {
      const words = (match[1] ?? match[0]).trim();
      const span = at(start + match[0].indexOf(words), words);
      const value = looseValue(field, words);
      if (value !== null) hits.push({ field, value, span });
    }
  }
  const values = Object.fromEntries(PROTECTED_FIELDS.map((field) => [field, null])) as Values;
  const spans: ProtectedAttributes["spans"] = {};
  for (const { field, value, span } of hits) {
    if (values[field] !== null) continue;
    Object.assign(values, { [field]: value });
    spans[field] = span;
  }
  return { ...values, spans };
}

function looseValue(field: ProtectedField, words: string): string | number | null {
  if (field === "age") return Number.parseInt(words, 10);
  if (field === "gender") return genderOf(words);
  if (field === "birthday") return findDates(words, { years: true })[0]?.from.value ?? null;
  return words;
}
