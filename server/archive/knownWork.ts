import type { Transaction } from "../db/database";
import { selectEqual } from "../db/statements";
import type { ArchiveEventData, ArchiveEventType, Happened } from "../pipeline/candidacyEvents";
import { ArchiveEvent, type Candidacy } from "../pipeline/entity";
import type { CandidacyState } from "../pipeline/foldCandidacy";
import { dayOf } from "../wallClock";

/** One thing that is on record. A day is one of the company's calendar, `2026-03-01`. */
export type KnownRecord = {
  id: string;
  on: string;
  /** Something else stands in its place, or it was not so. */
  struck: boolean;
  happened: Happened;
  /** The same of two that say the same (`keyOf`). */
  key: string;
};

/** What is on record of somebody's time at work: all that a new record is held against. */
export type KnownWork = {
  state: CandidacyState;
  /** Their first day, and the day on which the hire was settled if that was earlier; null before a hire. */
  startsOn: string | null;
  settledOn: string | null;
  leftOn: string | null;
  records: readonly KnownRecord[];
};

const stateOf = ({ stage, outcome, offer, employed }: Candidacy): CandidacyState => ({
  stage,
  outcome: outcome === "open" ? null : outcome,
  offer,
  employed,
});

/** What this says beside which event it replaces. */
export function contentOf({ data }: Happened): Record<string, unknown> {
  const { replaces: _, ...content } = data as Record<string, unknown>;
  return content;
}

/** What it says, as text: the same for two that say the same. */
export function keyOf(happened: Happened): string {
  const fields = Object.entries(contentOf(happened)).toSorted(([one], [other]) => (one < other ? -1 : 1));
  return JSON.stringify([happened.type, fields]);
}

export const isSameContent = (one: Happened, other: Happened): boolean => keyOf(one) === keyOf(other);

const replacedBy = ({ data }: Pick<ArchiveEvent, "data">): string | null =>
  typeof data["replaces"] === "string" ? data["replaces"] : null;

/** Which of these events are struck: replaced, or said not to be so. Pure. */
export function struckIds(events: readonly Pick<ArchiveEvent, "data">[]): Set<string> {
  return new Set(events.flatMap((event) => replacedBy(event) ?? []));
}

type Event = Pick<ArchiveEvent, "id" | "type" | "data" | "at">;

/** Pure: a candidacy's row and its events, in any order, as what is known of the work. */
export function knownOf(candidacy: Candidacy, events: readonly Event[], timeZone: string): KnownWork {
  const struck = struckIds(events);
  const records = events
    .filter(({ type }) => isOfWork(type))
    .map(({ id, type, data, at }): KnownRecord => ({
      id,
      on:
        type === "candidacy.hired"
          ? (data as ArchiveEventData<"candidacy.hired">).startsOn
          : dayOf(at, timeZone),
      struck: struck.has(id),
      happened: { type, data } as Happened,
      key: keyOf({ type, data } as Happened),
    }));
  const hire = events.find(({ type }) => type === "candidacy.hired");
  const startsOn = hire ? (hire.data as ArchiveEventData<"candidacy.hired">).startsOn : null;
  const settled = hire ? dayOf(hire.at, timeZone) : null;
  const leaving = records.find(({ happened, struck: gone }) => happened.type === "employment.left" && !gone);
  return {
    state: stateOf(candidacy),
    startsOn,
    settledOn: startsOn && settled && settled < startsOn ? settled : startsOn,
    leftOn: leaving?.on ?? null,
    records,
  };
}

const isOfWork = (type: ArchiveEventType) =>
  type === "candidacy.hired" || (type.startsWith("employment.") && type !== "employment.voided");

/** The events of these candidacies, by candidacy. */
export async function eventsOf(
  manager: Transaction["manager"],
  candidacyIds: readonly string[],
): Promise<Map<string, ArchiveEvent[]>> {
  const rows = await selectEqual(manager, ArchiveEvent, { candidacyId: [...candidacyIds] });
  const found = new Map<string, ArchiveEvent[]>(candidacyIds.map((id) => [id, []]));
  for (const row of rows.toSorted((a, b) => a.number - b.number)) found.get(row.candidacyId)?.push(row);
  return found;
}
