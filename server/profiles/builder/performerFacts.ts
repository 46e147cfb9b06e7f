import { fold } from "../../resumes/parse/fold";
import { skillName, skillsIn } from "../../resumes/parse/skills";
import { DIMENSION_IDS } from "../../positions/competency";
import type { LawfulResume } from "../matchResume";
import { shareOf, termsOf } from "../terms";
import { FEWEST_PERFORMERS } from "./schema";

/** Scores of one interview by the dimension's id; only those that were given. */
export type Scores = Readonly<Record<string, number>>;
/** What is known of somebody who does the job well: no name, nothing protected. */
export type Performer = { resume: LawfulResume | null; scores: Scores | null };

export type Counted = { words: string; count: number; of: number };
export type PerformerFacts = {
  named: number;
  resumes: number;
  areResumesUsed: boolean;
  interviews: number;
  others: number;
  areInterviewsUsed: boolean;
  /** By the lexicon's one name. */
  skills: Counted[];
  /** How many tell of each line, index by index; none where résumés are not used. */
  lines: Counted[];
  /** Where they did better, by the dimension's id. */
  dimensions: Record<string, { count: number; of: number; by: number; strength: number }>;
};

/** Fewer others are nobody to compare with. */
const FEWEST_OTHERS = 5;
/** Half of them have it. */
const MANY = 0.5;
const MOST_SKILLS = 8;
/** So much of a line has to be in what somebody did (as in `matchResume`). */
const TOLD = 0.35;
const STORY_CHARACTERS = 8_000;
/** Half a point on the scale of 0–10 is what a reader would notice. */
const LEAST_DIFFERENCE = 0.5;
const LEAST_STRENGTH = 0.25;
/** A difference of a few people is believed by half where there are this many of them. */
const SHRINK = 5;

type Told = { skills: ReadonlySet<string>; terms: ReadonlySet<string> };

function toldBy({ skills, works, projects }: LawfulResume): Told {
  const stories = [...works, ...projects].flatMap(({ description }) => description ?? []);
  const titles = [...works.map(({ title }) => title), ...projects.map(({ role }) => role)];
  const folded = fold([...titles, ...stories].filter(Boolean).join("\n").slice(0, STORY_CHARACTERS));
  // By the lexicon alone: what else a list of skills says could be anybody's own words.
  const listed = skills.flatMap((words) => skillName(words) ?? skillsIn(fold(words)));
  return {
    skills: new Set([...listed, ...skillsIn(folded)]),
    terms: termsOf(`${folded}\n${fold(skills.join("\n"))}`),
  };
}

function countSkills(told: readonly Told[]): Counted[] {
  const counts = new Map<string, number>();
  for (const { skills } of told) for (const name of skills) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts]
    .map(([words, count]) => ({ words, count, of: told.length }))
    .filter(({ count, of }) => count >= FEWEST_PERFORMERS && count >= MANY * of)
    .toSorted((a, b) => b.count - a.count || (a.words < b.words ? -1 : 1))
    .slice(0, MOST_SKILLS);
}

const countLine = (words: string, told: readonly Told[]): Counted => {
  const terms = termsOf(fold(words));
  const asked = skillsIn(fold(words));
  const has = ({ skills, terms: own }: Told) =>
    asked.some((name) => skills.has(name)) || (terms.size > 0 && shareOf(terms, own) >= TOLD);
  const count = told.filter(has).length;
  // One or two of them would be somebody.
  return { words, count: count >= FEWEST_PERFORMERS ? count : 0, of: told.length };
};

const meanOf = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
const squares = (values: readonly number[]) => {
  const mean = meanOf(values);
  return values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
};

/** Standardised mean difference (Cohen's d with the pooled deviation), shrunk by how few they are. */
function compare(top: readonly number[], rest: readonly number[]) {
  const by = meanOf(top) - meanOf(rest);
  const deviation = Math.sqrt((squares(top) + squares(rest)) / (top.length + rest.length - 2));
  const shrunk = (by / Math.max(deviation, 0.5)) * (top.length / (top.length + SHRINK));
  return { by: Math.round(by * 2) / 2, strength: Math.min(1, shrunk) };
}

function compareScores(tops: readonly Scores[], others: readonly Scores[]): PerformerFacts["dimensions"] {
  const found: PerformerFacts["dimensions"] = {};
  for (const id of DIMENSION_IDS) {
    const top = tops.flatMap((scores) => scores[id] ?? []);
    const rest = others.flatMap((scores) => scores[id] ?? []);
    if (top.length < FEWEST_PERFORMERS || rest.length < FEWEST_OTHERS) continue;
    const { by, strength } = compare(top, rest);
    if (by >= LEAST_DIFFERENCE && strength >= LEAST_STRENGTH)
      found[id] = { count: top.length, of: rest.length, by, strength };
  }
  return found;
}

/**
 * What people who do a job well have in common, told only of three or more of them and never of one: skills by the
 * lexicon's names, how many tell of each line of the position, and where their interviews scored higher than those of
 * the others. Differences are rounded to half a point, so that one more person in the group tells nothing of them.
 * Pure and deterministic.
 */
export function performerFacts(
  performers: readonly Performer[],
  others: readonly Scores[],
  lines: readonly string[],
): PerformerFacts {
  const told = performers.flatMap(({ resume }) => (resume ? [toldBy(resume)] : []));
  const tops = performers.map(({ scores }) => scores).filter((scores) => scores !== null);
  const areResumesUsed = told.length >= FEWEST_PERFORMERS;
  const areInterviewsUsed = tops.length >= FEWEST_PERFORMERS && others.length >= FEWEST_OTHERS;
  return {
    named: performers.length,
    resumes: told.length,
    areResumesUsed,
    interviews: tops.length,
    others: others.length,
    areInterviewsUsed,
    skills: areResumesUsed ? countSkills(told) : [],
    lines: areResumesUsed ? lines.map((words) => countLine(words, told)) : [],
    dimensions: areInterviewsUsed ? compareScores(tops, others) : {},
  };
}
