import { array, assert, constantFrom, integer, property, record, shuffledSubarray } from "fast-check";
import { type KnownWork, keyOf } from "../../../server/archive/knownWork";
import { type WantedRecord, inOrder, planRecords } from "../../../server/archive/planRecords";
import type { Happened } from "../../../server/pipeline/candidacyEvents";
import { foldCandidacy } from "../../../server/pipeline/foldCandidacy";

const TODAY = "2026-11-22";
const applicant: KnownWork = {
  state: { stage: "offer", outcome: null, offer: null, employed: false },
  startsOn: null,
  settledOn: null,
  leftOn: null,
  records: [],
};
const hired = (startsOn: string): Happened => ({ type: "candidacy.hired", data: { startsOn } });
const rated = (period: string, score: number): Happened => ({
  type: "employment.performance",
  data: { period, score, outOf: 5 },
});
const left: Happened = { type: "employment.left", data: { kind: "resigned" } };
const award: Happened = { type: "employment.award", data: { title: "季度之星" } };

/** What becomes of rows, by line: `new`, `known`, or why not. */
function tell(known: KnownWork, ...rows: [on: string, happened: Happened][]): string[] {
  const wanted = rows.map(([on, happened], index): WantedRecord => ({ line: index + 2, on, happened }));
  return planRecords(known, wanted, TODAY).map(({ verdict }) =>
    verdict.kind === "refused" ? verdict.problem.code : verdict.kind,
  );
}

test("rows are told in the order in which they happened, whatever the order of the file", () => {
  const rows: [string, Happened][] = [
    ["2026-09-30", left],
    ["2026-06-30", rated("2026Q2", 4)],
    ["2026-03-02", hired("2026-03-02")],
  ];
  expect(tell(applicant, ...rows)).toEqual(["new", "new", "new"]);
});

test.each<[string, [string, Happened][], string[]]>([
  ["work before a hire", [["2026-06-30", rated("2026Q2", 4)]], ["candidacy.not_hired"]],
  [
    "an outcome before the first day",
    [
      ["2026-03-02", hired("2026-03-02")],
      ["2026-02-28", rated("2026Q1", 4)],
    ],
    ["new", "archive.before_hire"],
  ],
  [
    "leaving before the hire",
    [
      ["2026-03-02", hired("2026-03-02")],
      ["2026-01-02", left],
    ],
    ["new", "archive.before_hire"],
  ],
  [
    "a day in the future",
    [
      ["2026-03-02", hired("2026-03-02")],
      ["2026-11-23", award],
    ],
    ["new", "candidacy.at_future"],
  ],
  [
    "an award after leaving",
    [
      ["2026-03-02", hired("2026-03-02")],
      ["2026-05-01", left],
      ["2026-05-02", award],
    ],
    ["new", "new", "archive.after_leaving"],
  ],
  [
    "two ratings of one period",
    [
      ["2026-03-02", hired("2026-03-02")],
      ["2026-06-30", rated("2026Q2", 4)],
      ["2026-06-30", rated("2026Q2", 2)],
    ],
    ["new", "archive.rows_contradict", "archive.rows_contradict"],
  ],
  [
    "two first days",
    [
      ["2026-03-02", hired("2026-03-02")],
      ["2026-03-09", hired("2026-03-09")],
    ],
    ["archive.rows_contradict", "archive.rows_contradict"],
  ],
  [
    "the same twice",
    [
      ["2026-03-02", hired("2026-03-02")],
      ["2026-05-02", award],
      ["2026-05-02", award],
    ],
    ["new", "new", "known"],
  ],
  [
    "more points than there are",
    [
      ["2026-03-02", hired("2026-03-02")],
      ["2026-06-30", rated("2026Q2", 6)],
    ],
    ["new", "archive.score_range"],
  ],
])("%s", (_, rows, expected) => {
  expect(tell(applicant, ...rows)).toEqual(expected);
});

const day = integer({ min: 1, max: 27 }).map(
  (value) => `2026-0${(value % 9) + 1}-${String(value).padStart(2, "0")}`,
);
const anything = record({
  on: day,
  happened: constantFrom<Happened>(
    hired("2026-02-02"),
    rated("2026Q1", 3),
    rated("2026Q1", 4),
    rated("2026Q2", 5),
    award,
    left,
  ),
}).map((row) => (row.happened.type === "candidacy.hired" ? { ...row, on: row.happened.data.startsOn } : row));

/** What the plan writes, applied to the fold: nothing that it accepts may be refused. */
test("whatever rows come, what is planned can be written, and told again is known", () => {
  assert(
    property(array(anything, { maxLength: 12 }), (rows) => {
      const wanted = rows.map((row, line): WantedRecord => ({ line, ...row }));
      const planned = planRecords(applicant, wanted, TODAY);
      let { state } = applicant;
      const records = inOrder(planned)
        .filter(({ verdict }) => verdict.kind === "new")
        .map(({ happened, on, line }) => {
          const step = foldCandidacy(state, happened);
          if ("refused" in step) throw new Error(`${happened.type} was planned and is refused`);
          state = step.state;
          return { id: String(line), on, struck: false, happened, key: keyOf(happened) };
        });
      const startsOn = state.outcome === "hired" ? "2026-02-02" : null;
      const leftOn = records.find(({ happened }) => happened.type === "employment.left")?.on ?? null;
      const now: KnownWork = { state, startsOn, settledOn: startsOn, leftOn, records };
      const again = planRecords(
        now,
        wanted.filter(({ line }) => records.some(({ id }) => id === String(line))),
        TODAY,
      );
      expect(again.filter(({ verdict }) => verdict.kind !== "known")).toEqual([]);
    }),
    { numRuns: 400 },
  );
});

test("the order of rows changes nothing of what is written", () => {
  const rows = array(anything, { minLength: 2, maxLength: 8 });
  const both = rows.chain((given) =>
    shuffledSubarray(given, { minLength: given.length }).map((shuffled) => [given, shuffled] as const),
  );
  const writtenOf = (given: readonly { on: string; happened: Happened }[]) =>
    planRecords(
      applicant,
      given.map((row, line) => ({ line, ...row })),
      TODAY,
    )
      .filter(({ verdict }) => verdict.kind === "new")
      .map(({ on, happened }) => `${on} ${JSON.stringify(happened)}`)
      .toSorted();
  assert(
    property(both, ([given, shuffled]) => {
      expect(writtenOf(shuffled)).toEqual(writtenOf(given));
    }),
    { numRuns: 300 },
  );
});
