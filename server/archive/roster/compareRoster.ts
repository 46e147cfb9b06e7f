import type { Happened } from "../../pipeline/candidacyEvents";
import type { KnownWork } from "../knownWork";
import type { WantedRecord } from "../planRecords";
import type { RosterPerson } from "./entity";

export type RosterState = Pick<RosterPerson, "department" | "position" | "level" | "status" | "leftOn">;
/** What the roster says today; null is not told, and changes nothing of what is known. */
export type RosterNow = Omit<RosterState, "leftOn"> & { regularOn: string | null };
export type Leaving = { on: string; kind: "resigned" | "dismissed" | "ended" | null };

const PLACES = ["department", "position", "level"] as const;
type Place = (typeof PLACES)[number];

/**
 * What is to go on record where the roster says something else than it did. Who is seen for the first time is only
 * taken note of; what a person has on record already is not said again. What has no day of its own happened on the day
 * on which it was seen. Pure.
 * @param before null for the first time
 */
export function compareRoster(
  before: RosterState | null,
  now: RosterNow | null,
  leaving: Leaving | null,
  known: Pick<KnownWork, "records" | "startsOn">,
  today: string,
): { wanted: WantedRecord[]; next: RosterState } {
  const next: RosterState = {
    department: now?.department ?? before?.department ?? null,
    position: now?.position ?? before?.position ?? null,
    level: now?.level ?? before?.level ?? null,
    status: now?.status ?? before?.status ?? null,
    leftOn: before?.leftOn ?? null,
  };
  if (before === null) return { wanted: [], next };
  if (leaving) {
    const told = before.leftOn === leaving.on ? [] : [leftOf(leaving)];
    return { wanted: numbered(told), next: { ...next, leftOn: leaving.on } };
  }
  // Whoever is there again may leave again, on the same day for all we know.
  if (now) next.leftOn = null;
  const wanted = [...moves(before, next, known, today), ...probation(before, next, now, known, today)];
  return { wanted: numbered(wanted), next };
}

type Wanted = Omit<WantedRecord, "line">;
const numbered = (wanted: readonly Wanted[]): WantedRecord[] =>
  wanted.map((record, line) => ({ ...record, line }));

const leftOf = ({ on, kind }: Leaving): Wanted => ({
  on,
  happened: { type: "employment.left", data: kind === null ? {} : { kind } },
});

function moves(before: RosterState, next: RosterState, known: Known, today: string): Wanted[] {
  const changed = PLACES.filter((place) => {
    const [from, to] = [before[place], next[place]];
    return from !== null && to !== null && from !== to && !isOnRecord(known, from, to);
  });
  const move = (type: "employment.promoted" | "employment.transferred", places: readonly Place[]): Wanted[] =>
    places.length === 0
      ? []
      : [
          {
            on: today,
            happened: { type, data: { from: join(before, places), to: join(next, places) } } as Happened,
          },
        ];
  const rises = changed.includes("level") && isRise(before.level ?? "", next.level ?? "");
  if (!rises) return move("employment.transferred", changed);
  return [
    ...move(
      "employment.transferred",
      changed.filter((place) => place === "department"),
    ),
    ...move(
      "employment.promoted",
      changed.filter((place) => place !== "department"),
    ),
  ];
}

const join = (state: RosterState, places: readonly Place[]) =>
  places.map((place) => state[place]).join(" · ");

/** Up on one scale, such as P5 to P6. Of names of levels nobody has told us which is higher: that is a transfer. */
function isRise(from: string, to: string): boolean {
  const [one, other] = [from, to].map((level) => /^(\D*)(\d+)(\D*)$/.exec(level.toUpperCase()));
  if (!one || !other || one[1] !== other[1] || one[3] !== other[3]) return false;
  return Number(other[2]) > Number(one[2]);
}

type Known = Pick<KnownWork, "records" | "startsOn">;

const SEPARATORS = /[\s·•/|\\,，、;；>→＞()（）-]+/u;

/** Whether the newest record that names either says that they came to the new one: somebody has entered it already. */
function isOnRecord({ records }: Known, from: string, to: string): boolean {
  const told = records
    .filter(({ struck, happened }) => !struck && MOVES.has(happened.type))
    // Of one day the last that was told comes first.
    .toReversed()
    .toSorted((one, other) => (one.on < other.on ? 1 : one.on > other.on ? -1 : 0));
  for (const { happened } of told) {
    const words = piecesOf(String((happened.data as { to?: unknown }).to ?? "").normalize("NFKC"));
    const names = (place: string) => hasRun(words, piecesOf(place));
    if (names(to)) return true;
    if (names(from)) return false;
  }
  return false;
}

const piecesOf = (text: string): string[] => text.split(SEPARATORS).filter(Boolean);
const hasRun = (words: readonly string[], run: readonly string[]): boolean =>
  words.some((_, start) => run.every((piece, at) => words[start + at] === piece));

const MOVES: ReadonlySet<Happened["type"]> = new Set(["employment.promoted", "employment.transferred"]);

function probation(
  before: RosterState,
  next: RosterState,
  now: RosterNow | null,
  { records, startsOn }: Known,
  today: string,
): Wanted[] {
  if (before.status !== "probation" || next.status !== "regular") return [];
  const isTold = records.some(
    ({ struck, happened }) => !struck && happened.type === "employment.probation" && happened.data.passed,
  );
  if (isTold) return [];
  const day = now?.regularOn ?? null;
  const on = day !== null && day <= today && day >= (startsOn ?? "") ? day : today;
  return [{ on, happened: { type: "employment.probation", data: { passed: true } } }];
}
