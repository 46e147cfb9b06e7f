/** What is wrong with a plan, by field; the same shape whether zod found it here or the server did. */
export type FieldIssue = { path: string; code: string; message: string | null };

type ZodIssue = {
  path: PropertyKey[];
  code?: string;
  origin?: string;
  minimum?: number | bigint;
  maximum?: number | bigint;
  params?: Record<string, unknown>;
};

/** `definition.stages[0].title`, `/definition/stages/0/title` and `stages.0.title` are one field. */
export function normalizePath(path: string): string {
  return path
    .replace(/\[(\d+)\]/g, ".$1")
    .split(/[./]/)
    .filter((part, index) => part !== "" && !(index <= 1 && (part === "body" || part === "definition")))
    .join(".");
}

/** `custom` issues carry their own code; an empty text gets its own, since that is what people meet most. */
function codeOf(issue: ZodIssue): string {
  const own = issue.params?.["code"];
  if (typeof own === "string") return own;
  if (issue.code === "too_small" && issue.origin === "string") return "empty";
  return issue.code ?? "invalid";
}

export function issuesFromZod(issues: readonly ZodIssue[]): FieldIssue[] {
  return issues.map((issue) => ({ path: issue.path.join("."), code: codeOf(issue), message: null }));
}

export function issuesFromServer(
  details: readonly { path: string; code: string; message: string }[],
): FieldIssue[] {
  return details.map((detail) => ({ ...detail, path: normalizePath(detail.path) }));
}

/** The first issue of exactly this field. */
export const issueAt = (issues: readonly FieldIssue[], path: string): FieldIssue | null =>
  issues.find((issue) => issue.path === path) ?? null;

/** How many issues lie at or under this part of the plan. */
export const countUnder = (issues: readonly FieldIssue[], prefix: string): number =>
  issues.filter((issue) => issue.path === prefix || issue.path.startsWith(`${prefix}.`)).length;
