import * as fc from "fast-check";
import {
  type PassRateRule,
  type Tally,
  differenceOf,
  findLowPassRates,
  wilson,
} from "../../../server/insight/passRates/passRates";

const rule: PassRateRule = { threshold: 0.3, minimum: 10 };
const tally = (orgUnitId: string, completed: number, passed: number, jobKey = "sales"): Tally => ({
  orgUnitId,
  jobKey,
  positionId: null,
  jobTitle: "销售顾问",
  completed,
  passed,
});
const lowOf = (tallies: Tally[]) => findLowPassRates(tallies, rule, "root").map(({ orgUnitId }) => orgUnitId);

test("Wilson's interval is the textbook's", () => {
  // 1 of 10: 0.018 to 0.404 (Newcombe 1998, table of examples by the same formula).
  const { low, high } = wilson(1, 10);
  expect(low).toBeCloseTo(0.0179, 3);
  expect(high).toBeCloseTo(0.4042, 3);
  // 56/70 against 48/80: Newcombe 1998, method 10: 0.0524 to 0.3339.
  const difference = differenceOf({ passed: 56, completed: 70 }, { passed: 48, completed: 80 });
  expect(difference.low).toBeCloseTo(0.0524, 4);
  expect(difference.high).toBeCloseTo(0.3339, 4);
});

test("a unit that passes surely too few is found, with what it was compared with", () => {
  const [found] = findLowPassRates([tally("bj", 30, 2), tally("sh", 60, 36)], rule, "root");
  expect(found).toMatchObject({
    orgUnitId: "bj",
    figures: { completed: 30, passed: 2, others: { completed: 60, passed: 36, rate: 0.6 } },
  });
});

test("a job that is low everywhere is told once, of the whole company", () => {
  expect(lowOf([tally("bj", 40, 3), tally("sh", 40, 4), tally("cd", 40, 2)])).toEqual(["root"]);
});

test("small numbers raise no alarm, whatever they are", () => {
  expect(lowOf([tally("bj", 9, 0)])).toEqual([]);
  // 1 of 10 may well be a third.
  expect(lowOf([tally("bj", 10, 1), tally("sh", 100, 60)])).toEqual([]);
});

const anyTallies = fc
  .uniqueArray(
    fc.record({
      unit: fc.constantFrom("bj", "sh", "cd", "gz"),
      job: fc.constantFrom("sales", "shop"),
      completed: fc.integer({ min: 1, max: 400 }),
      share: fc.double({ min: 0, max: 1, noNaN: true }),
    }),
    { selector: ({ unit, job }) => `${unit} ${job}`, maxLength: 8 },
  )
  .map((rows) =>
    rows.map(({ unit, job, completed, share }) => tally(unit, completed, Math.floor(share * completed), job)),
  );

test("whatever the numbers: what is told lies surely below the line and below the others", () => {
  fc.assert(
    fc.property(anyTallies, (tallies) => {
      for (const { figures } of findLowPassRates(tallies, rule, "root")) {
        expect(figures.completed).toBeGreaterThanOrEqual(rule.minimum);
        expect(figures.interval.high).toBeLessThan(rule.threshold);
        expect(figures.interval.low).toBeLessThanOrEqual(figures.rate);
        expect(figures.others?.rate ?? 1).toBeGreaterThan(figures.rate);
      }
    }),
  );
});

test("each unit and job is told once at most, and its order does not matter", () => {
  fc.assert(
    fc.property(anyTallies, (tallies) => {
      const keys = findLowPassRates(tallies, rule, "root").map((low) => `${low.orgUnitId} ${low.jobKey}`);
      expect(new Set(keys).size).toBe(keys.length);
      const turned = findLowPassRates(tallies.toReversed(), rule, "root");
      expect(new Set(turned.map((low) => `${low.orgUnitId} ${low.jobKey}`))).toEqual(new Set(keys));
    }),
  );
});

test("one who passes more never brings an alert about the unit that passed them", () => {
  fc.assert(
    fc.property(fc.integer({ min: 10, max: 200 }), fc.integer({ min: 0, max: 199 }), (completed, some) => {
      const passed = Math.min(some, completed - 1);
      const others = tally("sh", 200, 120);
      const before = lowOf([tally("bj", completed, passed), others]).includes("bj");
      const after = lowOf([tally("bj", completed, passed + 1), others]).includes("bj");
      expect(after && !before).toBe(false);
    }),
  );
});
