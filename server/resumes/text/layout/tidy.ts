/** Radicals that stand for whole characters in many PDFs and that no Unicode normalisation maps. */
const RADICALS: Readonly<Record<string, string>> = Object.fromEntries(
  [
    ..."⺟母⺠民⻁虎⻄西⻅见⻆角⻉贝⻋车⻓长⻔门⻘青⻙韦⻚页⻛风⻜飞⻝食⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻬齐⻮齿⻰龙⻳龟",
  ].reduce<[string, string][]>((pairs, character, at, all) => {
    if (at % 2 === 0) pairs.push([character, all[at + 1] ?? character]);
    return pairs;
  }, []),
);

/** Ligatures, Kangxi radicals, compatibility ideographs: other spellings of the same characters. */
const OTHER_SPELLINGS = /[\uFB00-\uFB06\u2E80-\u2FDF\uF900-\uFAFF]|[\uD87E][\uDC00-\uDE1F]/g;
/** Invisible marks, soft hyphens, and what no decoder understood. */
const INVISIBLE = /[\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u206F\uFEFF\uFFFC\uFFFD]/g;
/** Icons of symbol fonts, and control characters other than the tab. */
// oxlint-disable-next-line no-control-regex -- those are what is taken out
const WITHOUT_MEANING = /[\u0000-\u0008\u000A-\u001F\u007F-\u009F\uE000-\uF8FF\uFFFE\uFFFF]/g;
const HALF_PAIR = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;
const SPACES = /[ \u00A0\u1680\u2000-\u200A\u202F\u205F\u3000]+/g;

/**
 * Browsers that print a page name the shape of 户 by its other code, since the font has one shape for both. Beside
 * characters that only simplified script has, it is meant.
 */
const OTHER_DOOR = /戶/g;
const SIMPLIFIED = /[们这过说时现业员经为发东动产务负责运营与户类项资营级单总线网]/;

/** Labels of forms that are drawn apart so that they are as wide as their neighbours. */
const LABELS = [
  "姓名",
  "性别",
  "年龄",
  "民族",
  "籍贯",
  "学历",
  "学位",
  "专业",
  "电话",
  "手机",
  "邮箱",
  "地址",
  "职位",
  "学校",
  "生日",
  "身高",
];
const SPREAD_LABEL = new RegExp(
  `(?<!\\p{Script=Han})(?:${LABELS.map((label) => label.split("").join("[ \\t]{1,8}")).join("|")})(?!\\p{Script=Han})`,
  "gu",
);
/** A heading or a name with a space between each two characters. */
const SPREAD_CELL = /^\p{Script=Han}(?: \p{Script=Han}){1,9}$/u;

/** Characters as people type them, where a font or a keyboard of old has another code for the same. */
export const usualSpelling = (text: string): string =>
  text.replace(OTHER_SPELLINGS, (found) => RADICALS[found] ?? found.normalize("NFKC"));

/**
 * One line as people read it: a single space where there was space, tabs between cells, characters in their usual
 * spelling, nothing invisible.
 */
export function tidyLine(raw: string): string {
  const cells = usualSpelling(raw)
    .replace(INVISIBLE, "")
    .replace(WITHOUT_MEANING, " ")
    .replace(HALF_PAIR, "")
    .replace(SPACES, " ")
    .replace(OTHER_DOOR, (door, _, line: string) => (SIMPLIFIED.test(line) ? "户" : door))
    .replace(SPREAD_LABEL, (label) => label.replace(/\s+/g, ""))
    .normalize("NFC")
    .split("\t")
    .map((cell) => cell.trim())
    .filter((cell) => cell !== "");
  return cells.map((cell) => (SPREAD_CELL.test(cell) ? cell.replaceAll(" ", "") : cell)).join("\t");
}
