import type { Clock } from "../clock";
import type { Database } from "../db/database";
import { holdRow } from "../db/locks";
import { dayOf } from "../wallClock";
import { LlmUsageRow } from "./entity";
import { LlmError, type LlmConfig } from "./types";

export type Tokens = { input: number; output: number };
export type Held = { day: string; tokens: number; cost: number };

/**
 * What may be spent in a day, kept in the database for all processes. The most that a call can cost is taken before
 * it goes out and put right afterwards, so that a process that dies in between has spent too much on paper rather than
 * too little.
 */
export interface Budget {
  /** @throws LlmError `budget` where the day's rest is less */
  hold(most: Tokens): Promise<Held>;
  settle(held: Held, spent: Tokens): Promise<void>;
}

export function createBudget(options: {
  db: Database;
  clock: Clock;
  timeZone: string;
  limits: LlmConfig["limits"];
  prices: LlmConfig["prices"];
}): Budget {
  const { db, clock, timeZone, limits, prices } = options;
  const costOf = ({ input, output }: Tokens) => Math.ceil(input * prices.input + output * prices.output);

  const add = (day: string, change: { calls: number; tokens: number; cost: number }, within: boolean) =>
    db.write(async (tx) => {
      await holdRow(db, tx, LlmUsageRow, { day }, { day, calls: 0, tokens: 0, cost: 0 });
      const update = tx.manager
        .createQueryBuilder()
        .update(LlmUsageRow)
        .set({
          calls: () => "calls + :calls",
          tokens: () => "tokens + :tokens",
          cost: () => "cost + :cost",
        })
        .where("day = :day", { day })
        .setParameters(change);
      if (within && limits.tokens !== null)
        update.andWhere("tokens + :tokens <= :mostTokens", { mostTokens: limits.tokens });
      if (within && limits.cost !== null)
        update.andWhere("cost + :cost <= :mostCost", { mostCost: limits.cost });
      return (await update.execute()).affected ?? 0;
    });

  return {
    async hold(most) {
      const held = {
        day: dayOf(clock.now(), timeZone),
        tokens: most.input + most.output,
        cost: costOf(most),
      };
      const { day, ...amount } = held;
      if ((await add(day, { calls: 1, ...amount }, true)) !== 1) throw new LlmError("budget");
      return held;
    },
    async settle({ day, tokens, cost }, spent) {
      const change = { tokens: spent.input + spent.output - tokens, cost: costOf(spent) - cost };
      if (change.tokens !== 0 || change.cost !== 0) await add(day, { calls: 0, ...change }, false);
    },
  };
}

/** More tokens than a text can have in any usual tokeniser: a Chinese character is one or two, four letters are one. */
export const tokensAtMost = (text: string): number => Math.ceil(Buffer.byteLength(text) / 2) + 16;
