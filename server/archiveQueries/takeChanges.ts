import { type Member, leavingOf, peopleIn } from "./cutGroups";
import { MEANS, RETENTION_MONTHS, type RetentionMonths, quarterOf } from "./fields";
import { wholly } from "./sumGroup";

/** Something that is told of a person by itself: a measure, a label. */
type Part = {
  of: (member: Member) => unknown;
  take: (told: Member, live: Member) => Member;
  mayTake?: (live: readonly Member[]) => boolean;
};

const field = (name: keyof Member): Part => ({
  of: (member) => member[name],
  take: (told, live) => ({ ...told, [name]: live[name] }),
});

const PARTS: readonly Part[] = [
  ...(["family", "jobTitle", "source", "outcome", "openedOn", ...MEANS] as const).map(field),
  {
    of: ({ promotions }) => promotions > 0,
    take: (told, { promotions }) => ({ ...told, promotions }),
  },
  {
    of: ({ hiredOn }) => hiredOn && quarterOf(hiredOn),
    take: (told, { hiredOn }) => ({ ...told, hiredOn }),
  },
  {
    of: leavingOf,
    take: (told, { leftOn, leftKind }) => ({ ...told, leftOn, leftKind }),
  },
];

const retention = (months: RetentionMonths): Part => ({
  of: ({ kept }) => kept[months],
  take: (told, { kept }) => {
    const { [months]: _, ...others } = told.kept;
    return { ...told, kept: kept[months] === undefined ? others : { ...others, [months]: kept[months] } };
  },
  mayTake: (live) => wholly(live, months),
});

const dimension = (name: string): Part => {
  const scoreIn = ({ scores }: Member) => scores.find((one) => one.name === name);
  return {
    of: (member) => scoreIn(member)?.score,
    take: (told, live) => {
      const score = scoreIn(live);
      const others = told.scores.filter((one) => one.name !== name);
      return { ...told, scores: score ? [...others, score] : others };
    },
  };
};

/**
 * A group as it may be told now. What is told by itself (a measure, a label) is taken from the facts when it has become
 * another for at least so many people of the group, of all of them at once; until then it stays as it was told, so that
 * no two tellings of a group differ in fewer people. Pure.
 * @param live the same candidacies as they are, by id; those that are missing are as they were
 * @returns the same array where nothing may be taken
 */
export function takeChanges(
  told: readonly Member[],
  live: ReadonlyMap<string, Member>,
  least: number,
): readonly Member[] {
  const now = told.map((member) => live.get(member.candidacyId) ?? member);
  const names = new Set([...told, ...now].flatMap(({ scores }) => scores.map(({ name }) => name)));
  let taken = told;
  for (const part of [...PARTS, ...RETENTION_MONTHS.map(retention), ...[...names].map(dimension)]) {
    if (part.mayTake && !part.mayTake(now)) continue;
    const changed = now.filter((member, index) => part.of(member) !== part.of(told[index] ?? member));
    if (peopleIn(changed) < least) continue;
    taken = taken.map((member, index) => part.take(member, now[index] ?? member));
  }
  return taken;
}

/** People as they are told first: a retention is of all of a group or of none. */
export function firstTold(members: readonly Member[]): Member[] {
  const whole = RETENTION_MONTHS.filter((months) => wholly(members, months));
  return members.map((member) => ({
    ...member,
    kept: Object.fromEntries(
      whole.flatMap((months) => (member.kept[months] === undefined ? [] : [[months, member.kept[months]]])),
    ),
  }));
}
