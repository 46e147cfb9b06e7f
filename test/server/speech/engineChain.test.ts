import { createEngineChain, type ChainLink, type HeardStretch } from "../../../server/speech/engineChain";
import { FAILURES, COOL_DOWN_MS } from "../../../server/outside/breaker";
import { SpeechFailure, type Recognition, type SpeechEngine } from "../../../server/speech/types";
import { createTestClock } from "../../support/testClock";
import { createTestTimers } from "../../support/testTimers";

const down = () => new SpeechFailure("unavailable", "nobody there");
const sound = new Float32Array(16_000);

/** An engine that says its name as long as nothing is wrong. */
function buildEngine(name: string) {
  const engine = {
    name,
    version: "1",
    concurrency: 3,
    asked: 0,
    wrong: null as Error | null,
    async recognize(): Promise<Recognition> {
      engine.asked += 1;
      if (engine.wrong) throw engine.wrong;
      return { text: name, words: [], languageLikelihood: null, dropped: null };
    },
    close: async () => undefined,
  } satisfies SpeechEngine & Record<string, unknown>;
  return engine;
}

function build({ patienceMs = 0, languages = ["zh", "en"] as ChainLink["languages"] } = {}) {
  const clock = createTestClock();
  const timers = createTestTimers();
  const [far, near] = [buildEngine("far"), buildEngine("near")];
  const seen: HeardStretch[] = [];
  const chain = createEngineChain({
    links: [
      { engine: far, languages, outside: true },
      { engine: near, languages: patienceMs > 0 ? [] : ["zh", "en"], outside: false },
    ],
    patienceMs,
    clock,
    observe: (heard) => seen.push(heard),
    timers,
  });
  const hear = (language: "zh" | "en" = "zh") => chain.recognize(sound, { language });
  return { chain, far, near, seen, clock, timers, hear };
}

test("the first hears, and each says what it heard; where it fails the next does", async () => {
  const { chain, far, hear, seen } = build();
  expect(chain).toMatchObject({ name: "far", version: "1", concurrency: 3 });
  expect(await hear()).toMatchObject({ text: "far", engine: "far@1" });
  far.wrong = down();
  expect(await hear()).toMatchObject({ text: "near", engine: "near@1" });
  expect(seen.map(({ engine, failure, soundMs }) => [engine, failure, soundMs])).toEqual([
    ["far@1", null, 1_000],
    ["far@1", "nobody there", 1_000],
    ["near@1", null, 1_000],
  ]);
});

test("who fails again and again is left alone for a while, then tried once", async () => {
  const { far, hear, clock } = build();
  far.wrong = down();
  for (let time = 0; time < FAILURES + 3; time += 1) await hear();
  expect(far.asked).toBe(FAILURES);
  clock.advance(COOL_DOWN_MS);
  await hear();
  await hear();
  expect(far.asked).toBe(FAILURES + 1);
  clock.advance(COOL_DOWN_MS);
  far.wrong = null;
  expect(await hear()).toMatchObject({ engine: "far@1" });
  expect(await hear()).toMatchObject({ engine: "far@1" });
});

test("a language that is not the first one's goes to the next at once", async () => {
  const { far, hear } = build({ languages: ["zh"] });
  expect(await hear("en")).toMatchObject({ engine: "near@1" });
  expect(far.asked).toBe(0);
});

test("by policy nobody stands in: it is asked again until it hears, or patience ends", async () => {
  const { far, near, hear, timers, clock } = build({ patienceMs: 60_000 });
  far.wrong = down();
  const after = timers.after;
  timers.after = (ms, run) => {
    clock.advance(ms);
    if (timers.passed.length === 3) far.wrong = null;
    return after(ms, run);
  };
  expect(await hear()).toMatchObject({ engine: "far@1" });
  expect(timers.passed.slice(0, 3)).toEqual([1_000, 2_000, 4_000]);

  timers.after = after;
  far.wrong = down();
  await expect(hear()).rejects.toMatchObject({ code: "unavailable" });
  expect(near.asked).toBe(0);
});

test("what must stay here is heard here, whatever the policy", async () => {
  const { chain, far } = build({ patienceMs: 60_000 });
  expect(await chain.recognize(sound, { language: "zh", hereOnly: true })).toMatchObject({
    engine: "near@1",
  });
  expect(far.asked).toBe(0);
});

test("closing, calling off and faults of our own are nobody else's turn", async () => {
  const { chain, far, near, hear } = build();
  far.wrong = new SpeechFailure("closed", "closed");
  await expect(hear()).rejects.toMatchObject({ code: "closed" });
  far.wrong = new TypeError("a fault of ours");
  await expect(hear()).rejects.toThrow("a fault of ours");
  const left = AbortSignal.abort(new Error("candidate left"));
  far.wrong = left.reason as Error;
  await expect(chain.recognize(sound, { language: "zh", signal: left })).rejects.toBe(left.reason);
  expect(near.asked).toBe(0);
});
