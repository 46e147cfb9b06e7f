import type { MessageKey } from "../http/messages";
import type { Happened } from "../pipeline/candidacyEvents";
import { foldCandidacy } from "../pipeline/foldCandidacy";
import { type KnownRecord, type KnownWork, keyOf } from "./knownWork";

/** Why something cannot go on record, with what its sentence needs. */
export type RecordProblem = { code: MessageKey; params?: Record<string, string | number> };

export type Verdict =
  | { kind: "new" }
  /** It is on record already; or it was, and was taken back. */
  | { kind: "known"; eventId: string; struck: boolean }
  | { kind: "refused"; problem: RecordProblem };

const refused = (code: MessageKey, params?: RecordProblem["params"]): Verdict => ({
  kind: "refused",
  problem: params ? { code, params } : { code },
});

/** So far ahead a hire may lie: a first day is agreed on before it comes. */
const HIRE_AHEAD_DAYS = 366;
const DAY_MS = 86_400_000;

/**
 * Whether something can go on record of somebody's work: after the hire, not in the future, not after they left, and
 * in no contradiction to what is there. Pure.
 * @param on the day on which it happened
 * @param today the company's
 * @param isMeant somebody says it now: what was struck before goes on record again. A file or a system that repeats
 *   itself does not undo what a person took back
 */
export function checkRecord(
  known: KnownWork,
  happened: Happened,
  on: string,
  today: string,
  isMeant: boolean,
): Verdict {
  const outOfRange = checkValues(happened, on);
  if (outOfRange) return outOfRange;
  if (happened.type === "candidacy.hired") return checkHire(known, happened.data.startsOn, today);
  if (known.startsOn === null) return refused("candidacy.not_hired");
  if (on > today) return refused("candidacy.at_future");
  const earliest = happened.type === "employment.left" ? (known.settledOn ?? known.startsOn) : known.startsOn;
  if (on < earliest) return refused("archive.before_hire", { day: known.startsOn });
  const replaced =
    happened.type === "employment.voided" ? null : (happened.data as { replaces?: string }).replaces;
  // What stands in another's place is not held against that one.
  const others = known.records.filter(({ id, struck }) => !struck && id !== replaced);
  const key = keyOf(happened);
  const says = (record: KnownRecord) => record.on === on && record.key === key;
  const twin = others.find(says) ?? (isMeant ? undefined : known.records.find(says));
  if (twin) return { kind: "known", eventId: twin.id, struck: twin.struck };
  const against = contradiction(others, happened, on);
  if (against) return against;
  if (happened.type !== "employment.left" && known.leftOn !== null && on > known.leftOn)
    return refused("archive.after_leaving", { day: known.leftOn });
  const step = foldCandidacy(known.state, happened);
  return "refused" in step ? refused(step.refused) : { kind: "new" };
}

function checkHire(known: KnownWork, startsOn: string, today: string): Verdict {
  const hire = known.records.find(({ happened }) => happened.type === "candidacy.hired");
  if (hire && known.startsOn === startsOn) return { kind: "known", eventId: hire.id, struck: false };
  if (hire) return refused("archive.hired_otherwise", { day: known.startsOn ?? "" });
  if (Date.parse(startsOn) > Date.parse(today) + HIRE_AHEAD_DAYS * DAY_MS) return refused("archive.hire_far");
  const step = foldCandidacy(known.state, { type: "candidacy.hired", data: { startsOn } });
  return "refused" in step ? refused(step.refused) : { kind: "new" };
}

/** What is wrong with it by itself. */
function checkValues({ type, data }: Happened, on: string): Verdict | null {
  if (type === "employment.performance" || type === "employment.training") {
    const { score, outOf } = data;
    if ((score === undefined) !== (outOf === undefined)) return refused("archive.score_half");
    if (score !== undefined && (score < 0 || score > (outOf as number)))
      return refused("archive.score_range");
  }
  if ((type === "employment.certificate" || type === "employment.training") && data.expiresOn) {
    if (data.expiresOn < on) return refused("archive.expires_before");
  }
  return null;
}

/** Two of these cannot both be so. */
function contradiction(others: readonly KnownRecord[], happened: Happened, on: string): Verdict | null {
  if (happened.type === "employment.performance") {
    const { period } = happened.data;
    const same = others.find(
      ({ happened: told }) => told.type === "employment.performance" && told.data.period === period,
    );
    if (!same) return null;
    const told = (same.happened as Extract<Happened, { type: "employment.performance" }>).data;
    if (told.score === happened.data.score && told.outOf === happened.data.outOf)
      return { kind: "known", eventId: same.id, struck: false };
    return refused("archive.rated_otherwise", { period, score: told.score, outOf: told.outOf });
  }
  if (happened.type === "employment.left") {
    const later = others.find(
      ({ on: day, happened: told }) =>
        day > on && told.type !== "candidacy.hired" && told.type !== "employment.left",
    );
    return later ? refused("archive.recorded_after", { day: later.on }) : null;
  }
  if (happened.type === "employment.probation") {
    const same = others.some(({ on: day, happened: told }) => told.type === happened.type && day === on);
    return same ? refused("archive.probation_otherwise") : null;
  }
  return null;
}
