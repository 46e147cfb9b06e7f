import { addMeasures, measureSound } from "../../../server/speech/audio/measure";
import { FRAME_MS, toFrames } from "../../../server/speech/audio/frames";
import { noisiness } from "../../../server/speech/audio/spectrum";
import { countUnits, speechSignals, withoutCertainty } from "../../../server/speech/signals";
import { buildPiece, wordsOf } from "./pieces";
import { concat, melody, silence, tone, whiteNoise } from "./sounds";

const frames = (seconds: number): number => toFrames(seconds * 1000);

describe("measureSound", () => {
  it("hears pitch and level of the voice, and the level of the room", () => {
    const pcm = concat(whiteNoise(1, 0.01), tone(2, 220, 0.3), whiteNoise(1, 0.01));
    const voiced = [{ start: frames(1), end: frames(3) }];
    const piece = buildPiece({ words: wordsOf(["你好"]), measure: measureSound(pcm, voiced) });
    const signals = speechSignals([piece], "你好。", "zh");
    expect(signals.pitch.medianHz).toBeGreaterThan(215);
    expect(signals.pitch.medianHz).toBeLessThan(225);
    expect(signals.pitch.rangeSemitones).toBeLessThan(1);
    // A sine of amplitude 0.3 is −13.5 dBFS, white noise of 0.01 is −44.8.
    expect(signals.loudness.meanDb).toBeCloseTo(-13.5, 0);
    expect(signals.noise.floorDb).toBeCloseTo(-44.8, 0);
    expect(signals.noise.snrDb).toBeCloseTo(31.3, 0);
  });

  it("hears a rising voice move", () => {
    const pcm = concat(tone(1, 150), tone(1, 300));
    const piece = buildPiece({ measure: measureSound(pcm, [{ start: 0, end: frames(2) }]) });
    expect(speechSignals([piece], "", "zh").pitch.rangeSemitones).toBeCloseTo(12, 0);
  });

  it("adds up: two parts measured apart are the whole", () => {
    const first = concat(tone((frames(1) * FRAME_MS) / 1000, 200), silence((frames(1) * FRAME_MS) / 1000));
    const second = tone((frames(2) * FRAME_MS) / 1000, 260);
    const whole = measureSound(concat(first, second), [
      { start: 0, end: frames(1) },
      { start: 2 * frames(1), end: 2 * frames(1) + frames(2) },
    ]);
    const parts = [
      measureSound(first, [{ start: 0, end: frames(1) }]),
      measureSound(second, [{ start: 0, end: frames(2) }]),
    ];
    const sum = addMeasures(parts);
    expect(sum.voicedLevels).toEqual(whole.voicedLevels);
    expect(sum.quietLevels.reduce((a, b) => a + b)).toBeGreaterThanOrEqual(
      whole.quietLevels.reduce((a, b) => a + b),
    );
  });
});

describe("noisiness", () => {
  it.each([
    { name: "white noise", sound: whiteNoise(0.032), noisy: true },
    { name: "a tone", sound: tone(0.032, 440), noisy: false },
    { name: "music", sound: melody(0.032), noisy: false },
  ])("tells noise from tones: $name", ({ sound, noisy }) => {
    expect(noisiness(sound) > 0.2).toBe(noisy);
  });
});

describe("speechSignals", () => {
  it("counts rate over the time with a voice, pauses and change within the answer", () => {
    // Ten characters in 2 s, a pause of 1 s, ten in 4 s.
    const quick = wordsOf(["一二三四五六七八九十"], 0, 200);
    const slow = wordsOf(["一二三四五六七八九十"], 3000, 400);
    const signals = speechSignals([buildPiece({ words: quick }), buildPiece({ words: slow })], "", "zh");
    expect(signals.voicedMs).toBe(6000);
    expect(signals.charsPerMinute).toBe(200);
    expect(signals.pauses).toEqual([{ startMs: 2000, endMs: 3000 }]);
    expect(signals.rateByQuarter[0]).toBeGreaterThan(signals.rateByQuarter[3]!);
  });

  it("does not take the seam of two parts for a pause, nor for two voices", () => {
    const first = buildPiece({ words: wordsOf(["一二"], 0, 500) });
    const second = buildPiece({ words: wordsOf(["三四"], 1000, 500) });
    expect(speechSignals([first, second], "", "zh")).toMatchObject({ voicedMs: 2000, pauses: [] });
  });

  it("tells how sure the recogniser is, by how much it wrote, and nothing where it does not say", () => {
    const sure = buildPiece({ words: wordsOf(["我先道歉"]), certainty: 0.9 });
    const unsure = buildPiece({ words: wordsOf(["退款"]), certainty: 0.6 });
    const silent = buildPiece({ words: [], certainty: 0.1 });
    expect(speechSignals([sure, unsure, silent], "我先道歉退款", "zh").certainty).toBe(0.8);
    const unsaid = buildPiece({ words: wordsOf(["退款"]) });
    expect(speechSignals([sure, unsaid], "我先道歉退款", "zh")).not.toHaveProperty("certainty");
    expect(speechSignals([silent], "", "zh")).not.toHaveProperty("certainty");
    const heard = speechSignals([sure], "我先道歉", "zh");
    expect({ ...withoutCertainty(heard), certainty: 0.9 }).toEqual(heard);
    expect(withoutCertainty(heard)).not.toHaveProperty("certainty");
  });

  it("says nothing where nothing was said", () => {
    expect(speechSignals([], "", "zh")).toEqual({
      voicedMs: 0,
      charsPerMinute: null,
      pauses: [],
      fillers: [],
      loudness: { meanDb: null, rangeDb: null },
      pitch: { medianHz: null, rangeSemitones: null },
      noise: { floorDb: null, snrDb: null },
      rateByQuarter: [],
    });
  });

  it("counts what is spoken: characters, digits and Latin words", () => {
    expect(
      countUnits(
        [
          ...wordsOf(["我用"]),
          { text: "React", startMs: 0, endMs: 0 },
          { text: "15%", startMs: 0, endMs: 0 },
        ],
        "zh",
      ),
    ).toBe(5);
    expect(countUnits(wordsOf(["I led it"]), "en")).toBe(3);
  });
});
