import { newId } from "../clock";
import { type Member, cutAlike, peopleIn } from "./cutGroups";
import type { ArchiveTold } from "./entity";
import { LEAST_PEOPLE, MEANS } from "./fields";
import { sumsOf } from "./sumGroup";
import { firstTold, takeChanges } from "./takeChanges";

/** People who are told of together, for good, as they are told. */
export type Told = { id: string; orgUnitId: string; members: readonly Member[] };

export function groupsIn(rows: readonly ArchiveTold[]): Told[] {
  const groups = new Map<string, Told & { members: Member[] }>();
  for (const { groupId, orgUnitId, facts } of rows) {
    const known = groups.get(groupId);
    if (known) known.members.push(facts);
    else groups.set(groupId, { id: groupId, orgUnitId, members: [facts] });
  }
  return [...groups.values()];
}

export const newGroup = (orgUnitId: string, members: readonly Member[]): Told => ({
  id: newId(),
  orgUnitId,
  members: firstTold(members),
});

/** Which measures anybody, and which enough people, have a value for. */
const heldBy = (members: readonly Member[], least: number, today: string): string =>
  sumsOf(members, { least, today })
    .map(({ measure }) => measure)
    .toSorted()
    .join();

/** No measure is of fewer people of them: what was told of more, less the others, would be of these. */
const isWhole = (members: readonly Member[], least: number, today: string): boolean =>
  heldBy(members, 1, today) === heldBy(members, least, today);

/**
 * A group with the changes that may be told, in parts where they make it several kinds of enough people; itself where
 * nothing may be taken.
 */
export function renewGroup(
  group: Told,
  live: ReadonlyMap<string, Member>,
  { least, today }: { least: number; today: string },
): Told[] {
  const members = takeChanges(group.members, live, least);
  if (members === group.members) return [group];
  const parts = [...cutAlike(members, least)];
  const before = new Map(group.members.map((member) => [member.candidacyId, member]));
  const maySplit = parts.every(
    (part) =>
      isWhole(part, least, today) &&
      isWhole(
        part.map((member) => before.get(member.candidacyId) ?? member),
        least,
        today,
      ),
  );
  if (parts.length === 1 || !maySplit) return [{ ...group, members }];
  return parts.map((part) => ({ ...group, id: newId(), members: part }));
}

/** Without the values that fewer than the least have: nothing was told of those. */
function told({ members }: Told): Member[] {
  const few = (has: (one: Member) => boolean) => peopleIn(members.filter(has)) < LEAST_PEOPLE;
  const blank = Object.fromEntries(
    MEANS.filter((mean) => mean !== "trainings" && few((one) => one[mean] !== null)).map((mean) => [
      mean,
      null,
    ]),
  );
  return members.map((one) => ({
    ...one,
    ...blank,
    scores: one.scores.filter(({ name }) => !few(({ scores }) => scores.some((own) => own.name === name))),
  }));
}

/** Alike stands beside alike. */
const kindOf = ({ orgUnitId, members: [first] }: Told): string =>
  [orgUnitId, first?.family, first?.jobTitle, first?.outcome, first?.hiredOn ?? first?.openedOn].join();

/**
 * Whole groups put together until each is of enough people, where a company asks for more than before. A group of whose
 * hired there were too few to tell stays alone, and untold.
 */
export function joinSmall(groups: readonly Told[], least: number): Told[] {
  const joined: Told[] = [];
  let open: Told | null = null as Told | null;
  for (const group of groups.toSorted((one, other) => (kindOf(one) < kindOf(other) ? -1 : 1))) {
    const hired = peopleIn(group.members.filter(({ hiredOn }) => hiredOn !== null));
    if (peopleIn(group.members) >= least || (hired > 0 && hired < LEAST_PEOPLE)) {
      joined.push(group);
      continue;
    }
    if (open && open.orgUnitId !== group.orgUnitId) {
      joined.push(open);
      open = null;
    }
    open = open
      ? { ...open, id: newId(), members: [...open.members, ...told(group)] }
      : { ...group, members: told(group) };
    if (peopleIn(open.members) >= least) {
      joined.push(open);
      open = null;
    }
  }
  return open ? [...joined, open] : joined;
}
