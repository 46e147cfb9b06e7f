import { countYears } from "../../resumes/parse/experience";
import { fold } from "../../resumes/parse/fold";
import { skillName } from "../../resumes/parse/skills";
import {
  DONE,
  type Evidence,
  type LawfulResume,
  type Story,
  type Verdict,
  judgeDegree,
  judgeLanguage,
  judgeSkills,
  judgeTerms,
  shown,
  storiesOf,
} from "../judges";
import { readRequirement } from "../readRequirement";
import { shareOf, termsOf } from "../terms";
import { type Why, why } from "../words";
import type { LanguageLevel, ScreeningCondition } from "./conditions";
import type { ConditionResult, ScreenedCondition, ScreeningOutcome } from "./schema";

/** Changes with whatever below can change an outcome; one that is kept says by which rules it came about. */
export const SCREENING_RULES = "1.0";

type Asked<K extends ScreeningCondition["kind"]> = Extract<ScreeningCondition, { kind: K }>;
type Found = { result: ConditionResult; why: Why; evidence: readonly Evidence[] };

const MOST_EVIDENCE = 4;
/** Years so few months short may be a matter of rounding. */
const CLOSE = 0.25;
/** A month may pass between the first count and ours. */
const COUNTED_ANEW = 0.1;
const RANKS: Record<LanguageLevel, number> = { any: 0, working: 2, fluent: 3 };
/** How somebody says themselves that they are beginners. A test that was passed is no such thing. */
const BEGINNER = /一般|基础|入门|简单|\b(?:basic|beginner|elementary)\b/iu;

/** Only what is found counts: what is not there is no contrary. */
const foundOrUnclear = ({ met, why: reason, evidence }: Verdict): Found => ({
  result: met === "yes" ? "met" : "unclear",
  why: reason,
  evidence,
});

function screenDegree({ least }: Asked<"degree">, resume: LawfulResume): Found {
  const { met, why: reason, evidence } = judgeDegree(least, resume);
  // A school without a degree beside it may have been the higher one.
  const isWhole = resume.educations.every(({ degreeLevel }) => degreeLevel !== null);
  if (met === "no" && !isWhole) return { result: "unclear", why: why.degreeNotWhole(least), evidence };
  return { result: met === "yes" ? "met" : met === "no" ? "not_met" : "unclear", why: reason, evidence };
}

const placesOf = (works: LawfulResume["works"]): Evidence[] =>
  works.flatMap(({ company, title, spans }) => shown(spans.start ?? spans.entry, company ?? title ?? ""));

/** Of any work: what the résumé says, and what its jobs add up to. The more of the two counts. */
function screenAllYears(least: number, { yearsOfExperience, spans, works }: LawfulResume, asOf: Date): Found {
  const jobs = works.filter(({ kind }) => kind === "job");
  const counted = countYears(jobs, asOf);
  // What a person put right has no place in the text.
  const isStated =
    spans.yearsOfExperience || Math.abs((yearsOfExperience ?? 0) - (counted ?? 0)) > COUNTED_ANEW;
  const stated = isStated ? yearsOfExperience : null;
  const most = Math.max(counted ?? -1, stated ?? -1);
  if (most < 0) return { result: "unclear", why: why.yearsUnknown(least), evidence: [] };
  const evidence = stated === most ? shown(spans.yearsOfExperience, String(stated)) : placesOf(jobs);
  if (most >= least) return { result: "met", why: why.years(least, most), evidence };
  // A job without its dates may be the rest.
  const isWhole = stated !== null || jobs.every((job) => countYears([job], asOf) !== null);
  if (!isWhole || least - most <= CLOSE)
    return { result: "unclear", why: why.yearsNotWhole(least, most), evidence };
  return { result: "not_met", why: why.years(least, most), evidence };
}

/** Of work in a field: jobs that tell of it. Who has too few years of any work has too few of this too. */
function screenYears(
  { least, field }: Asked<"years">,
  resume: LawfulResume,
  stories: readonly Story[],
  asOf: Date,
): Found {
  const all = screenAllYears(least, resume, asOf);
  if (field === null || all.result === "not_met") return all;
  const folded = fold(field);
  const terms = termsOf(folded);
  const name = skillName(folded);
  // The stories of jobs come first, job by job.
  const about = resume.works.filter((work, index) => {
    const story = stories[index];
    if (work.kind !== "job" || !story) return false;
    return (
      (name !== null && story.skills.has(name)) || (terms.size > 0 && shareOf(terms, story.terms) >= DONE)
    );
  });
  const years = countYears(about, asOf);
  const evidence = placesOf(about);
  if (years === null) return { result: "unclear", why: why.fieldUnknown(field), evidence };
  return { result: years >= least ? "met" : "unclear", why: why.fieldYears(field, least, years), evidence };
}

const bare = (words: string) =>
  fold(words)
    .toLowerCase()
    .replaceAll(/[\s._-]+/gu, "")
    .replace(/证书?$/u, "");

/** By its whole name, wherever the résumé lists it: a part of a name is another certificate. */
function findCertificate(asked: string, { certificates, skills, spans }: LawfulResume): Evidence[] | null {
  const key = bare(asked);
  const name = skillName(asked);
  const listed = [
    ...certificates.map((words, index) => ({ words, span: spans.certificates[index] })),
    ...skills.map((words, index) => ({ words, span: spans.skills[index] })),
  ];
  const held = listed.find(
    ({ words }) => bare(words).includes(key) || (name !== null && skillName(words) === name),
  );
  return held ? shown(held.span, held.words) : null;
}

function screenCertificate({ anyOf }: Asked<"certificate">, resume: LawfulResume): Found {
  const found = anyOf.map((words) => ({ words, evidence: findCertificate(words, resume) }));
  const held = found.filter(({ evidence }) => evidence !== null);
  return {
    result: held.length > 0 ? "met" : "unclear",
    why: why.anyOf(
      anyOf,
      held.map(({ words }) => words),
    ),
    evidence: held.flatMap(({ evidence }) => evidence ?? []),
  };
}

function findSkill(words: string, resume: LawfulResume, stories: Story[]): Verdict | null {
  const { skills, terms } = readRequirement(words);
  if (skills.length > 0) return judgeSkills({ skills, anySkill: false }, resume, stories);
  const asked = terms.size > 0 ? terms : termsOf(fold(words));
  return asked.size > 0 ? judgeTerms(asked, resume, stories) : null;
}

function screenSkill({ anyOf }: Asked<"skill">, resume: LawfulResume, stories: Story[]): Found {
  const found = anyOf.map((words) => ({ words, verdict: findSkill(words, resume, stories) }));
  const has = found.filter(({ verdict }) => verdict?.met === "yes");
  const near = has.length > 0 ? has : found.filter(({ verdict }) => verdict?.met === "partly");
  return {
    result: has.length > 0 ? "met" : "unclear",
    why: why.anyOf(
      anyOf,
      has.map(({ words }) => words),
    ),
    evidence: near.flatMap(({ verdict }) => verdict?.evidence ?? []),
  };
}

function screenLanguage({ language: name, least }: Asked<"language">, resume: LawfulResume): Found {
  const rank = RANKS[least];
  const verdict = judgeLanguage({ name, rank }, resume);
  const isBeginner =
    verdict.met === "partly" && rank > 1 && verdict.evidence.every(({ words }) => BEGINNER.test(fold(words)));
  return isBeginner ? { ...verdict, result: "not_met" } : foundOrUnclear(verdict);
}

function screen(
  condition: ScreeningCondition,
  resume: LawfulResume,
  stories: Story[],
  asOf: Date,
): ScreenedCondition {
  const found = (() => {
    switch (condition.kind) {
      case "degree":
        return screenDegree(condition, resume);
      case "years":
        return screenYears(condition, resume, stories, asOf);
      case "skill":
        return screenSkill(condition, resume, stories);
      case "certificate":
        return screenCertificate(condition, resume);
      case "language":
        return screenLanguage(condition, resume);
    }
  })();
  const { result, why: reason, evidence } = found;
  return { condition, result, why: reason, evidence: evidence.slice(0, MOST_EVIDENCE) };
}

/**
 * Whether a résumé meets what a position screens by, each condition with its reason and where the résumé says so. What
 * the résumé is silent on is unclear, never a failure; only what it says to the contrary is one: a highest degree that
 * is lower, years that are fewer, a language called basic. Nobody is turned down by it: a person decides.
 *
 * Pure and deterministic for `SCREENING_RULES`; linear in the résumé for each condition; throws nothing.
 * @param asOf when the résumé was read: until then a job lasts that has no end
 * @returns null where there is no condition
 */
export function screenResume(
  conditions: readonly ScreeningCondition[],
  resume: LawfulResume,
  asOf: Date,
): ScreeningOutcome | null {
  if (conditions.length === 0) return null;
  const stories = storiesOf(resume);
  const screened = conditions.map((condition) => screen(condition, resume, stories, asOf));
  const has = (result: ConditionResult) => screened.some((each) => each.result === result);
  const result = has("not_met") ? "fails" : has("unclear") ? "unclear" : "passes";
  return { rules: SCREENING_RULES, result, conditions: screened };
}
