import type { z } from "zod";
import { type ErrorDetail, invalid } from "./errors";

/** zod's issues as details: a path that a form can find, a stable code, a sentence. */
export function toDetails(error: z.ZodError): ErrorDetail[] {
  return error.issues.slice(0, 50).map((issue) => {
    const custom = issue.code === "custom" ? (issue.params?.["code"] as string | undefined) : undefined;
    const path = issue.path.map(String);
    if (issue.code === "unrecognized_keys") path.push(issue.keys[0] ?? "");
    return { path: path.join("."), code: custom ?? issue.code, message: issue.message };
  });
}

export function parseOrRefuse<S extends z.ZodType>(schema: S, value: unknown): z.output<S> {
  const result = schema.safeParse(value);
  if (!result.success) throw invalid("request.invalid", { details: toDetails(result.error) });
  return result.data;
}
