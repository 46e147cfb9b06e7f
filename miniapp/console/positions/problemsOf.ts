import { isApiError } from "../../shared/api";

type Detail = { code: string; message: string };

/** What a refused save says of each field: by the field's name, and of the parts of a list by the list's. */
export function problemsOf(error: unknown, textOf: (detail: Detail) => string): Map<string, string> {
  const problems = new Map<string, string>();
  if (!isApiError(error)) return problems;
  for (const { path, code, message } of error.details) {
    const field = path.split(".")[0] ?? "";
    if (!problems.has(field)) problems.set(field, textOf({ code, message }));
  }
  return problems;
}
