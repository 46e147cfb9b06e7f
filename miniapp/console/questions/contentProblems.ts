import { isApiError } from "../../shared/api";

type Detail = { code: string; message: string };

/** What a refused save says, by the field of the question: `content.zh.text` belongs to `zh`. */
export function contentProblems(error: unknown, textOf: (detail: Detail) => string): Map<string, string> {
  const problems = new Map<string, string>();
  if (!isApiError(error)) return problems;
  for (const { path, code, message } of error.details) {
    const field = path.replace(/^content\./, "").split(".")[0] ?? "";
    if (!problems.has(field)) problems.set(field, textOf({ code, message }));
  }
  return problems;
}
