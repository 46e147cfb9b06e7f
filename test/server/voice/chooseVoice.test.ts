import { cpSync, mkdtempSync, rmSync, truncateSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chooseVoice, type VoiceOptions } from "../../../server/voice/chooseVoice";
import type { VoiceEngine } from "../../../server/voice/types";
import { fetchVoice, realProcess } from "./fetchedVoice";
import { measureMp3 } from "./sound";

let voices: string;
let empty: string;
let engine: VoiceEngine | null = null;

beforeAll(async () => {
  voices = await fetchVoice();
}, 300_000);
beforeEach(() => {
  empty = mkdtempSync(join(tmpdir(), "zhimian-voices-"));
});
afterEach(async () => {
  await engine?.close();
  engine = null;
  rmSync(empty, { recursive: true });
});

const choose = async (
  voicesFolder: string,
  overrides: Partial<VoiceOptions> = {},
): Promise<VoiceEngine | null> => {
  engine = await chooseVoice({ voicesFolder, process: realProcess, ...overrides });
  return engine;
};

const noEspeak = { espeakPath: "/nowhere/espeak-ng" };

test("Kokoro speaks Mandarin where its weights were fetched", async () => {
  const voice = await choose(voices);
  expect(voice?.name).toBe("kokoro");
  const { audio, mimeType } = await voice!.synthesize("请用三分钟做一个自我介绍。", "zh");
  expect(mimeType).toBe("audio/mpeg");
  const { seconds, level } = measureMp3(audio);
  // Twelve syllables at three to seven a second, with a pause at the end.
  expect(seconds).toBeGreaterThan(1.7);
  expect(seconds).toBeLessThan(5);
  expect(level).toBeGreaterThan(-35);
}, 120_000);

test("Kokoro speaks English where espeak-ng gives the pronunciation", async () => {
  const voice = await choose(voices);
  expect(voice?.languages).toEqual(["zh", "en"]);
  const { seconds, level } = measureMp3((await voice!.synthesize("Please introduce yourself.", "en")).audio);
  expect(seconds).toBeGreaterThan(1);
  expect(seconds).toBeLessThan(4);
  expect(level).toBeGreaterThan(-35);
}, 120_000);

test("without espeak-ng Kokoro leaves English to the browser", async () => {
  const voice = await choose(voices, noEspeak);
  expect(voice?.languages).toEqual(["zh"]);
  await expect(voice!.synthesize("Hello", "en")).rejects.toMatchObject({
    code: "voice.unsupported_language",
  });
});

test("without weights espeak-ng speaks", async () => {
  const voice = await choose(empty);
  expect(voice?.name).toBe("espeak");
  for (const [text, language] of [["请自我介绍。", "zh"] as const, ["Introduce yourself.", "en"] as const]) {
    const { seconds, level } = measureMp3((await voice!.synthesize(text, language)).audio);
    expect(seconds).toBeGreaterThan(0.8);
    expect(level).toBeGreaterThan(-40);
  }
}, 60_000);

test("weights cut short are not used", async () => {
  cpSync(join(voices, "kokoro"), join(empty, "kokoro"), { recursive: true });
  truncateSync(join(empty, "kokoro", "zf_xiaoxiao.bin"), 1000);
  expect((await choose(empty))?.name).toBe("espeak");
});

test("with neither there is no voice, and nothing fails", async () => {
  expect(await choose(empty, noEspeak)).toBeNull();
});

test("a text longer than any question is refused", async () => {
  const voice = await choose(empty);
  await expect(voice!.synthesize("好".repeat(1001), "zh")).rejects.toMatchObject({ code: "voice.too_long" });
});
