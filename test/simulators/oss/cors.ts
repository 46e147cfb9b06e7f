import type { CorsRule } from "./state";

/** The headers with which a browser may read the answer; null where no rule fits. */
export function corsHeaders(
  rules: readonly CorsRule[],
  origin: string,
  method: string,
  asked: string[],
): Record<string, string> | null {
  const allows = (list: string[], value: string) =>
    list.some((each) => each === "*" || each.toLowerCase() === value.toLowerCase());
  const rule = rules.find(
    ({ origins, methods, headers }) =>
      allows(origins, origin) && allows(methods, method) && asked.every((header) => allows(headers, header)),
  );
  if (!rule) return null;
  return {
    "Access-Control-Allow-Origin": origin,
    "Access-Control-Allow-Methods": rule.methods.join(", "),
    ...(asked.length > 0 ? { "Access-Control-Allow-Headers": asked.join(", ") } : {}),
    "Access-Control-Expose-Headers": rule.expose.join(", "),
    "Access-Control-Max-Age": "600",
    Vary: "Origin",
  };
}
