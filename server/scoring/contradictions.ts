import { DEGREES, type Degree, type ResumeFact, type ResumeFacts } from "./resumeFacts";
import { foldText } from "./rubric/fold";
import type { AnswerScore, Contradiction, Quote } from "./types";

/** More than the résumé has by less than this may be rounding, or the months since it was written. */
const YEARS_MORE = 1.5;
const TEAM_TIMES = 1.5;
const TEAM_MORE = 3;
/** A long answer that tells another story altogether gives a few questions, not a list. */
const MOST = 4;

const DIGITS = "零一二三四五六七八九";
const NUMBER_EN =
  "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty".split(
    " ",
  );

/** 12, 十二, 两, twelve; null for anything else. */
export function readNumber(said: string): number | null {
  const text = said.replace("两", "二").replace(/多|余/g, "").trim();
  if (/^\d{1,4}$/.test(text)) return Number(text);
  const en = NUMBER_EN.indexOf(text);
  if (en >= 0) return en + 1;
  const tens = /^([一二三四五六七八九]?)十([一二三四五六七八九]?)$/.exec(text);
  if (tens) return (tens[1] ? DIGITS.indexOf(tens[1]) : 1) * 10 + (tens[2] ? DIGITS.indexOf(tens[2]) : 0);
  return /^[一二三四五六七八九]$/.test(text) ? DIGITS.indexOf(text) : null;
}

const NUMBER = "(\\d{1,3}|[一二两三四五六七八九十]{1,3})";
const NUMBER_WORD = `(\\d{1,3}|${NUMBER_EN.join("|")})`;
const YEARS = [
  new RegExp(
    `我(?!们)[^,。!?;]{0,12}?${NUMBER}(?:多|余)?年(?:多)?(?:的)?[^,。!?;]{0,8}?(?:经验|工龄|从业|资历)`,
    "g",
  ),
  new RegExp(
    `我(?!们)[^,。!?;]{0,6}(?:从业|工作|干这行|做这行|入行)(?:已经|了|有)*${NUMBER}(?:多|余)?年`,
    "g",
  ),
  new RegExp(
    `\\bi(?: have|['’]ve)[^,.!?;]{0,20}?\\b${NUMBER_WORD}\\+? years?[^,.!?;]{0,24}?\\bexperience`,
    "g",
  ),
  new RegExp(`\\bi(?: have|['’]ve)[^,.!?;]{0,12}?worked[^,.!?;]{0,30}?\\bfor ${NUMBER_WORD} years`, "g"),
];
const TEAMS = [
  new RegExp(
    `我(?!们)[^,。!?;]{0,8}?(?:带|带领|管理|领导|管)(?:着|了|过|一个|的)*${NUMBER}(?:多|余)?(?:个)?(?:人|名)`,
    "g",
  ),
  new RegExp(`\\bi (?:led|managed|ran|supervised)[^,.!?;]{0,16}?\\bteam of ${NUMBER_WORD}\\b`, "g"),
];

const DEGREE_WORDS: [Degree, RegExp][] = [
  ["doctor", /博士|\bph\.?d\b|\bdoctorate\b/],
  ["master", /硕士|研究生|\bmaster['’]?s\b|\bmba\b/],
  ["bachelor", /本科|学士|\bbachelor['’]?s\b/],
];
const OWN_DEGREE =
  /我(?:自己|本人|当时|后来|现在|之前|也|就|其实|最后){0,2}(?:是|读(?:的|了|完)?|拿(?:了|到)?|有|获得)[^,。!?;]{0,10}?(?:博士|硕士|研究生|本科|学士)[^,。!?;]{0,4}?(?:毕业|学历|学位|文凭)|\b(?:i (?:have|hold|earned|got|finished)|my) (?:an? |my )?(?:ph\.?d|doctorate|master['’]?s|mba|bachelor['’]?s)/g;

const EMPLOYER_ZH =
  /我(?!们)(?:之前|以前|原来|曾经|曾|最早|先|当时|去年|毕业后){0,2}在([\p{Script=Han}A-Za-z0-9·]{2,16}?(?:公司|集团|银行|医院|酒店|超市|科技|电器|物流|证券|保险))(?:[^,。!?;]{0,6}?)(?:工作|任职|上班|做|担任|当|负责|实习)/gu;
/** "在一家公司", "在上家公司": no name. */
const NO_NAME =
  /^(?:一|这|那|某|上|前|现|本|该|我|他|她|它|别|每|几|两|三|第|原|同|老|新|小|大|外|国|民|私|互联网|电商|贸易|科技|物流|保险|证券|连锁|当地|本地|附近|家|分|总|子|母|其他|另)/;
const EMPLOYER_EN =
  /\b[Ii] (?:was |have )?(?:work(?:ed|ing)?|interned|served) (?:at|for) ((?:[A-Z][\w&'’.-]*)(?: (?:[A-Z][\w&'’.-]*|of|and|&)){0,4})/g;

const core = (name: string) =>
  foldText(name)
    .folded.replace(
      /股份|有限|责任|公司|集团|控股|科技|信息|技术|网络|[()（）\s.,]|\b(?:inc|ltd|llc|co|corp|corporation|company|group|the)\b/g,
      "",
    )
    .trim();

/** One name may be short for the other. */
const sameEmployer = (left: string, right: string) =>
  left.length > 0 &&
  right.length > 0 &&
  (left.includes(right) || right.includes(left) || isShortFor(left, right));

/** 工行 for 工商银行: its characters come in the long name in their order. */
function isShortFor(left: string, right: string): boolean {
  const [short, long] = left.length < right.length ? [left, right] : [right, left];
  if (short.length < 2) return false;
  let at = -1;
  return [...short].every((character) => (at = long.indexOf(character, at + 1)) >= 0);
}

const numbersOf = (facts: readonly ResumeFact[], kind: ResumeFact["kind"]) =>
  facts.filter((fact) => fact.kind === kind).flatMap(({ text }) => readDecimal(text));

function readDecimal(text: string): number[] {
  const number = Number(text);
  return Number.isFinite(number) ? [number] : [];
}

/**
 * Where an answer says more than the résumé does: years of experience, an employer it does not name, a higher degree, a
 * larger team. Each is a question for HR and never moves a score: résumés are short, and people round. Says nothing
 * about what the résumé leaves out. Pure; linear in the answer.
 */
export function findContradictions(answer: string, facts: readonly ResumeFact[]): Contradiction[] {
  const { original, folded } = foldText(answer);
  const quoteAt = (match: RegExpMatchArray): Quote => {
    const start = match.index ?? 0;
    return { start, end: start + match[0].length, quote: original.slice(start, start + match[0].length) };
  };
  const found: Contradiction[] = [];

  const [years, team] = [numbersOf(facts, "years"), numbersOf(facts, "team")];
  if (years.length > 0) {
    const most = Math.max(...years);
    for (const match of YEARS.flatMap((pattern) => [...folded.matchAll(pattern)])) {
      const said = readNumber(match[1] ?? "");
      if (said !== null && said - most >= YEARS_MORE)
        found.push({ kind: "years", resume: String(most), said: quoteAt(match) });
    }
  }
  if (team.length > 0) {
    const most = Math.max(...team);
    for (const match of TEAMS.flatMap((pattern) => [...folded.matchAll(pattern)])) {
      const said = readNumber(match[1] ?? "");
      if (said !== null && said >= most * TEAM_TIMES && said - most >= TEAM_MORE)
        found.push({ kind: "team", resume: String(most), said: quoteAt(match) });
    }
  }

  const degrees = facts.flatMap(({ kind, text }) =>
    kind === "degree" ? [DEGREES.findIndex((degree) => degree === text)] : [],
  );
  const highest = Math.max(-1, ...degrees);
  if (highest >= 0) {
    for (const match of folded.matchAll(OWN_DEGREE)) {
      const said = DEGREE_WORDS.find(([, words]) => words.test(match[0]));
      if (said && DEGREES.indexOf(said[0]) > highest)
        found.push({ kind: "degree", resume: DEGREES[highest]!, said: quoteAt(match) });
    }
  }

  const employers = facts.filter(({ kind }) => kind === "employer").map(({ text }) => text);
  if (employers.length > 0) {
    const known = employers.map(core);
    const named = [...folded.matchAll(EMPLOYER_ZH), ...original.matchAll(EMPLOYER_EN)];
    for (const match of named) {
      const name = match[1] ?? "";
      if (NO_NAME.test(name) || known.some((employer) => sameEmployer(employer, core(name)))) continue;
      found.push({ kind: "employer", resume: employers.slice(0, 5).join("、"), said: quoteAt(match) });
    }
  }
  const seen = new Set<string>();
  return found
    .sort((a, b) => a.said.start - b.said.start)
    .filter(({ kind, said }) => !seen.has(`${kind} ${said.quote}`) && seen.add(`${kind} ${said.quote}`))
    .slice(0, MOST);
}

/** A score with what differs from the résumé beside it, whichever engine judged; the same score where nothing does. */
export function noteContradictions(
  score: AnswerScore,
  text: string,
  resume: ResumeFacts | null,
): AnswerScore {
  const contradictions = score.usable && resume ? findContradictions(text, resume.facts) : [];
  return contradictions.length > 0 ? { ...score, contradictions } : score;
}
