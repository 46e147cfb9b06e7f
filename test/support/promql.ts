/** What an expression of PromQL reads: its metrics with the labels asked of each, and the labels it groups by. */
export type Reading = { selectors: { metric: string; labels: string[] }[]; grouping: string[] };

/** Functions, operators and keywords; a name before a parenthesis is a function anyway. */
const KEYWORDS = new Set([
  "and",
  "or",
  "unless",
  "on",
  "ignoring",
  "group_left",
  "group_right",
  "bool",
  "offset",
]);
const GROUPING = /\b(by|without|on|ignoring|group_left|group_right)\s*\(([^)]*)\)/g;
const LABEL = /([a-zA-Z_]\w*)\s*(?:=~|!~|!=|=)\s*"(?:[^"\\]|\\.)*"/g;
const SELECTOR = /([a-zA-Z_:][\w:]*)\s*(\{(?:[^"}]|"(?:[^"\\]|\\.)*")*\})?(\s*\()?/g;

/**
 * Reads as much of PromQL as our dashboard and alerts use (https://prometheus.io/docs/prometheus/latest/querying).
 * Durations and Grafana's variables stand in brackets.
 */
export function readPromql(expression: string): Reading {
  const grouping = [...expression.matchAll(GROUPING)].flatMap(([, , names = ""]) =>
    names
      .split(",")
      .map((name) => name.trim())
      .filter((name) => name !== ""),
  );
  const rest = expression
    .replaceAll(GROUPING, " ")
    .replaceAll(/\[[^\]]*\]/g, " ")
    .replaceAll(/\boffset\s+\w+/g, " ")
    .replaceAll(/\b\d[\w.]*/g, " ");
  const selectors = [...rest.matchAll(SELECTOR)]
    .filter(([, name = "", , call]) => call === undefined && !KEYWORDS.has(name))
    .map(([, metric = "", labels = ""]) => ({
      metric,
      labels: [...labels.matchAll(LABEL)].map(([, label = ""]) => label),
    }));
  return { selectors, grouping };
}
