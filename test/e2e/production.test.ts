import { existsSync } from "node:fs";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";
import { systemClock } from "../../server/clock";
import { parseEnv } from "../../server/env";
import { chunkKey } from "../../server/media/chunkKeys";
import { openMedia } from "../../server/media/openMedia";
import { parseKeyRing } from "../../server/security/keyRing";
import { type ReadChunk, judge } from "../support/production/judge";
import { runProduction } from "../support/production/runProduction";
import { type Production, startProduction } from "../support/production/startProduction";
import { tellCounts } from "../support/production/tell";
import { createCleanUp } from "./support/cleanUp";

/** The proof of issue 7 (docs/adr/0043); `PRODUCTION_INTERVIEWS=10` for a look while something is built. */
const INTERVIEWS = Number(process.env["PRODUCTION_INTERVIEWS"] ?? 100);
const ROOT = join(__dirname, "../..");
const ENTRY = join(ROOT, "dist/bot/main.js");

const cleanUp = createCleanUp();
afterAll(() => cleanUp.run(), 60_000);

/** By the product's own store, without its processes. */
async function openStore({ env }: Production): Promise<ReadChunk> {
  const ring = parseKeyRing(env["KEY_RING"] ?? "");
  const { media } = await openMedia(parseEnv(env), { ring, clock: systemClock });
  cleanUp.later(() => media.close());
  return ({ interviewId, answerId, sequence }) =>
    buffer(media.read(chunkKey(interviewId, answerId, { take: 1, segment: 0, sequence })));
}

test("a hundred interviews at once lose nothing and double nothing while everything fails once", async () => {
  if (!existsSync(ENTRY)) throw new Error("There is no build: run `node scripts/build.mjs` first.");
  const production = await startProduction({
    entry: ENTRY,
    logs: join(ROOT, "build-output/production"),
    apis: 2,
    workers: 2,
    bots: 1,
  });
  cleanUp.later(() => production.stop());
  const result = await runProduction(production, {
    interviews: INTERVIEWS,
    pace: { seconds: 12, sliceMs: 1_000, patience: { linkMs: 30_000, codeMs: 61_000 } },
  });
  const verdict = await judge(production, result, await openStore(production));
  process.stdout.write(tellCounts(production, result, verdict));

  expect(result).toMatchObject({ broken: [], left: [] });
  expect(production.processes.all.flatMap(({ collapses }) => collapses)).toEqual([]);
  expect(verdict).toMatchObject({
    interviews: { completed: INTERVIEWS },
    chunks: { recorded: verdict.chunks.acknowledged, lost: 0 },
    recordings: { made: INTERVIEWS * 2, wrong: 0 },
    reports: { one: INTERVIEWS, none: 0, several: 0 },
    invitations: { twice: 0 },
    codes: { twice: 0 },
    reportCards: { twice: 0 },
    jobs: { dead: 0 },
  });
  // Of what nobody knows whether it arrived somebody is told, and nothing else is missing.
  const { invitations, reportCards } = verdict;
  expect(invitations.none).toBeLessThanOrEqual(invitations.inDoubt);
  expect(reportCards.none).toBeLessThanOrEqual(reportCards.inDoubt);
}, 600_000);
