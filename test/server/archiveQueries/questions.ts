import type { Json } from "../../factories/server";

/** A question's filters with what was answered. */
export type Asked = { filters: Record<string, Json>; answer: Json };

/** All that the language has in store for one field each, broad and narrow. */
const CHOICES: Record<string, Json[]> = {
  families: [undefined, ["sales"], ["retail"], ["sales", "retail"]],
  outcomes: [undefined, ["hired"], ["rejected"], ["hired", "rejected"]],
  aiTotal: [undefined, { atLeast: 6 }, { atLeast: 8 }, { atLeast: 9 }, { below: 9 }, { below: 7 }],
  hired: [
    undefined,
    { from: "2023-Q1", to: "2023-Q4" },
    { from: "2023-Q2", to: "2023-Q2" },
    { from: "2023-Q1", to: "2026-Q4" },
    { from: "2024-Q1", to: "2024-Q1" },
  ],
  performance: [undefined, ["high"], ["middle"], ["none"]],
  leaving: [undefined, ["here"], ["resigned"], ["here", "resigned"]],
  sources: [undefined, ["other"], ["referral", "other"]],
};

/** Every choice for every two fields; each question once, though many pairs leave the same one out. */
export function filtersOfTwoFields(): Record<string, Json>[] {
  const pairs = Object.entries(CHOICES).flatMap(([field, values]) =>
    Object.entries(CHOICES)
      .filter(([other]) => other > field)
      .flatMap(([other, others]) =>
        values.flatMap((one) => others.map((two) => ({ [field]: one, [other]: two }))),
      ),
  );
  return [...new Map(pairs.map((filters) => [JSON.stringify(filters), filters])).values()];
}

/** Whether everybody who meets the first condition of a field meets the second. */
const isWithin = (one: Json, other: Json): boolean => {
  if (other === undefined) return true;
  if (one === undefined) return false;
  if (Array.isArray(one)) return one.every((value: string) => other.includes(value));
  if (one.from) return one.from >= other.from && one.to <= other.to;
  return (one.atLeast ?? 0) >= (other.atLeast ?? 0) && (one.below ?? 11) <= (other.below ?? 11);
};

/** Whether everybody whom the one asks about is asked about by the other. */
export const isNarrower = (one: Asked, other: Asked): boolean =>
  Object.keys(CHOICES).every((field) => isWithin(one.filters[field], other.filters[field]));

/** Of how many people each number is. */
export const countsOf = ({ total, leftOut }: Json): number[] => [
  total.people,
  total.people + leftOut,
  ...total.figures.flatMap(({ n, waiting }: Json) => [n, waiting ?? 0]),
];
