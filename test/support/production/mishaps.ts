import { setTimeout as pause } from "node:timers/promises";
import type { KeptProcess } from "./keptProcess";
import type { Production } from "./startProduction";

/** How far things are, each from 0 to 1. */
export type Progress = { invited: number; spoken: number; reported: number };
export type Mishap = { name: string; at: Partial<Progress>; happen(): Promise<void> };
/** When it began and when all was there again, in seconds from the start; how many requests the proxy saw cut. */
export type Happened = {
  name: string;
  from: number;
  until: number;
  cut: number;
  /** Whether what it was to hit was still under way when it began. */
  inTime: boolean;
};

const OUTAGE_MS = 10_000;
const LOOK_MS = 100;

const killed =
  (kept: KeptProcess): Mishap["happen"] =>
  async () => {
    await kept.kill();
    await kept.start();
  };
const stopped =
  (service: { kill(): Promise<void>; start(): Promise<void> }): Mishap["happen"] =>
  async () => {
    await service.kill();
    await pause(OUTAGE_MS);
    await service.start();
  };

/**
 * As an operator brings a new version: one after the other, each given the time to end what it has begun. One that does
 * not end as it should is among its `collapses`.
 */
const restartedInTurn =
  (some: readonly KeptProcess[], isReady: (name: string) => boolean): Mishap["happen"] =>
  async () => {
    for (const kept of some) {
      await kept.stop();
      await kept.start();
      // Else the next one would leave nobody behind the proxy.
      while (!isReady(kept.name)) await pause(LOOK_MS);
    }
  };
export const ROLLING = "APIs restarted in turn";

const MARIADB = "MariaDB stopped";
/** The second half of the invitations waits until the bot has been hit by the first half, as candidates do below. */
export const SECOND_TURN_AFTER = "bot1 killed";

/** Each process is killed once, those that the way leads through while it leads there; Redis and the database stop. */
export function planMishaps({ processes, mariadb, redis, proxy }: Production): Mishap[] {
  const { apis, workers, bots } = processes;
  const kill = (kept: KeptProcess | undefined, at: Partial<Progress>): Mishap[] =>
    kept ? [{ name: `${kept.name} killed`, at, happen: killed(kept) }] : [];
  return [
    ...kill(workers[0], { invited: 0.1 }),
    ...kill(bots[0], { invited: 0.2 }),
    ...kill(apis[0], { spoken: 0.05 }),
    { name: "Redis stopped", at: { spoken: 0.15 }, happen: stopped(redis) },
    { name: MARIADB, at: { spoken: 0.3 }, happen: stopped(mariadb) },
    ...kill(apis[1], { spoken: 0.55 }),
    { name: ROLLING, at: { spoken: 0.65 }, happen: restartedInTurn(apis, proxy.isReady) },
    ...kill(workers[1], { reported: 0.1 }),
    ...kill(bots[0], { reported: 0.2 }),
  ];
}

/**
 * What has to have begun before somebody gives their answer to a question; null where nobody waits. Some think for a
 * while before they go on: else a quick machine would have heard them all before the last mishap that is to hit them.
 */
export const thinksUntil = (candidate: number, question: number): string | null => {
  if (question === 0) return null;
  return candidate % 2 === 0 ? MARIADB : ROLLING;
};

/** Lets one after the other happen, each as soon as things are so far. What did not happen is missing from `happened`. */
export async function letHappen(
  mishaps: readonly Mishap[],
  {
    progress,
    cut,
    until,
    begun,
    happened,
  }: {
    progress: () => Progress;
    /** Requests so far. */
    cut: () => number;
    until: AbortSignal;
    /** Grows by what has begun. */
    begun: Set<string>;
    /** Grows by what has happened, and is there also where something breaks. */
    happened: Happened[];
  },
): Promise<void> {
  const began = performance.now();
  const seconds = () => (performance.now() - began) / 1_000;
  for (const { name, at, happen } of mishaps) {
    const isDue = (now: Progress) =>
      Object.entries(at).every(([what, share]) => now[what as keyof Progress] >= share);
    while (!until.aborted && !isDue(progress())) await pause(LOOK_MS);
    if (until.aborted) break;
    const [from, before, now] = [seconds(), cut(), progress()];
    const inTime = Object.keys(at).every((what) => now[what as keyof Progress] < 1);
    begun.add(name);
    await happen();
    happened.push({ name, from, until: seconds(), cut: cut() - before, inTime });
  }
}
