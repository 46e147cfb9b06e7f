import type { ResumeFacts } from "../resumes/kept/keptResume";
import { fold } from "../resumes/parse/fold";
import { skillName, skillsIn } from "../resumes/parse/skills";
import type { ProtectedField, Span } from "../resumes/schema";
import { type Requirement, languageIn, levelRank, rankOf } from "./readRequirement";
import type { MetLevel, RequirementKind, RequirementMatch } from "./schema";
import { shareOf, termsOf } from "./terms";
import { type Why, why } from "./words";

/** A résumé without whom it is of: what is protected, the name and the text cannot be passed (invariant 6). */
export type LawfulResume = ResumeFacts & {
  [K in ProtectedField | "protected" | "name" | "phones" | "emails" | "text" | "entities"]?: never;
};

export type Evidence = RequirementMatch["evidence"][number];
export type Verdict = { kind: RequirementKind; met: MetLevel; why: Why; evidence: Evidence[] };

/** One thing that was done: what it is about, and where it stands. */
export type Story = { terms: ReadonlySet<string>; skills: ReadonlySet<string>; evidence: Evidence | null };

/** So much of what is asked for has to be told of, to count as done. */
export const DONE = 0.6;
const TOUCHED = 0.3;
/** Of a résumé that goes on without end so much is compared: it happens in the process that answers requests. */
const MOST_STORIES = 30;
const STORY_CHARACTERS = 2_000;

export const shown = (span: Span | null | undefined, words: string): Evidence[] =>
  span ? [{ ...span, words: words.slice(0, 120) }] : [];

function storyOf(told: readonly (string | null)[], head: string | null, span: Span | undefined): Story {
  const folded = fold(told.filter(Boolean).join("\n").slice(0, STORY_CHARACTERS));
  const [evidence = null] = shown(span, head ?? told.find(Boolean) ?? "");
  return { terms: termsOf(folded), skills: new Set(skillsIn(folded)), evidence };
}

/** What was done, job by job and project by project, in that order. */
export const storiesOf = ({ works, projects }: LawfulResume): Story[] => [
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

export function judgeYears(asked: number, { yearsOfExperience, spans, works }: LawfulResume): Verdict {
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

export function judgeDegree(
  asked: NonNullable<Requirement["degree"]>,
  { educations }: LawfulResume,
): Verdict {
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

export function judgeCertificates(asked: readonly string[], { certificates, spans }: LawfulResume): Verdict {
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

export function judgeLanguage(
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

export function judgeSkills(
  { skills: asked, anySkill }: Pick<Requirement, "skills" | "anySkill">,
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

export function judgeTerms(terms: ReadonlySet<string>, resume: LawfulResume, stories: Story[]): Verdict {
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
