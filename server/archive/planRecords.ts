import { type RecordProblem, type Verdict, checkRecord } from "./checkRecord";
import { type KnownWork, isSameContent, keyOf } from "./knownWork";
import type { Happened } from "../pipeline/candidacyEvents";
import { foldCandidacy } from "../pipeline/foldCandidacy";

/** Something that is to go on record of one person. `line` is where it stands: a row of a sheet, or of a request. */
export type WantedRecord = {
  line: number;
  on: string;
  happened: Happened;
  /** As `checkRecord` takes it. */
  isMeant?: boolean;
};
export type PlannedRecord = WantedRecord & { verdict: Verdict };

/** On one day somebody begins before anything happens, and leaves after it. */
const RANK: Partial<Record<Happened["type"], number>> = { "candidacy.hired": 0, "employment.left": 2 };
const rankOf = ({ happened: { type } }: WantedRecord) => RANK[type] ?? 1;

const inTime = (one: WantedRecord, other: WantedRecord) =>
  rankOf(one) === 0 || rankOf(other) === 0
    ? rankOf(one) - rankOf(other)
    : one.on < other.on
      ? -1
      : one.on > other.on
        ? 1
        : rankOf(one) - rankOf(other) || one.line - other.line;

/** What there can be only one of. */
function slotOf({ happened }: WantedRecord): string | null {
  if (happened.type === "employment.performance") return `performance ${happened.data.period}`;
  return happened.type === "candidacy.hired" || happened.type === "employment.left" ? happened.type : null;
}

/** Rows that say different things of what there can be only one of: whom to believe is not ours to choose. */
function findContradictions(wanted: readonly WantedRecord[]): Map<WantedRecord, RecordProblem> {
  const problems = new Map<WantedRecord, RecordProblem>();
  const bySlot = new Map<string, WantedRecord[]>();
  for (const record of wanted) {
    const slot = slotOf(record);
    if (slot !== null) bySlot.set(slot, [...(bySlot.get(slot) ?? []), record]);
  }
  for (const rows of bySlot.values()) {
    for (const row of rows) {
      const against = rows.find(
        (other) => !isSameContent(other.happened, row.happened) || (other.on !== row.on && rankOf(row) !== 1),
      );
      if (against) problems.set(row, { code: "archive.rows_contradict", params: { line: against.line } });
    }
  }
  return problems;
}

/**
 * What would become of several records of one person, whatever order they come in: told in the order in which they
 * happened, each held against what is known and the ones before it. Pure.
 * @returns in the order given
 */
export function planRecords(
  known: KnownWork,
  wanted: readonly WantedRecord[],
  today: string,
): PlannedRecord[] {
  const contradictions = findContradictions(wanted);
  const verdicts = new Map<WantedRecord, Verdict>();
  let now = known;
  for (const record of wanted.toSorted(inTime)) {
    const problem = contradictions.get(record);
    const verdict: Verdict = problem
      ? { kind: "refused", problem }
      : checkRecord(now, record.happened, record.on, today, record.isMeant ?? false);
    verdicts.set(record, verdict);
    if (verdict.kind === "new") now = after(now, record);
  }
  return wanted.map((record) => ({ ...record, verdict: verdicts.get(record) as Verdict }));
}

/** The order in which what is new has to be written. */
export const inOrder = (planned: readonly PlannedRecord[]): PlannedRecord[] => planned.toSorted(inTime);

function after(known: KnownWork, { happened, on, line }: WantedRecord): KnownWork {
  const step = foldCandidacy(known.state, happened);
  if ("refused" in step) return known;
  const hire = happened.type === "candidacy.hired" ? happened.data.startsOn : null;
  const { replaces } = happened.data as { replaces?: string };
  const before = known.records.map((record) =>
    record.id === replaces ? { ...record, struck: true } : record,
  );
  return {
    state: step.state,
    startsOn: hire ?? known.startsOn,
    settledOn: hire ?? known.settledOn,
    leftOn: happened.type === "employment.left" ? on : known.leftOn,
    records: [...before, { id: `row ${line}`, on, struck: false, happened, key: keyOf(happened) }],
  };
}
