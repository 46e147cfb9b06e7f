import { table } from "../../bench/figures";
import type { Verdict } from "./judge";
import type { Phases } from "./phases";
import type { RunResult } from "./runProduction";
import type { Production } from "./startProduction";

const listed = (counts: readonly { what: string; count: number }[]) =>
  counts.map(({ what, count }) => `${count} ${what}`).join(", ") || "none";

/** The counts as a table, for whoever reads the test's output; as many as there are, where the run broke off. */
export function tellCounts(
  { proxy, processes, logs }: Production,
  {
    result: { happened, faults, stock, visits, left, broken },
    verdict,
    phases,
  }: { result: RunResult; verdict: Verdict | null; phases: Phases },
): string {
  const repeated = new Map<string, number>();
  for (const visit of visits) {
    for (const [why, count] of visit.repeated) repeated.set(why, (repeated.get(why) ?? 0) + count);
  }
  const rows = Object.entries(verdict ?? {}).map(([what, counts]) => [
    what,
    Object.entries(counts)
      .map(([name, count]) => `${name} ${count}`)
      .join(", "),
  ]);
  const counted = (counts: ReadonlyMap<string, number>) =>
    listed([...counts].map(([what, count]) => ({ what, count })));
  const more = [
    [
      "mishaps",
      happened
        .map(
          ({ name, from, until, cut, inTime }) =>
            `${name} ${from.toFixed(0)}–${until.toFixed(0)} s (${cut} cut${inTime ? "" : ", too late"})`,
        )
        .join(", "),
    ],
    ["faults", counted(faults)],
    [
      "proxy",
      `${listed(Object.entries(proxy.counts.requests).map(([what, count]) => ({ what, count })))}; ` +
        `passed on ${proxy.counts.passedOn}, cut ${proxy.counts.cut}, refused ${proxy.counts.refused}`,
    ],
    ["repeated", counted(repeated)],
    ...(stock
      ? [
          ["interviews", listed(stock.interviews)],
          ["answers", listed(stock.answers)],
          ["messages", listed(stock.messages)],
          ["cards", listed(stock.cards)],
          ["open jobs", listed(stock.openJobs)],
          ...stock.deadJobs.map((job) => ["dead job", job]),
        ]
      : [["database", "could not be read"]]),
    ...processes.all.flatMap(({ collapses }) => collapses.map((said) => ["wrong end", said])),
    ...broken.slice(0, 10).map((said) => ["could not go on", said]),
    ["left", left.join(", ") || "nothing"],
    [
      "processor",
      processes.all.map((kept) => `${kept.name} ${(kept.processorMs() / 1_000).toFixed(0)} s`).join(", "),
    ],
    ["time", phases.tell()],
    ["logs", logs],
  ];
  return `\n${table([...rows, ...more] as string[][])}\n\n`;
}
