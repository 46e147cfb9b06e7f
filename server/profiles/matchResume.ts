import type { ResumeFacts } from "../resumes/kept/keptResume";
import { fold } from "../resumes/parse/fold";
import { skillName, skillsIn } from "../resumes/parse/skills";
import type { ProtectedField, Span } from "../resumes/schema";
import { weightedMean } from "../scoring/rubric/fixed";
import { type Requirement, languageIn, levelRank, rankOf, readRequirement } from "./readRequirement";
import type { MetLevel, RequirementKind, RequirementMatch, ResumeMatch } from "./schema";
import { shareOf, termsOf } from "./terms";
import { type Why, why } from "./words";

/** What a position asks for, lawfully (`profileOf`). */
export type JobProfile = {
  /** What one needs to be able to do, one thing each. */
  skills: readonly string[];
  /** What is done, one thing each. */
  duties: readonly string[];
};

/** A résumé without whom it is of: what is protected, the name and the text cannot be passed (invariant 6). */
export type LawfulResume = ResumeFacts & {
  [K in ProtectedField | "protected" | "name" | "phones" | "emails" | "text" | "entities"]?: never;
};

type Evidence = RequirementMatch["evidence"][number];
type Verdict = { kind: RequirementKind; met: MetLevel; why: Why; evidence: Evidence[] };

/** One thing that was done: what it is about, and where it stands. */
type Story = { terms: ReadonlySet<string>; skills: ReadonlySet<string>; evidence: Evidence | null };

const DONE = 0.6;
const TOUCHED = 0.3;
/** Of a duty, whose line says more than one thing. */
const DUTY = 0.35;
const MOST_EVIDENCE = 4;
/** Of a résumé that goes on without end so much is compared: it happens in the process that answers requests. */
const MOST_STORIES = 30;
const STORY_CHARACTERS = 2_000;

const shown = (span: Span | null | undefined, words: string): Evidence[] =>
  span ? [{ ...span, words: words.slice(0, 120) }] : [];

function storyOf(told: readonly (string | null)[], head: string | null, span: Span | undefined): Story {
  const folded = fold(told.filter(Boolean).join("\n").slice(0, STORY_CHARACTERS));
  const [evidence = null] = shown(span, head ?? told.find(Boolean) ?? "");
  return { terms: termsOf(folded), skills: new Set(skillsIn(folded)), evidence };
}

const storiesOf = ({ works, projects }: LawfulResume): Story[] => [
  ...works
    .slice(0, MOST_STORIES)
    .map(({ title, company, description, spans }) =>
      storyOf(
        [title, company, description],
        title ?? company,
        spans.description ?? spans.title ?? spans.entry,
      ),
    ),
  ...projects
    .slice(0, MOST_STORIES)
    .map(({ name, role, description, spans }) =>
      storyOf([name, role, description], name, spans.description ?? spans.name ?? spans.entry),
    ),
];

function judgeYears(asked: number, { yearsOfExperience, spans, works }: LawfulResume): Verdict {
  const kind = "years" as const;
  if (yearsOfExperience === null) return { kind, met: "unknown", why: why.yearsUnknown(asked), evidence: [] };
  const evidence = spans.yearsOfExperience
    ? shown(spans.yearsOfExperience, String(yearsOfExperience))
    : works.flatMap(({ kind: of, company, title, spans: at }) =>
        of === "job" ? shown(at.start ?? at.entry, company ?? title ?? "") : [],
      );
  // A year of months that were rounded is no year too few.
  const met = yearsOfExperience >= asked ? "yes" : yearsOfExperience >= asked * 0.75 ? "partly" : "no";
  return { kind, met, why: why.years(asked, yearsOfExperience), evidence };
}

function judgeDegree(asked: NonNullable<Requirement["degree"]>, { educations }: LawfulResume): Verdict {
  const kind = "degree" as const;
  const known = educations.flatMap(({ degreeLevel, degree, spans }) =>
    degreeLevel ? [{ level: degreeLevel, evidence: shown(spans.degree ?? spans.entry, degree ?? "") }] : [],
  );
  const [highest] = known.sort((a, b) => levelRank(b.level) - levelRank(a.level));
  if (!highest) return { kind, met: "unknown", why: why.degreeUnknown(asked), evidence: [] };
  const met = levelRank(highest.level) >= levelRank(asked) ? "yes" : "no";
  return { kind, met, why: why.degree(asked, highest.level), evidence: highest.evidence };
}

const plain = (words: string) =>
  fold(words)
    .toLowerCase()
    .replaceAll(/[\s._-]+|证书?$|资格证?书?$/gu, "");

function judgeCertificates(asked: readonly string[], { certificates, spans }: LawfulResume): Verdict {
  const kind = "certificate" as const;
  const held = certificates.map((words, index) => ({
    key: plain(words),
    words,
    span: spans.certificates[index],
  }));
  const found = asked.map((words) => {
    const key = plain(words);
    return held.find((each) => each.key.includes(key) || (each.key.length > 2 && key.includes(each.key)));
  });
  const evidence = found.flatMap((each) => (each ? shown(each.span, each.words) : []));
  const count = found.filter(Boolean).length;
  const met = count === asked.length ? "yes" : count > 0 ? "partly" : "no";
  return {
    kind,
    met,
    why: why.listed(
      asked,
      asked.filter((_, index) => found[index]),
    ),
    evidence,
  };
}

function judgeLanguage(
  { name, rank }: NonNullable<Requirement["language"]>,
  { skills, certificates, spans }: LawfulResume,
): Verdict {
  const kind = "language" as const;
  const told = [
    ...skills.map((words, index) => ({ words, span: spans.skills[index] })),
    ...certificates.map((words, index) => ({ words, span: spans.certificates[index] })),
  ].filter(({ words }) => {
    const bare = /^(?:大学)?[四六]级$|^CET/iu.test(words.trim());
    return languageIn(fold(words)) === name || (name === "英语" && bare);
  });
  if (told.length === 0) return { kind, met: "unknown", why: why.languageUnknown(name), evidence: [] };
  const ranked = told
    .map((each) => ({ ...each, rank: rankOf(fold(each.words)) }))
    .sort((a, b) => b.rank - a.rank);
  const best = ranked[0]?.rank ?? 0;
  const evidence = ranked.flatMap(({ words, span }) => shown(span, words));
  return { kind, met: best >= rank ? "yes" : "partly", why: why.language(name, best >= rank), evidence };
}

function judgeSkills(
  { skills: asked, anySkill }: Requirement,
  resume: LawfulResume,
  stories: Story[],
): Verdict {
  const kind = "skill" as const;
  const held = resume.skills.map((words, index) => ({
    names: new Set([skillName(words) ?? words, ...skillsIn(fold(words))]),
    words,
    span: resume.spans.skills[index],
  }));
  const found = asked.map((name) => {
    const listed = held.find(({ names }) => names.has(name));
    const done = stories.filter(({ skills }) => skills.has(name));
    const evidence = [
      ...(listed ? shown(listed.span, listed.words) : []),
      ...done.flatMap((story) => story.evidence ?? []),
    ];
    return { name, has: listed !== undefined || done.length > 0, evidence };
  });
  const has = found.filter((each) => each.has).map(({ name }) => name);
  const met = has.length === 0 ? "no" : anySkill || has.length === asked.length ? "yes" : "partly";
  return { kind, met, why: why.listed(asked, has), evidence: found.flatMap(({ evidence }) => evidence) };
}

function judgeTerms(terms: ReadonlySet<string>, resume: LawfulResume, stories: Story[]): Verdict {
  const kind = "experience" as const;
  const listed: Story[] = resume.skills.map((words, index) => ({
    terms: termsOf(fold(words)),
    skills: new Set(),
    evidence: shown(resume.spans.skills[index], words)[0] ?? null,
  }));
  const told = [...listed, ...stories]
    .map((story) => ({ story, share: shareOf(terms, story.terms) }))
    .filter(({ share }) => share >= TOUCHED)
    .sort((a, b) => b.share - a.share);
  const best = told[0]?.share ?? 0;
  const met = best >= DONE ? "yes" : best >= TOUCHED ? "partly" : "unknown";
  return { kind, met, why: why.experience(met), evidence: told.flatMap(({ story }) => story.evidence ?? []) };
}

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

const POINTS = { yes: 100, partly: 50, no: 0 } as const;

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
  const judged = requirements.flatMap(({ met }) => (met === "unknown" ? [] : [POINTS[met]]));
  const enough = judged.length > 0 && judged.length * 2 >= requirements.length;
  const score = enough ? weightedMean(judged.map((value) => ({ weight: 1, value }))) : null;
  return { score, requirements };
}
