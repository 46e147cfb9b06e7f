import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { interviews as messages } from "../../server/http/messages/interviews";
import { createMetrics } from "../../server/metrics/createMetrics";
import { jobKinds } from "../../server/queue/queue";
import { readPromql } from "../support/promql";

const root = join(__dirname, "../..");
const read = (path: string) => readFileSync(join(root, path), "utf8");

/** Those of Prometheus itself, and what it adds to each series: `role` by prometheus.yaml. */
const OF_PROMETHEUS = new Map([["up", new Set<string>()]]);
const ADDED = ["job", "instance", "role", "le"];

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
type Rule = {
  alert: string;
  expr: string;
  labels: Record<string, string>;
  annotations: { summary: string; runbook: string };
};

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

const exprOf = (name: string) => rules.find(({ alert }) => alert === name)?.expr ?? "";
/** What a matcher of the expression takes: Prometheus anchors it at both ends. */
const matcherOf = (name: string, label: string) =>
  new RegExp(`^(?:${new RegExp(`${label}=~"([^"]*)"`).exec(exprOf(name))?.[1] ?? "$."})$`);

test("what was not there before counts as none, so that the first of its kind is told of", () => {
  const compared = rules.filter(({ expr }) => expr.includes("offset"));
  expect(compared.map(({ alert }) => alert)).toEqual(["ZhimianJobsDead"]);
  for (const { expr } of compared) expect(expr).toMatch(/\(sum\(.* offset \w+\)\) or vector\(0\)\)/);
  const stats = dashboard.panels.filter(({ type }) => type === "stat").flatMap(({ targets = [] }) => targets);
  const counts = stats.map(({ expr }) => expr).filter((expr) => expr.includes("sum("));
  expect(counts).toEqual([expect.stringMatching(/ or vector\(0\)$/)]);
});

test("a container that is gone is missed: each role by itself, and how many compose.yaml starts", () => {
  const { services } = parse(read("compose.yaml"), { merge: true }) as {
    services: Record<string, { environment?: { ROLES?: string }; deploy?: { replicas: number } }>;
  };
  const roles = Object.keys(services).filter((name) => services[name]?.environment?.ROLES === name);
  const down = rules.filter(({ alert }) => alert === "ZhimianRoleDown");
  expect(down.map(({ labels }) => labels["role"])).toEqual(roles);
  for (const { expr, labels } of down)
    expect(expr).toBe(`absent(up{job="zhimian",role="${labels["role"]}"} == 1)`);
  const fewer = Number(/< (\d+)$/.exec(exprOf("ZhimianProcessesMissing"))?.[1]);
  const counted = roles.filter((role) => matcherOf("ZhimianProcessesMissing", "role").test(role));
  expect(counted.map((role) => services[role]?.deploy?.replicas)).toEqual(counted.map(() => fewer));
  expect(roles.filter((role) => !counted.includes(role))).toEqual(["bot"]);
});

test("refused uploads are told by what the upload's own calls answer", () => {
  const codes = Object.keys(messages).filter((code) => matcherOf("ZhimianUploadsRefused", "code").test(code));
  expect(codes.toSorted()).toEqual([
    "answer.sealed",
    "chunk.conflict",
    "chunk.not_media",
    "chunk.too_large",
    "media.checksum_mismatch",
    "media.conflict",
    "media.size_mismatch",
    "media.ticket_expired",
    "media.ticket_invalid",
  ]);
});

test("of each kind that somebody waits for it is told when it waits", () => {
  const told = jobKinds.filter((kind) => matcherOf("ZhimianCandidatesWait", "kind").test(kind));
  expect(told).toEqual([
    "media.assemble",
    "speech.transcribe",
    "scoring.score",
    "reports.compose",
    "voice.follow_up",
    "notifications.deliver",
    "notifications.deliver_mail",
    "staff.reset",
    "interviews.follow_up",
    "interviews.go_on",
    "chat.event",
    "chat.news",
    "chat.card",
    "chat.message",
  ]);
});

test("what promtool tries are alerts of ours", () => {
  const { rule_files, tests } = parse(read("docs/operations/prometheus/alerts.test.yaml")) as {
    rule_files: string[];
    tests: { alert_rule_test: { alertname: string }[] }[];
  };
  expect(rule_files).toEqual(["alerts.yaml"]);
  const tried = tests.flatMap(({ alert_rule_test }) => alert_rule_test.map(({ alertname }) => alertname));
  expect(tried.filter((name) => !rules.some(({ alert }) => alert === name))).toEqual([]);
});

test("nothing is told of twice", () => {
  const drawn = panels.flatMap(({ targets = [] }) => targets.map(({ expr }) => expr));
  expect(drawn).toHaveLength(new Set(drawn).size);
  const rows = [...guide.matchAll(/^\| `(\w+)/gm)].map(([, name]) => name);
  expect(rows).toHaveLength(new Set(rows).size);
});

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
