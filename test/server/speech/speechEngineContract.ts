import { decodeWhole } from "../../../server/speech/audio/decode";
import { locateWords } from "../../../server/speech/joinStretches";
import { recognitionSchema, type Pcm, type SpeechEngine } from "../../../server/speech/types";
import { characterErrorRate } from "../../support/errorRate";
import { speechFixture } from "./fixtures";
import { silence } from "./sounds";

/** What every speech engine must do, tried with real speech. */
export function speechEngineContract(open: () => SpeechEngine | Promise<SpeechEngine>): void {
  const greeting = speechFixture("short-greeting.ogg");
  let engine: SpeechEngine;
  let pcm: Pcm;

  beforeAll(async () => {
    engine = await open();
    ({ pcm } = await decodeWhole(greeting.path));
  });

  afterAll(() => engine.close());

  it("says who it is, and how much it does at once", () => {
    expect(engine.name).toMatch(/^[a-z0-9-]+$/);
    expect(engine.version).not.toBe("");
    expect(engine.concurrency).toBeGreaterThanOrEqual(1);
  });

  it("writes down Mandarin in simplified characters, with words in order inside the sound", async () => {
    const heard = recognitionSchema.parse(await engine.recognize(pcm, { language: "zh" }));
    expect(characterErrorRate(greeting.text, heard.text)).toBeLessThanOrEqual(0.25);
    expect(heard.dropped).toBeNull();
    expect(heard.words.length).toBeGreaterThan(5);
    expect(locateWords(heard.text, heard.words)).not.toContain(null);
    let earliest = 0;
    for (const word of heard.words) {
      expect(word.text.trim()).not.toBe("");
      expect(word.startMs).toBeGreaterThanOrEqual(earliest);
      expect(word.endMs).toBeGreaterThanOrEqual(word.startMs);
      earliest = word.endMs;
    }
    expect(earliest).toBeLessThanOrEqual(greeting.durationMs);
    expect(heard.languageLikelihood ?? 1).toBeGreaterThan(0.5);
  });

  it("writes nothing down where nobody speaks", async () => {
    const heard = await engine.recognize(silence(3), { language: "zh" });
    expect(heard).toMatchObject({ text: "", words: [] });
    expect(heard.dropped).not.toBeNull();
  });

  it("does not claim that it heard a language that was not spoken", async () => {
    const heard = await engine.recognize(pcm, { language: "en" });
    expect(heard.languageLikelihood ?? 0).toBeLessThan(0.15);
  });

  it("does not begin what was called off", async () => {
    const reason = new Error("candidate left");
    await expect(engine.recognize(pcm, { language: "zh", signal: AbortSignal.abort(reason) })).rejects.toBe(
      reason,
    );
  });

  it("hears several at once, each as if it were alone", async () => {
    const half = pcm.subarray(0, pcm.length / 2);
    const [whole, part, nothing] = await Promise.all(
      [pcm, half, silence(1)].map((sound) => engine.recognize(sound, { language: "zh" })),
    );
    expect(characterErrorRate(greeting.text, whole!.text)).toBeLessThanOrEqual(0.25);
    expect(part!.text.length).toBeLessThan(whole!.text.length);
    expect(nothing!.text).toBe("");
  });

  it("works again after it was closed", async () => {
    await engine.close();
    expect((await engine.recognize(pcm, { language: "zh" })).text).not.toBe("");
  });
}
