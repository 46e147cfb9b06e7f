export const categories = [
  "sex",
  "ethnicity",
  "religion",
  "age",
  "marital_status",
  "origin",
  "health",
  "appearance",
] as const;
export type LintCategory = (typeof categories)[number];

/** `unlawful` should not be published; `doubtful` needs a reason in the job itself. */
export type LintSeverity = "unlawful" | "doubtful";

export type LintRule = {
  category: LintCategory;
  severity: LintSeverity;
  /** Global; matched in one folded sentence whose lawful uses are blanked. No unbounded repetition: text is hostile. */
  pattern: RegExp;
  /** Where the words alone do not decide: another severity, or null for no finding. */
  judge?: (match: RegExpMatchArray, sentence: string) => LintSeverity | null;
};

export type LintRules = {
  /** Lawful uses of the same words; blanked before the rules look. */
  lawful: RegExp[];
  rules: LintRule[];
};

const rule =
  (category: LintCategory, severity: LintSeverity) =>
  (pattern: RegExp, judge?: LintRule["judge"]): LintRule => ({ category, severity, pattern, judge });

export const unlawful = (category: LintCategory) => rule(category, "unlawful");
export const doubtful = (category: LintCategory) => rule(category, "doubtful");

/** A global pattern with named pieces in it; a piece that is an alternation stands in brackets where it is used. */
export const re = (parts: TemplateStringsArray, ...pieces: string[]): RegExp =>
  new RegExp(String.raw(parts, ...pieces), "gu");
