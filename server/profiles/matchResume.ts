import { fold } from "../resumes/parse/fold";
import { weightedMean } from "../scoring/rubric/fixed";
import {
  type LawfulResume,
  type Story,
  judgeCertificates,
  judgeDegree,
  judgeLanguage,
  judgeSkills,
  judgeTerms,
  judgeYears,
  storiesOf,
} from "./judges";
import { type Requirement, readRequirement } from "./readRequirement";
import type { MetLevel, RequirementMatch, ResumeMatch } from "./schema";
import { shareOf, termsOf } from "./terms";
import { why } from "./words";

/** What a position asks for, lawfully (`profileOf`). */
export type JobProfile = {
  /** What one needs to be able to do, one thing each. */
  skills: readonly string[];
  /** What is done, one thing each. */
  duties: readonly string[];
};

export type { LawfulResume } from "./judges";

/** Of a duty, whose line says more than one thing. */
const DUTY = 0.35;
const MOST_EVIDENCE = 4;

/** What a résumé says on one line: all of what it asks for, or a part. What nobody can tell is left out of that. */
function judge(requirement: Requirement, resume: LawfulResume, stories: Story[]): RequirementMatch {
  const { text, years, degree, language, certificates, skills, terms } = requirement;
  const verdicts = [
    ...(years === null ? [] : [judgeYears(years, resume)]),
    ...(degree === null ? [] : [judgeDegree(degree, resume)]),
    ...(certificates.length === 0 ? [] : [judgeCertificates(certificates, resume)]),
    ...(language ? [judgeLanguage(language, resume)] : []),
    ...(skills.length === 0 ? [] : [judgeSkills(requirement, resume, stories)]),
    ...(terms.size === 0 ? [] : [judgeTerms(terms, resume, stories)]),
  ];
  const told = verdicts.filter(({ met }) => met !== "unknown");
  const all = (level: MetLevel) => told.every(({ met }) => met === level);
  const met: MetLevel = told.length === 0 ? "unknown" : all("yes") ? "yes" : all("no") ? "no" : "partly";
  return {
    requirement: text,
    kind: verdicts[0]?.kind ?? "experience",
    met,
    why: verdicts.length === 0 ? why.experience("unknown") : why.together(verdicts.map((each) => each.why)),
    evidence: verdicts.flatMap(({ evidence }) => evidence).slice(0, MOST_EVIDENCE),
  };
}

function judgeDuties(duties: readonly string[], stories: Story[]): RequirementMatch[] {
  const asked = duties.map((text) => termsOf(fold(text))).filter(({ size }) => size > 0);
  if (asked.length === 0) return [];
  const done = asked.flatMap((terms) => {
    const [best] = stories
      .map((story) => ({ story, share: shareOf(terms, story.terms) }))
      .sort((a, b) => b.share - a.share);
    return best && best.share >= DUTY ? [best.story] : [];
  });
  const share = done.length / asked.length;
  const met = share >= 0.5 ? "yes" : share >= 0.2 ? "partly" : "unknown";
  const evidence = [...new Set(done)].flatMap((story) => story.evidence ?? []).slice(0, MOST_EVIDENCE);
  const { zh } = why.dutiesName;
  return [{ requirement: zh, kind: "duties", met, why: why.duties(done.length, asked.length), evidence }];
}

const POINTS = { yes: 100, partly: 50, no: 0, unknown: null } as const;

/** What a requirement counts in the score; null where it counts in none. */
export const pointsOf = ({ met }: Pick<RequirementMatch, "met">): number | null => POINTS[met];

/**
 * How far a résumé covers what a position asks for, with the reason and the place of each. Only what it says counts: a
 * skill of the lexicon, a degree or years that are not there are a no; what it is silent on is unknown and left out of
 * the score, which is the mean of the rest (yes 100, partly 50, no 0), and null where less than half could be judged.
 * Pure and deterministic; linear in the résumé for each requirement; throws nothing.
 */
export function matchResume(profile: JobProfile, resume: LawfulResume): ResumeMatch {
  const stories = storiesOf(resume);
  const requirements = [
    ...profile.skills.map((text) => judge(readRequirement(text), resume, stories)),
    ...judgeDuties(profile.duties, stories),
  ];
  const judged = requirements.flatMap((requirement) => pointsOf(requirement) ?? []);
  const enough = judged.length > 0 && judged.length * 2 >= requirements.length;
  const score = enough ? weightedMean(judged.map((value) => ({ weight: 1, value }))) : null;
  return { score, requirements };
}
