import { existsSync } from "node:fs";
import { join } from "node:path";
import { judge } from "../support/production/judge";
import { ROLLING } from "../support/production/mishaps";
import { LOST_SMS } from "../support/production/misbehave";
import { openPhases } from "../support/production/phases";
import { runProduction } from "../support/production/runProduction";
import { startProduction } from "../support/production/startProduction";
import { tellCounts } from "../support/production/tell";
import { createCleanUp } from "./support/cleanUp";

/** The proof of issue 7 (docs/adr/0043); `PRODUCTION_INTERVIEWS=10` for a look while something is built. */
const INTERVIEWS = Number(process.env["PRODUCTION_INTERVIEWS"] ?? 100);
const ROOT = join(__dirname, "../..");
const ENTRY = join(ROOT, "dist/bot/main.js");
/** What is not done by then is counted as it is, so that a run that fails tells its counts as well. */
/** Mostly three minutes; a card that meets four faults in a row is tried again after five more (bot/delivery). */
const RUN_MS = 720_000;
const JUDGE_MS = 60_000;
/** A worker sends so many SMS at once, and one is killed in the middle of them. */
const IN_FLIGHT = 4;

const cleanUp = createCleanUp();
afterAll(() => cleanUp.run(), 60_000);

test("a hundred interviews at once lose nothing and double nothing while everything fails once", async () => {
  if (!existsSync(ENTRY)) throw new Error("There is no build: run `node scripts/build.mjs` first.");
  const until = AbortSignal.timeout(RUN_MS);
  const phases = openPhases();
  const production = await startProduction({
    entry: ENTRY,
    logs: join(ROOT, "build-output/production"),
    apis: 2,
    workers: 2,
    bots: 1,
    until,
    phase: phases.begin,
  });
  cleanUp.later(() => production.stop());
  const result = await runProduction(production, {
    interviews: INTERVIEWS,
    pace: { seconds: 8, sliceMs: 1_000, patience: { linkMs: 20_000, codeMs: 61_000 } },
    phases,
    until,
  });
  const { visits, stock } = result;
  phases.begin("judge");
  const judged = stock && judge(production, { visits, stock }, AbortSignal.timeout(JUDGE_MS));
  const verdict = await judged?.catch((error: Error) => void result.broken.push(`judge: ${error.message}`));
  phases.begin("stop");
  await production.stop();
  phases.begin(null);
  process.stdout.write(tellCounts(production, { result, verdict: verdict ?? null, phases }));

  expect(result).toMatchObject({ broken: [], left: [] });
  expect(production.processes.all.flatMap(({ collapses }) => collapses)).toEqual([]);

  // Everything that was to go wrong did, while there was something to be hit.
  expect(result.happened.map(({ name, inTime }) => ({ name, inTime }))).toEqual(
    result.planned.map((name) => ({ name, inTime: true })),
  );
  expect([...result.faults].filter(([, met]) => met === 0)).toEqual([]);
  // A restart that is announced cuts nobody off.
  expect(result.happened.find(({ name }) => name === ROLLING)).toMatchObject({ cut: 0 });

  expect(verdict).toMatchObject({
    interviews: { completed: INTERVIEWS },
    chunks: { recorded: verdict?.chunks.acknowledged, lost: 0 },
    recordings: { made: INTERVIEWS * 2, wrong: 0 },
    transcripts: { one: INTERVIEWS * 2, several: 0 },
    reports: { one: INTERVIEWS, none: 0, several: 0 },
    invitations: { twice: 0, lost: 0 },
    codes: { twice: 0 },
    reportCards: { once: INTERVIEWS, twice: 0, lost: 0 },
    approvalCards: { twice: 0, listed: 0, lost: 0 },
    texts: { twice: 0 },
    strays: { cards: 0, texts: 0 },
    jobs: { dead: 0 },
  });
  // Nobody is in doubt but for a reason.
  const { listed = 0, moot = 0 } = verdict?.invitations ?? {};
  expect(listed + moot).toBeLessThanOrEqual((result.faults.get(LOST_SMS) ?? 0) + IN_FLIGHT);
}, 900_000);
