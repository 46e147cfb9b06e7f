import type { SectionKind, Span, WorkKind } from "../schema";
import type { DateMention } from "./dates";
import { findDegrees } from "./degrees";
import { descriptionOf } from "./description";
import { type Drafts, periodOf } from "./draft";
import { readEducation } from "./education";
import { readEmployment } from "./employment";
import { findHeads } from "./heads";
import { isTitle, splitEmployment } from "./organisations";
import { type Reading, isWorkSection, sectionAt } from "./reading";
import { findSchools } from "./schools";
import { overlaps, tidy, wordsOf } from "./spans";

export type Anchor = { date: DateMention; section: SectionKind; sectionStart: number; sectionEnd: number };
/** What stands around a period: the words of its entry's head, and where the entry begins and ends. */
export type Head = { parts: Span[]; entry: Span; body: Span };

/** So many entries are read; nobody has more. */
const MOST = 200;

type Kind = "education" | "work" | "project";

/** Sections in which a date that stands alone may begin an entry. */
const SINGLE: ReadonlySet<SectionKind> = new Set(["education", "project"]);
/** Sections whose periods say nothing of school or work. */
const OTHER: ReadonlySet<SectionKind> = new Set([
  "skills",
  "certificates",
  "languages",
  "awards",
  "publications",
  "summary",
  "intent",
]);

export function findAnchors(reading: Reading, taken: readonly DateMention[]): Anchor[] {
  const { dates, text } = reading;
  const anchors: Anchor[] = [];
  for (const date of dates) {
    if (taken.some((other) => overlaps(other, date))) continue;
    const section = sectionAt(reading, date.start);
    const kind = section?.kind ?? "personal";
    const isEntry = date.to !== null || (SINGLE.has(kind) && standsApart(reading, date));
    if (!isEntry || OTHER.has(kind)) continue;
    if (anchors.length >= MOST) break;
    anchors.push({
      date,
      section: kind,
      sectionStart: section?.start ?? 0,
      sectionEnd: section?.end ?? text.length,
    });
  }
  return anchors;
}

/** A date at an end of its line, or before a wide gap: not one in the middle of a sentence. */
function standsApart({ folded }: Reading, { start, end }: Span): boolean {
  const before = folded.slice(Math.max(0, start - 40), start);
  const after = folded.slice(end, end + 40);
  const opens = /(?:^|\n)[\s•·*-]{0,8}$/u.test(before) && !/^\s*[,，。]/u.test(after);
  const closes = /^[ \t)）]*(?:毕业|获得?)?[ \t]*(?:\n|$)/u.test(after);
  return (opens || closes) && !/[•◦▪]/u.test(before.split("\n").at(-1) ?? "");
}

/** How a sentence begins to tell of a job. */
const AT_WORK = /^[，,\s]*(?:先后|曾)?(?:任|担任|历任|曾任|就职|任职|供职|加入|受聘)/u;
const PROJECT_HEAD = /^(?:项目(?:名称|介绍)?[:：]?)/u;
const PROJECT_LIKE =
  /(?:项目|系统|平台|研究|课题|大赛|竞赛|比赛|工程|网站|小程序|APP|Project|Platform|System|Competition|Hackathon)$/iu;

function kindOf(reading: Reading, { section }: Anchor, head: Head): Kind {
  const { folded } = reading;
  const words = head.parts.map((part) => wordsOf(folded, part)).join(" ");
  if (section === "education") return "education";
  if (head.parts.some((part) => AT_WORK.test(wordsOf(folded, part)))) return "work";
  if (PROJECT_HEAD.test(words.trim())) return "project";
  if (section === "project") return "project";
  if (section === "training") return "project";
  if (isWorkSection(section)) return isSchooling(folded, head) ? "education" : "work";
  if (isSchooling(folded, head)) return "education";
  if (/公司|集团|事务所|医院|银行/.test(words) || isTitle(words.trim())) return "work";
  const about = folded.slice(head.body.start, head.body.start + 12);
  if (/^\s*项目(?:内容|描述|职责|介绍|名称)/u.test(about) || PROJECT_LIKE.test(words.trim()))
    return "project";
  return "work";
}

/** A school with a degree, or with nothing that one does at work. */
function isSchooling(folded: string, { parts }: Head): boolean {
  const hasSchool = parts.some((part) => findSchools(folded, part).length > 0);
  const words = parts.map((part) => wordsOf(folded, part)).join(" ");
  if (!hasSchool || /公司|集团/.test(words)) return false;
  return (
    parts.some((part) => findDegrees(folded, part).length > 0) || /专业/.test(words) || !isTitle(words.trim())
  );
}

const workKindOf = (section: SectionKind, title: string): WorkKind =>
  section === "practice"
    ? "practice"
    : section === "internship" || /实习|\bIntern(?:ship)?\b/iu.test(title)
      ? "internship"
      : "job";

/** Entries that begin with a period, or end their head with one. */
export function readEntries(reading: Reading, anchors: readonly Anchor[]): Drafts {
  const { folded } = reading;
  const drafts: Drafts = { educations: [], works: [], projects: [] };
  const heads = findHeads(reading, anchors);
  anchors.forEach((anchor, index) => {
    const head = heads[index];
    if (!head) return;
    const { date } = anchor;
    const kind = kindOf(reading, anchor, head);
    if (kind === "education") {
      const fields = readEducation(folded, head.parts, anchor.section === "education");
      // A period in a list of courses or a thesis is no school.
      if (!fields.school && !fields.degree) return;
      drafts.educations.push({ entry: head.entry, ...fields, ...periodOf(date) });
      return;
    }
    const description = descriptionOf(folded, head.body);
    if (kind === "work") {
      const fields = readEmployment(folded, head.parts, [date]);
      const title = fields.title ? wordsOf(folded, fields.title) : "";
      drafts.works.push({
        entry: head.entry,
        kind: workKindOf(anchor.section, title),
        ...fields,
        ...periodOf(date),
        description,
      });
      return;
    }
    drafts.projects.push({
      entry: head.entry,
      ...readProject(folded, head.parts),
      ...periodOf(date),
      description,
    });
  });
  return drafts;
}

function readProject(folded: string, parts: readonly Span[]): { name: Span | null; role: Span | null } {
  const cells = parts.flatMap((part) => cellsOf(folded, part));
  const [first, second] = cells;
  if (!first) return { name: null, role: null };
  const lead = PROJECT_HEAD.exec(wordsOf(folded, first))?.[0].length ?? 0;
  const name = tidy(folded, { start: first.start + lead, end: first.end });
  if (second && isTitle(wordsOf(folded, second))) return { name, role: second };
  if (!name || second) return { name, role: second ?? null };
  const split = splitEmployment(folded, name);
  // "…研究UI设计师": a role behind the name of a project.
  if (split.company && split.title && PROJECT_LIKE.test(wordsOf(folded, split.company))) {
    return { name: split.company, role: split.title };
  }
  return { name, role: null };
}

function cellsOf(folded: string, part: Span): Span[] {
  const cells: Span[] = [];
  let start = part.start;
  for (const match of folded
    .slice(part.start, part.end)
    .matchAll(/\s{2,}|\t|\s*\|\s*|\s+-\s+|,\s+|，|(?<=[\u4e00-\u9fa5)])\s(?=[\u4e00-\u9fa5])/gu)) {
    const cell = tidy(folded, { start, end: part.start + match.index });
    if (cell) cells.push(cell);
    start = part.start + match.index + match[0].length;
  }
  const last = tidy(folded, { start, end: part.end });
  return last ? [...cells, last] : cells;
}
