import { dimensionKey } from "./dimensionKey";
import type { ArchiveGroup, ArchiveGroupSum } from "./entity";
import { type Member, bandOf, leavingOf, peopleIn, pointOf } from "./cutGroups";
import {
  MEANS,
  RETENTION_MONTHS,
  type RetentionMonths,
  quarterOf,
  scoreBandOf,
  togetherFor,
  waitingFor,
  yearOf,
} from "./fields";

type Labels = Omit<ArchiveGroup, "id" | "territoryId" | "orgUnitId">;

/** What they have in common, or null. */
function common<T>(members: readonly Member[], of: (member: Member) => T): T | null {
  const [first, ...others] = members.map(of);
  return first !== undefined && others.every((value) => value === first) ? first : null;
}

/** A retention is told as soon as it is over, and may know of somebody who has left meanwhile. */
function commonLeaving(members: readonly Member[]) {
  const leaving = common(members, leavingOf);
  const someLeft = members.some(({ kept }) => Object.values(kept).includes(0));
  return leaving === "here" && someLeft ? null : leaving;
}

const range = (values: readonly number[]) =>
  values.length === 0
    ? { from: null, to: null }
    : values.reduce(({ from, to }, value) => ({ from: Math.min(from, value), to: Math.max(to, value) }), {
        from: Number.POSITIVE_INFINITY,
        to: Number.NEGATIVE_INFINITY,
      });

/** What is said of everybody in a group. Pure. */
export function labelsOf(members: readonly Member[]): Labels {
  const points = members.flatMap((member) => pointOf(member) ?? []);
  const ai = range(points);
  const opened = range(members.map(({ openedOn }) => quarterOf(openedOn)));
  const hired = range(members.flatMap(({ hiredOn }) => (hiredOn === null ? [] : quarterOf(hiredOn))));
  return {
    people: members.length,
    family: common(members, ({ family }) => family),
    jobTitle: common(members, ({ jobTitle }) => jobTitle),
    outcome: common(members, ({ outcome }) => outcome),
    source: common(members, ({ source }) => source),
    performance: common(members, bandOf),
    leaving: commonLeaving(members),
    scoreBand: common(members, (member) => scoreBandOf(pointOf(member))),
    aiFrom: ai.from,
    aiTo: ai.to,
    aiMixed: points.length > 0 && points.length < members.length,
    openedFrom: opened.from ?? 0,
    openedTo: opened.to ?? 0,
    openedYear: common(members, ({ openedOn }) => yearOf(quarterOf(openedOn))),
    hiredFrom: hired.from,
    hiredTo: hired.to,
    hiredYear: common(members, ({ hiredOn }) => (hiredOn === null ? 0 : yearOf(quarterOf(hiredOn)))),
  };
}

/** The same day so many months later, or the month's last where it has none. Days as `2026-03-01`. */
export function addMonths(day: string, months: number): string {
  const [year, month, date] = day.split("-").map(Number) as [number, number, number];
  const last = new Date(Date.UTC(year, month - 1 + months + 1, 0));
  const at = new Date(Date.UTC(last.getUTCFullYear(), last.getUTCMonth(), Math.min(date, last.getUTCDate())));
  return at.toISOString().slice(0, 10);
}

const until = ({ hiredOn }: Pick<Member, "hiredOn">, months: number, today: string): string =>
  addMonths(hiredOn ?? today, months);

/** Whether somebody was still there after each of the retentions that are over by a day. Pure. */
export function keptOf(member: Pick<Member, "hiredOn" | "leftOn">, today: string): Member["kept"] {
  const { hiredOn, leftOn } = member;
  const over = RETENTION_MONTHS.filter((months) => hiredOn !== null && until(member, months, today) <= today);
  return Object.fromEntries(
    over.map((months) => [months, Number(leftOn === null || leftOn >= until(member, months, today))]),
  );
}

/** Those of whom a retention is told: everybody who was hired, or nobody. */
export function wholly(members: readonly Member[], months: RetentionMonths): boolean {
  return members.every(({ hiredOn, kept }) => hiredOn === null || kept[months] !== undefined);
}

type Sum = Omit<ArchiveGroupSum, "groupId">;

function add(measure: string, values: readonly number[], name: string | null = null): Sum {
  return {
    measure,
    name,
    n: values.length,
    total: values.reduce((sum, value) => sum + value, 0),
    squares: values.reduce((sum, value) => sum + value * value, 0),
  };
}

/**
 * What a group adds up to. Of a measure that fewer than `least` of its people have a value for, nothing; whether
 * somebody has had the months of a retention is asked of the group as a whole, since two retentions that differ in
 * whom they count would tell of who is between them. Pure.
 * @param today as `2026-03-01`
 */
export function sumsOf(
  members: readonly Member[],
  { least, today }: { least: number; today: string },
): Sum[] {
  const sums: Sum[] = [];
  const put = (measure: string, who: readonly Member[], value: (member: Member) => number, name?: string) => {
    if (peopleIn(who) >= least) sums.push(add(measure, who.map(value), name));
  };
  const hired = members.filter(({ hiredOn }) => hiredOn !== null);
  put(
    "hired",
    members.filter(({ outcome }) => outcome !== "open"),
    ({ outcome }) => Number(outcome === "hired"),
  );
  put("promoted", hired, ({ promotions }) => Number(promotions > 0));
  for (const months of RETENTION_MONTHS) {
    const measure = `retention.${months}`;
    const isOver = hired.some((one) => until(one, months, today) <= today);
    if (wholly(hired, months)) put(measure, hired, ({ kept }) => kept[months] ?? 0);
    else put((isOver ? togetherFor : waitingFor)(measure), hired, () => 1);
  }
  for (const measure of MEANS) {
    const who = measure === "trainings" ? hired : members.filter((one) => one[measure] !== null);
    put(measure, who, (one) => one[measure] ?? 0);
  }
  const names = new Map(
    members.flatMap(({ scores }) => scores.map(({ name }) => [dimensionKey(name), name])),
  );
  for (const [measure, name] of names) {
    const scoreIn = ({ scores }: Member) => scores.find((one) => one.name === name)?.score;
    put(
      measure,
      members.filter((one) => scoreIn(one) !== undefined),
      (one) => scoreIn(one) ?? 0,
      name,
    );
  }
  return sums;
}
