import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createLocalSpeech, type LocalSpeech } from "../../../server/speech/localSpeech";
import { assembleTranscript, createTranscriber, type Transcriber } from "../../../server/speech/transcriber";
import { transcriptionSchema, type RecognizedStretch } from "../../../server/speech/types";
import { characterErrorRate } from "../../support/errorRate";
import { speechFixture } from "./fixtures";
import { speechEngineContract } from "./speechEngineContract";
import { ffmpeg, melody, silence, tone, wavOf, whiteNoise } from "./sounds";

/** Whisper on a machine shared with other work. */
jest.setTimeout(300_000);

describe("the local engine keeps the contract", () => {
  speechEngineContract(() => createLocalSpeech({ model: "base" }).engine);
});

describe("transcribing with the local engine", () => {
  const answer = speechFixture("behavioural-result.ogg");
  const greeting = speechFixture("short-greeting.ogg");
  let local: LocalSpeech;
  let transcriber: Transcriber;
  let folder: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "zhimian-speech-"));
    local = createLocalSpeech({ model: "base" });
    transcriber = createTranscriber(local);
  });

  afterAll(async () => {
    await transcriber.close();
    await rm(folder, { recursive: true, force: true });
  });

  it("transcribes an answer while it is recorded, to the same pieces as afterwards", async () => {
    const recording = join(folder, "answer.webm");
    const picture = ["-f", "lavfi", "-i", "testsrc=size=160x120:rate=5"];
    await ffmpeg(
      ...picture,
      "-i",
      answer.path,
      "-shortest",
      "-c:v",
      "libvpx",
      "-c:a",
      "libopus",
      "-live",
      "1",
      recording,
    );
    const bytes = await readFile(recording);

    const pieces: RecognizedStretch[] = [];
    let doneUntilMs = 0;
    let durationMs = 0;
    let leftAtTheEnd = 0;
    for (const share of [0.01, 0.4, 0.9, 1]) {
      const prefix = bytes.subarray(0, Math.floor(bytes.length * share));
      const final = share === 1;
      const grown = await transcriber.transcribeGrowing({
        readMedia: () => prefix,
        doneUntilMs,
        final,
        language: "zh",
      });
      if (final) leftAtTheEnd = grown.durationMs - doneUntilMs;
      pieces.push(...(JSON.parse(JSON.stringify(grown.pieces)) as RecognizedStretch[]));
      ({ doneUntilMs, durationMs } = grown);
    }

    expect(leftAtTheEnd).toBeLessThan(durationMs * 0.6);
    expect(doneUntilMs).toBe(durationMs);
    pieces.forEach((piece, i) => expect(piece.startMs).toBe(pieces[i - 1]?.endMs ?? 0));
    const grown = assembleTranscript(pieces, { language: "zh", durationMs });
    expect(transcriptionSchema.parse(grown)).toMatchObject({ usable: true, reason: null });
    expect(characterErrorRate(answer.text, grown.text)).toBeLessThanOrEqual(0.25);
    expect(grown.text).toMatch(/[，。]/);
    expect(grown.speech.charsPerMinute).toBeGreaterThan(150);
    expect(grown).toEqual(await transcriber.transcribeFile(recording, { language: "zh" }));
  });

  it.each([
    { name: "silence", pcm: silence(8), reason: "silence" },
    { name: "white noise", pcm: whiteNoise(8), reason: "noise" },
    { name: "a melody", pcm: melody(8), reason: "music" },
    { name: "a tone", pcm: tone(8, 440), reason: "music" },
  ])("never invents text from $name", async ({ pcm, reason }) => {
    const transcription = await transcriber.transcribeFile(wavOf(pcm), { language: "zh" });
    expect(transcription).toMatchObject({ text: "", words: [], usable: false, reason, durationMs: 8000 });
  });

  it.each([
    { name: "an empty file", bytes: Buffer.alloc(0), reason: "empty_file" },
    { name: "a PDF", bytes: Buffer.from(`%PDF-1.4\n${"endobj\n".repeat(900)}`), reason: "broken_file" },
  ])("says what is wrong with $name", async ({ bytes, reason }) => {
    expect(await transcriber.transcribeFile(bytes, { language: "zh" })).toMatchObject({
      text: "",
      usable: false,
      reason,
    });
  });

  it("does not read Mandarin as English", async () => {
    expect(await transcriber.transcribeFile(greeting.path, { language: "en" })).toMatchObject({
      text: "",
      usable: false,
      reason: "other_language",
    });
  });

  it("loses nothing when its worker is killed in the middle of a job", async () => {
    const transcription = transcriber.transcribeFile(greeting.path, { language: "zh" });
    const seen = new Set<number>();
    // Kills the first worker that gets the job, as soon as it has it.
    while (seen.size === 0 || local.worker.load === 0) {
      if (local.worker.load > 0 && local.worker.pid !== null) {
        seen.add(local.worker.pid);
        process.kill(local.worker.pid, "SIGKILL");
        break;
      }
      await new Promise((resolve) => setImmediate(resolve));
    }
    expect(characterErrorRate(greeting.text, (await transcription).text)).toBeLessThanOrEqual(0.25);
    expect(seen).not.toContain(local.worker.pid);
  });

  it("refuses weights that are not the pinned ones, and says that the engine failed", async () => {
    const elsewhere = createTranscriber(createLocalSpeech({ model: "base", models: folder }));
    const request = { readMedia: () => greeting.path, doneUntilMs: 0, final: true, language: "zh" } as const;
    await expect(elsewhere.transcribeGrowing(request)).rejects.toMatchObject({ code: "weights_mismatch" });
    expect(await elsewhere.transcribeFile(greeting.path, { language: "zh" })).toMatchObject({
      text: "",
      usable: false,
      reason: "engine_failed",
    });
    await elsewhere.close();
  });
});
