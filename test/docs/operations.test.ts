import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { createMetrics } from "../../server/metrics/createMetrics";
import { readPromql } from "../support/promql";

const root = join(__dirname, "../..");
const read = (path: string) => readFileSync(join(root, path), "utf8");

/** Those of Prometheus itself, and what it adds to each series. */
const OF_PROMETHEUS = new Map([["up", new Set<string>()]]);
const ADDED = ["job", "instance", "le"];

type Family = { name: string; type: string; labelNames?: readonly string[] };

/** Every series that a process has, with its labels: a histogram has three. */
function knownSeries(): Map<string, ReadonlySet<string>> {
  // What a registry says of a metric does not have its labels; the metric itself does.
  const families = createMetrics().registry.getMetricsAsArray() as unknown as (Family & {
    labelNames?: string[];
  })[];
  const known = new Map<string, ReadonlySet<string>>(OF_PROMETHEUS);
  for (const { name, type, labelNames = [] } of families) {
    const labels = new Set(labelNames);
    const names = type === "histogram" ? [`${name}_bucket`, `${name}_sum`, `${name}_count`] : [name];
    for (const each of names) known.set(each, labels);
  }
  return known;
}

const series = knownSeries();

/** What an expression reads that no process has. */
function strangersOf(expression: string): string[] {
  const { selectors, grouping } = readPromql(expression);
  if (selectors.length === 0) return [`nothing is read by ${expression}`];
  const strangers = selectors.flatMap(({ metric, labels }) => {
    const known = series.get(metric);
    if (!known) return [metric];
    return labels
      .filter((label) => !known.has(label) && !ADDED.includes(label))
      .map((label) => `${metric}{${label}}`);
  });
  const common = new Set(selectors.flatMap(({ metric }) => [...(series.get(metric) ?? [])]));
  return [...strangers, ...grouping.filter((label) => !common.has(label) && !ADDED.includes(label))];
}

type Panel = { title: string; type: string; targets?: { expr: string; legendFormat: string }[] };
type Rule = { alert: string; expr: string; annotations: { summary: string; runbook: string } };

const dashboard = JSON.parse(read("docs/operations/grafana/zhimian.json")) as { panels: Panel[] };
const { groups } = parse(read("docs/operations/prometheus/alerts.yaml")) as { groups: { rules: Rule[] }[] };
const rules = groups.flatMap((group) => group.rules);
const guide = read("docs/guides/operate.md");

test("the reader of PromQL finds names, labels and groupings, and strangers are found", () => {
  expect(
    readPromql(
      'topk(10, histogram_quantile(0.99, sum by (le, route) (rate(a_bucket{status=~"5..",x!="}("}[5m] offset 1h)))) / 1e3 > bool b_total and on (job) up',
    ),
  ).toEqual({
    selectors: [
      { metric: "a_bucket", labels: ["status", "x"] },
      { metric: "b_total", labels: [] },
      { metric: "up", labels: [] },
    ],
    grouping: ["le", "route", "job"],
  });
  expect(strangersOf('sum by (person) (rate(zhimian_jobs{phone="1"}[1m])) + zhimian_nothing')).toEqual([
    "zhimian_jobs{phone}",
    "zhimian_nothing",
    "person",
  ]);
});

const panels = dashboard.panels.filter(({ type }) => type !== "row");

test.each(panels.map((panel) => [panel.title, panel] as const))(
  "panel %s reads what there is",
  (_, panel) => {
    const expressions = (panel.targets ?? []).map(({ expr }) => expr);
    expect(expressions).not.toHaveLength(0);
    expect(expressions.flatMap(strangersOf)).toEqual([]);
    const named = (panel.targets ?? []).flatMap(({ legendFormat }) =>
      [...legendFormat.matchAll(/\{\{(\w+)\}\}/g)].map(([, label = ""]) => label),
    );
    const labels = expressions.flatMap((expression) => readPromql(expression).grouping);
    expect(named.filter((label) => !labels.includes(label) && label !== "instance")).toEqual([]);
  },
);

test.each(rules.map((rule) => [rule.alert, rule] as const))(
  "alert %s reads what there is, and leads to what to do",
  (_, rule) => {
    expect(strangersOf(rule.expr)).toEqual([]);
    expect(rule.annotations.runbook).toBe(`docs/guides/operate.md#${rule.alert.toLowerCase()}`);
    expect(guide).toContain(`\n#### ${rule.alert}\n`);
  },
);

test("every metric of ours is shown, and told of in the guide", () => {
  const shown = dashboard.panels.flatMap(({ targets = [] }) =>
    targets.flatMap(({ expr }) => readPromql(expr).selectors.map(({ metric }) => metric)),
  );
  const ours = createMetrics()
    .registry.getMetricsAsArray()
    .map(({ name }) => name)
    .filter((name) => name.startsWith("zhimian_"));
  expect(ours.filter((name) => !shown.some((metric) => metric.startsWith(name)))).toEqual([]);
  expect(ours.filter((name) => !guide.includes(`\`${name}`))).toEqual([]);
});

test("what the guide and the alerts lead to is there", () => {
  const links = [...guide.matchAll(/\]\((?!http|#)([^)#]+)/g)].map(([, path = ""]) => path);
  expect(links.filter((path) => !existsSync(join(root, "docs/guides", path)))).toEqual([]);
});
