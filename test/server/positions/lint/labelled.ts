import type { LintCategory, LintSeverity } from "../../../../server/positions/lint/types";

export type Labelled = { text: string; expected: `${LintCategory}:${LintSeverity}`[] };

const names: Record<string, LintCategory> = {
  sex: "sex",
  age: "age",
  mar: "marital_status",
  eth: "ethnicity",
  rel: "religion",
  ori: "origin",
  hea: "health",
  app: "appearance",
};

/** One sentence a line; after "=>" what it should be marked for: ! unlawful, ? doubtful, nothing for a lawful one. */
export const readLabelled = (lines: string): Labelled[] =>
  lines
    .trim()
    .split("\n")
    .map((line) => {
      const [text = "", labels = ""] = line.split("=>").map((part) => part.trim());
      const expected = labels.split(" ").filter(Boolean);
      return {
        text,
        expected: expected.map((label): Labelled["expected"][number] => {
          const category = names[label.slice(0, 3)];
          if (!category) throw new Error(`No category in "${line}"`);
          return `${category}:${label.endsWith("!") ? "unlawful" : "doubtful"}`;
        }),
      };
    });

/** Precision and recall over (sentence, category) pairs; `exact` counts sentences with all categories and severities. */
export function measure(
  labelled: Labelled[],
  lint: (text: string) => { category: string; severity: string }[],
) {
  let hits = 0;
  let found = 0;
  let wanted = 0;
  const wrong: { text: string; expected: string[]; got: string[] }[] = [];
  for (const { text, expected } of labelled) {
    const got = [...new Set(lint(text).map(({ category, severity }) => `${category}:${severity}`))];
    const categories = (labels: string[]) => new Set(labels.map((label) => label.split(":")[0]));
    const [expectedSet, gotSet] = [categories(expected), categories(got)];
    hits += [...gotSet].filter((category) => expectedSet.has(category)).length;
    found += gotSet.size;
    wanted += expectedSet.size;
    if (expected.toSorted().join() !== got.toSorted().join()) wrong.push({ text, expected, got });
  }
  return {
    sentences: labelled.length,
    precision: hits / found,
    recall: hits / wanted,
    exact: (labelled.length - wrong.length) / labelled.length,
    wrong,
  };
}
