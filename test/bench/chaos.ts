import { join } from "node:path";
import { judgeChaos } from "../support/chaos/judgeChaos";
import { runChaos } from "../support/chaos/runChaos";
import { type Figure, figure } from "./figures";
import type { BenchOptions } from "./main";
import { withFolder } from "./withFolder";

const SECTION = "chaos";
const ENTRY = join(__dirname, "../support/chaos/botProcess.js");

/** Invitations through a DingTalk that fails in every way, by a bot that is killed again and again. */
export async function measureChaos({ quick }: BenchOptions): Promise<Figure[]> {
  const recipients = quick ? 250 : 1_000;
  const result = await withFolder((dataDir) => runChaos({ entry: ENTRY, dataDir, recipients, kills: 5 }));
  const { twice, lost, listed, exactlyOne } = judgeChaos(result);
  const mishaps = Object.values(result.faults).reduce((sum, count) => sum + count, 0);
  const note = `${recipients} invitations, ${result.kills} kills, ${mishaps} faults`;
  return [
    figure(SECTION, "invited twice", twice, "people", { goal: { exactly: 0 }, note }),
    figure(SECTION, "not invited, and nobody told", lost, "people", { goal: { exactly: 0 } }),
    figure(SECTION, "invited exactly once", exactlyOne, "people", { goal: { atLeast: recipients - listed } }),
    figure(SECTION, "listed, since nobody knows", listed, "people"),
    figure(SECTION, "until all is settled", result.seconds, "s"),
  ];
}
