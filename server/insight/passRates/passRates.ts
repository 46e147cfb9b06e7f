/** Completed interviews of one unit and job, and how many of them the report recommends. */
export type Tally = {
  orgUnitId: string;
  jobKey: string;
  positionId: string | null;
  jobTitle: string;
  completed: number;
  passed: number;
};

/** `threshold` from 0 to 1; below `minimum` completed interviews nobody says anything. */
export type PassRateRule = { threshold: number; minimum: number };

export type Interval = { low: number; high: number };

/** What an alert says, as it was when it was raised. */
export type PassRateFigures = {
  completed: number;
  passed: number;
  rate: number;
  /** Where the rate truly is, with 95 %. */
  interval: Interval;
  threshold: number;
  /** The same job in all other units; null where there are too few to compare with. */
  others: { completed: number; passed: number; rate: number } | null;
};
export type LowPassRate = Omit<Tally, "completed" | "passed"> & { figures: PassRateFigures };

/** 95 %, two-sided. */
const Z = 1.959964;

/**
 * Wilson's score interval of a share (Wilson 1927): honest for small numbers and for shares near 0 and 1.
 * @param n at least 1
 */
export function wilson(successes: number, n: number): Interval {
  const share = successes / n;
  const spread = Z * Math.sqrt((share * (1 - share) + (Z * Z) / (4 * n)) / n);
  const centre = share + (Z * Z) / (2 * n);
  const scale = 1 + (Z * Z) / n;
  // Of 0 and of all the bounds are exactly the share; rounding must not put them beyond it.
  return {
    low: Math.max(0, Math.min(share, (centre - spread) / scale)),
    high: Math.min(1, Math.max(share, (centre + spread) / scale)),
  };
}

type Counts = Pick<Tally, "completed" | "passed">;
const rateOf = ({ completed, passed }: Counts) => passed / completed;

/** Interval of the difference of two shares, one minus other: Newcombe's hybrid score (1998, method 10). */
export function differenceOf(one: Counts, other: Counts): Interval {
  const [p, q] = [rateOf(one), rateOf(other)];
  const [a, b] = [wilson(one.passed, one.completed), wilson(other.passed, other.completed)];
  return {
    low: p - q - Math.hypot(p - a.low, b.high - q),
    high: p - q + Math.hypot(a.high - p, q - b.low),
  };
}

function judge(tally: Tally, others: Counts, rule: PassRateRule): LowPassRate | null {
  const { completed, passed, ...job } = tally;
  if (completed < Math.max(1, rule.minimum)) return null;
  const interval = wilson(passed, completed);
  // Surely below the line, not by the chance of a few.
  if (interval.high >= rule.threshold) return null;
  const comparable = others.completed >= Math.max(1, rule.minimum);
  // Where everybody is as low the company as a whole is told, not each unit.
  if (comparable && differenceOf(tally, others).high >= 0) return null;
  return {
    ...job,
    figures: {
      completed,
      passed,
      rate: rateOf(tally),
      interval,
      threshold: rule.threshold,
      others: comparable ? { ...others, rate: rateOf(others) } : null,
    },
  };
}

/**
 * Which units pass surely too few for a job: below the threshold, and below the same job elsewhere, each by an
 * interval. Where a job is low everywhere, that is told once, of `wholeUnitId`. The lowest first.
 * @param tallies one for each unit and job
 */
export function findLowPassRates(
  tallies: readonly Tally[],
  rule: PassRateRule,
  wholeUnitId: string,
): LowPassRate[] {
  const wholes = new Map<string, Tally>();
  for (const tally of tallies) {
    const whole = wholes.get(tally.jobKey) ?? { ...tally, orgUnitId: wholeUnitId, completed: 0, passed: 0 };
    whole.completed += tally.completed;
    whole.passed += tally.passed;
    wholes.set(tally.jobKey, whole);
  }
  const nobody = { completed: 0, passed: 0 };
  const low = tallies
    .filter(({ orgUnitId }) => orgUnitId !== wholeUnitId)
    .flatMap((tally) => {
      const whole = wholes.get(tally.jobKey) ?? nobody;
      const others = {
        completed: whole.completed - tally.completed,
        passed: whole.passed - tally.passed,
      };
      return judge(tally, others, rule) ?? [];
    });
  const told = new Set(low.map(({ jobKey }) => jobKey));
  const everywhere = [...wholes.values()]
    .filter(({ jobKey }) => !told.has(jobKey))
    .flatMap((whole) => judge(whole, nobody, rule) ?? []);
  return [...low, ...everywhere].sort(
    (one, other) => one.figures.interval.high - other.figures.interval.high,
  );
}
