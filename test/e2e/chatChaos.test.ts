import { compileBot } from "../support/chaos/compileBot";
import { judgeChaos } from "../support/chaos/judgeChaos";
import { runChaos } from "../support/chaos/runChaos";
import { createCleanUp } from "./support/cleanUp";

/** The full size, 1,000, is in `npm run bench -- --only chaos`. */
const RECIPIENTS = 250;
const cleanUp = createCleanUp();
afterAll(() => cleanUp.run());

test("everybody is invited once in the chat, though the gateway fails in every way and the bot is killed five times", async () => {
  const result = await runChaos({
    entry: compileBot(),
    dataDir: cleanUp.folder("chaos"),
    recipients: RECIPIENTS,
    kills: 5,
  });
  const verdict = judgeChaos(result);
  expect(verdict).toMatchObject({ twice: 0, lost: 0 });
  expect(verdict.exactlyOne + verdict.listed).toBeGreaterThanOrEqual(RECIPIENTS);
  // Each of these has really happened.
  const mishaps = ["loseAnswer", "garbleAnswer", "qps", "errorPage", "duplicateFrame", "delayFrame"] as const;
  for (const name of mishaps) expect(result.faults[name]).toBeGreaterThan(0);
}, 300_000);
