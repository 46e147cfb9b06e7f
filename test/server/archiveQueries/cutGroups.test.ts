import {
  type Arbitrary,
  array,
  assert,
  boolean,
  constantFrom,
  float,
  integer,
  nat,
  option,
  pre,
  property,
  record,
  sample,
} from "fast-check";
import { type Member, cutAlike, leavingOf, peopleIn } from "../../../server/archiveQueries/cutGroups";
import { foldFact } from "../../../server/archiveQueries/foldFact";
import { addMonths, keptOf, labelsOf, sumsOf } from "../../../server/archiveQueries/sumGroup";
import { joinSmall, newGroup, renewGroup } from "../../../server/archiveQueries/toldGroups";

const TODAY = "2026-11-22";
const FEW = 5;
const hex = (value: number, length: number) => value.toString(16).padStart(length, "0");

/** People of all kinds, some of whom applied several times. */
const member: Arbitrary<Omit<Member, "candidacyId">> = record({
  person: nat(60),
  family: constantFrom("sales", "retail", "none"),
  title: nat(3),
  source: constantFrom("referral", "campus", "job_site"),
  opened: integer({ min: 2021, max: 2026 }),
  month: integer({ min: 1, max: 11 }),
  hired: boolean(),
  left: option(integer({ min: 1, max: 30 })),
  aiTotal: option(float({ min: 0, max: 10, noNaN: true })),
  performanceMean: option(integer({ min: 20, max: 100 })),
}).map(({ person, family, title, source, opened, month, hired, left, aiTotal, performanceMean }) => {
  const openedOn = `${opened}-${String(month).padStart(2, "0")}-10`;
  const leftOn = hired && left !== null ? addMonths(openedOn, left) : null;
  const hiredOn = hired ? openedOn : null;
  return {
    ...foldFact([]),
    kept: keptOf({ hiredOn, leftOn }, TODAY),
    candidateId: `person-${person}`,
    personId: `person-${person}`,
    orgUnitId: "unit",
    positionId: null,
    jobTitle: `岗位 ${title}`,
    openedAt: new Date(`${openedOn}T04:00:00Z`),
    openedOn,
    outcome: hired ? ("hired" as const) : ("rejected" as const),
    hiredOn: hired ? openedOn : null,
    leftAt: leftOn === null ? null : new Date(`${leftOn}T04:00:00Z`),
    leftOn,
    leftKind: leftOn === null ? null : ("resigned" as const),
    aiTotal,
    aiMatch: null,
    reviewTotal: null,
    performanceLatest: hired ? performanceMean : null,
    performanceMean: hired ? performanceMean : null,
    updatedAt: new Date(0),
    family,
    source,
    scores: aiTotal === null ? [] : [{ dimension: "d", name: "沟通", score: aiTotal }],
  } as Omit<Member, "candidacyId">;
});
const company = array(member, { minLength: 20, maxLength: 150 })
  .map((all) => all.map((one, index): Member => ({ ...one, candidacyId: `id-${hex(index * 7919, 12)}` })))
  .filter((all) => peopleIn(all) >= FEW);

test("every group has enough people, everybody is in one, in whatever order they come", () => {
  assert(
    property(company, constantFrom(5, 8), (all, least) => {
      pre(peopleIn(all) >= least);
      const groups = [...cutAlike(all, least)];
      for (const group of groups) expect(peopleIn(group)).toBeGreaterThanOrEqual(least);
      const ids = groups.flatMap((group) => group.map(({ candidacyId }) => candidacyId));
      expect(ids.toSorted()).toEqual(all.map(({ candidacyId }) => candidacyId).toSorted());
      const idsOf = (cut: Member[][]) =>
        cut
          .map((group) =>
            group
              .map(({ candidacyId }) => candidacyId)
              .toSorted()
              .join(),
          )
          .toSorted();
      expect(idsOf([...cutAlike(all.toReversed(), least)])).toEqual(idsOf(groups));
    }),
    { numRuns: 60 },
  );
});

/** Who has a value. */
const ofWhom: Record<string, (one: Member) => boolean> = {
  aiTotal: ({ aiTotal }) => aiTotal !== null,
  performanceMean: ({ performanceMean }) => performanceMean !== null,
  trainings: ({ hiredOn }) => hiredOn !== null,
};

test("no measure of a group is of fewer people, and no label says what is not so of all", () => {
  assert(
    property(company, (all) => {
      for (const group of cutAlike(all, FEW)) {
        const labels = labelsOf(group);
        for (const { outcome, source, openedOn } of group) {
          expect([outcome, null]).toContain(labels.outcome);
          expect([source, null]).toContain(labels.source);
          expect([Number(openedOn.slice(0, 4)), null]).toContain(labels.openedYear);
        }
        for (const { measure, n } of sumsOf(group, { least: FEW, today: TODAY })) {
          expect([measure, n >= FEW]).toEqual([measure, true]);
          const counted = ofWhom[measure] ?? (() => true);
          expect([measure, peopleIn(group.filter(counted)) >= FEW]).toEqual([measure, true]);
        }
      }
    }),
    { numRuns: 60 },
  );
});

const alike = (count: number, over: (index: number) => Partial<Member>): Member[] => {
  const [base] = sample(member, { numRuns: 1, seed: 1 });
  return Array.from({ length: count }, (_, index) => ({
    ...(base as Member),
    candidacyId: `id-${hex(index, 12)}`,
    personId: `p${index}`,
    ...over(index),
  }));
};

test("somebody who applied five times is one person, and no group by themselves", () => {
  const again = alike(5, () => ({ personId: "one", jobTitle: "稀有岗位", aiTotal: 9.9 }));
  const others = alike(30, (index) => ({ personId: `p${index}`, jobTitle: "常见岗位", aiTotal: 7 })).map(
    (one, index) => ({ ...one, candidacyId: `id-${hex(index + 100, 12)}` }),
  );
  const groups = [...cutAlike([...again, ...others], FEW)];
  const rare = groups.filter((group) => group.some(({ personId }) => personId === "one"));
  expect(rare).toHaveLength(1);
  expect(labelsOf(rare[0] ?? []).jobTitle).toBeNull();
  // The common job keeps its name for all but those who stand beside the one.
  const named = groups.filter((group) => labelsOf(group).jobTitle === "常见岗位");
  expect(named.flat()).toHaveLength(26);
});

test("whether a retention's months are over is asked of the group, so that no two retentions differ by one person", () => {
  const hired = { outcome: "hired", leftAt: null, leftOn: null, leftKind: null } as const;
  const group = alike(6, (index) => {
    const hiredOn = index === 0 ? "2026-06-01" : "2025-06-01";
    return { ...hired, hiredOn, kept: keptOf({ hiredOn, leftOn: null }, TODAY) };
  });
  const sums = new Map(sumsOf(group, { least: FEW, today: TODAY }).map((sum) => [sum.measure, sum]));
  expect(sums.get("retention.3")).toMatchObject({ n: 6, total: 6 });
  expect(sums.has("retention.12")).toBe(false);
  expect(sums.get("together.retention.12")).toMatchObject({ n: 6 });
  expect(sums.get("waiting.retention.18")).toMatchObject({ n: 6 });
});

test("months end where they end", () => {
  expect(addMonths("2023-01-31", 1)).toBe("2023-02-28");
  expect(addMonths("2023-11-30", 3)).toBe("2024-02-29");
  expect(addMonths("2023-04-03", 12)).toBe("2024-04-03");
});

describe("two tellings of a group", () => {
  /** Lives go on for some, in some respects. */
  const later = (all: readonly Member[], marks: readonly number[]): Member[] =>
    all.map((one, index) => {
      const mark = marks[index % marks.length] ?? 0;
      return {
        ...one,
        aiTotal: mark % 3 === 0 ? 1 : one.aiTotal,
        performanceMean: mark % 4 === 0 ? 11 : one.performanceMean,
        trainings: mark % 5 === 0 ? one.trainings + 1 : one.trainings,
        kept: mark % 7 === 0 && one.hiredOn !== null ? { ...one.kept, 3: 0 } : one.kept,
      };
    });
  const VALUES: Record<string, (one: Member) => unknown> = {
    aiTotal: ({ aiTotal }) => aiTotal,
    performanceMean: ({ performanceMean }) => performanceMean,
    trainings: ({ trainings }) => trainings,
    "retention.3": ({ kept }) => kept[3],
  };

  test("differ in nothing, or for at least so many of the same people in each measure by itself", () => {
    let followed = 0;
    assert(
      property(company, array(nat(40), { minLength: 7, maxLength: 150 }), (all, marks) => {
        const live = new Map(later(all, marks).map((one) => [one.candidacyId, one]));
        for (const members of cutAlike(all, FEW)) {
          const before = newGroup("unit", members);
          const after = renewGroup(before, live, { least: FEW, today: TODAY });
          const now = after.flatMap((group) => group.members);
          expect(now.map(({ candidacyId }) => candidacyId).toSorted()).toEqual(
            before.members.map(({ candidacyId }) => candidacyId).toSorted(),
          );
          const known = new Map(before.members.map((one) => [one.candidacyId, one]));
          for (const [measure, of] of Object.entries(VALUES)) {
            const changed = now.filter((one) => of(one) !== of(known.get(one.candidacyId) ?? one));
            expect([measure, changed.length === 0 || peopleIn(changed) >= FEW]).toEqual([measure, true]);
            followed += changed.length;
          }
          for (const { members: part } of after) expect(peopleIn(part)).toBeGreaterThanOrEqual(FEW);
        }
      }),
      { numRuns: 80 },
    );
    expect(followed).toBeGreaterThan(0);
  });

  test("asked for by more people, are put together whole", () => {
    const groups = [
      ...cutAlike(
        alike(40, (index) => ({ aiTotal: index % 10 })),
        FEW,
      ),
    ].map((members) => newGroup("unit", members));
    const joined = joinSmall(groups, 12);
    expect(joined.filter(({ members }) => peopleIn(members) >= 12).length).toBeGreaterThan(0);
    for (const { members } of groups) {
      const ids = new Set(members.map(({ candidacyId }) => candidacyId));
      const holding = joined.filter((one) => one.members.some(({ candidacyId }) => ids.has(candidacyId)));
      expect(holding).toHaveLength(1);
    }
  });
});

test("a leaving of which nobody says why is none of the reasons, and nobody at work", () => {
  const [left] = alike(1, () => ({ hiredOn: "2025-01-10", leftOn: "2026-01-10", leftKind: null }));
  expect(leavingOf(left as Member)).toBe("unstated");
});
