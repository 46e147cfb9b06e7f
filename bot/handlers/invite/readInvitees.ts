/** One person as a line says them; `line` counts from 1 as the sender sees it. */
export type Invitee = {
  line: number;
  name: string;
  phone: string;
  email: string;
  /** The position or plan, in the sender's words; "" where none was written. */
  target: string;
};
export type LineProblem = {
  line: number;
  problem: "no_name" | "which_name" | "no_contact" | "two_contacts" | "too_long";
};
export type ReadInvitees = { invitees: Invitee[]; problems: LineProblem[]; target: string };

/** More than fits into a chat is a spreadsheet. */
export const MOST_LINES = 200;
/** Transports cut longer messages: the last line could be half a person. */
export const LONGEST_TEXT = 12_000;
/** Of one person; a title has no more words than that. */
const LONGEST_LINE = 300;
const MOST_TITLE_WORDS = 6;
/** Nobody and nothing is called by more; each few of them are looked up. */
const MOST_WORDS = 30;

const EMAIL = /[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}/g;
/** As people write telephone numbers, with dashes, spaces and a country code. */
const PHONE = /(?<![\w])(?:\+|00)?\d(?:[\d]|[ -](?=\d)){5,18}(?![\w])/g;
const LABEL =
  /(?:^|(?<=[\s,;|]))(?:姓名|名字|候选人|手机号码?|手机|电话号码?|电话|联系电话|联系方式|邮箱|电子邮箱|邮件|name|phone|mobile|tel|e-?mail)\s*[:=]?\s*/gi;
const TARGET_LABEL = /(?:^|(?<=[\s,;|]))(?:应聘|面试|岗位|职位|方案|申请|position|plan|job|for)\s*[:=]?\s*/i;
const SEPARATORS = /[\s,，、|/\t;；。()（）[\]【】<>《》"“”'‘’]+/u;
/** At the beginning of pasted lists: `1.`, `2、`, `-`, `•`. */
const BULLET = /^\s*(?:[-*•·]|\(?\d{1,3}[.、)）:：](?!\d))\s*/u;
/** Words that say nothing about who or what for. */
const NOISE = new Set([
  "先生",
  "女士",
  "同学",
  "老师",
  "请",
  "邀请",
  "来",
  "参加",
  "面试",
  "一下",
  "给",
  "发",
  "to",
  "and",
  "和",
  "the",
  "mr",
  "ms",
  "mrs",
]);
/** What a job is called, and hardly anybody. */
const JOB =
  /(?:经理|顾问|专员|工程师|主管|助理|代表|店长|店员|总监|主任|会计|出纳|客服|销售|运营|开发|设计师?|产品|实习生|导购|司机|文员|前台|收银员?|护士|讲师|培训生|管培生|岗|架构师|分析师|策划|编辑|采购|法务|财务|人事|行政|manager|engineer|developer|designer|sales|advisor|consultant|assistant|specialist|analyst|intern|accountant|clerk|driver)$/iu;
const isHan = (word: string) => /^\p{Script=Han}+(?:[·•.]\p{Script=Han}+)*$/u.test(word);
const isLatin = (word: string) => /^[\p{Script=Latin}\p{M}.'’-]+$/u.test(word);
const looksLikeName = (word: string) =>
  (isHan(word) && Array.from(word).length >= 2 && Array.from(word).length <= 15) || isLatin(word);

const wordsIn = (text: string) =>
  text.split(SEPARATORS).filter((word) => word !== "" && !NOISE.has(word.toLowerCase()));

type Words = { name: string; target: string; problem: LineProblem["problem"] | null };

/** Splits what is left of a line into the person and what for. `isTarget` knows the titles there are. */
function sortWords(rest: string, isTarget: (words: string) => boolean): Words {
  const [before = "", labelled = ""] = rest.split(TARGET_LABEL, 2);
  const words = wordsIn(before);
  if (words.length > MOST_WORDS) return { name: "", target: "", problem: "too_long" };
  const target: string[] = labelled.trim() === "" ? [] : [labelled.trim()];
  // Longest first, so that 高级 销售 顾问 is one title.
  for (let size = Math.min(words.length, MOST_TITLE_WORDS); size > 0; size -= 1) {
    for (let from = 0; from + size <= words.length; from += 1) {
      if (!isTarget(words.slice(from, from + size).join(" "))) continue;
      target.push(...words.splice(from, size));
      size = Math.min(size, words.length + 1);
      break;
    }
  }
  const jobs = words.filter((word) => JOB.test(word));
  const others = words.filter((word) => !JOB.test(word));
  if (others.length > 0) {
    target.push(...jobs);
  } else {
    // 王经理 may be somebody; two words of a job are not.
    others.push(...jobs.splice(0, 1));
    target.push(...jobs);
  }
  const names = others.every(isLatin) && others.length > 0 ? [others.join(" ")] : others;
  const [name = ""] = names;
  const fitting = names.filter(looksLikeName);
  if (names.length > 1 && fitting.length === 1) {
    const left = names.filter((word) => word !== fitting[0]);
    return { name: fitting[0] ?? "", target: [...target, ...left].join(" "), problem: null };
  }
  const problem = names.length === 0 ? "no_name" : names.length > 1 ? "which_name" : null;
  return { name, target: target.join(" "), problem };
}

/**
 * Who is to be invited to what, of words in any order: one person a line, or several parted by semicolons; a line
 * without a telephone number or an address names the position or plan of those below it. What a line leaves open is a
 * problem of that line, never a guess. Pure.
 * @param isTarget whether these words name a position or plan that there is
 */
export function readInvitees(text: string, isTarget: (words: string) => boolean): ReadInvitees {
  const invitees: Invitee[] = [];
  const problems: LineProblem[] = [];
  let target = "";
  text
    .normalize("NFKC")
    .split("\n")
    .forEach((whole, index) => {
      for (const part of whole.split(/[;；]/u)) {
        const line = index + 1;
        const said = part.replace(BULLET, "").trim();
        if (said === "") continue;
        if (said.length > LONGEST_LINE) {
          problems.push({ line, problem: "too_long" });
          continue;
        }
        const emails = said.match(EMAIL) ?? [];
        const phones = said.replaceAll(EMAIL, " ").match(PHONE) ?? [];
        const rest = said.replaceAll(EMAIL, " ").replaceAll(PHONE, " ").replaceAll(LABEL, " ").trim();
        if (emails.length + phones.length === 0) {
          const heading = readHeading(rest, isTarget);
          if (heading === null) problems.push({ line, problem: "no_contact" });
          else target = heading;
          continue;
        }
        const words = sortWords(rest, isTarget);
        const problem = emails.length > 1 || phones.length > 1 ? "two_contacts" : words.problem;
        if (problem) {
          problems.push({ line, problem });
          continue;
        }
        invitees.push({
          line,
          name: words.name,
          phone: (phones[0] ?? "").trim(),
          email: emails[0] ?? "",
          target: words.target || target,
        });
      }
    });
  // 销售顾问 at the end is for those above it too, if nothing else was.
  const everybody = invitees.every((invitee) => invitee.target === "") && target !== "";
  return {
    invitees: everybody ? invitees.map((invitee) => ({ ...invitee, target })) : invitees,
    problems,
    target,
  };
}

/** A line of no person: the title that it names, or null where it could be somebody without a telephone number. */
function readHeading(rest: string, isTarget: (words: string) => boolean): string | null {
  const labelled = TARGET_LABEL.exec(rest);
  const bare = rest
    .replace(TARGET_LABEL, "")
    .replace(/[:：]\s*$/u, "")
    .trim();
  if (bare === "") return labelled ? null : "";
  const words = bare.split(SEPARATORS).filter(Boolean).join(" ");
  return labelled || isTarget(words) || JOB.test(words) ? words : null;
}
