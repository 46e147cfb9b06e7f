import { measureSound } from "../../../server/speech/audio/measure";
import { assembleTranscript, shiftPieces } from "../../../server/speech/transcriber";
import { recognizedStretchSchema, transcriptionSchema, type Pcm } from "../../../server/speech/types";
import { fitToVoice } from "../../../server/speech/voiceTimes";
import { reasonToDrop } from "../../../server/speech/whisper/trust";
import { buildPiece, wordsOf } from "./pieces";
import { melody, silence, tone, whiteNoise } from "./sounds";

const request = { language: "zh", durationMs: 10_000 } as const;
const unvoiced = (pcm: Pcm) => buildPiece({ measure: measureSound(pcm, []), languageLikelihood: null });

describe("assembleTranscript", () => {
  it.each([
    { name: "silence", pcm: silence(5), reason: "silence" },
    { name: "a quiet room", pcm: whiteNoise(5, 0.002), reason: "silence" },
    { name: "white noise", pcm: whiteNoise(5), reason: "noise" },
    { name: "a melody", pcm: melody(5), reason: "music" },
    { name: "a tone", pcm: tone(5, 440), reason: "music" },
  ])("has no text but a reason for $name", ({ pcm, reason }) => {
    expect(assembleTranscript([unvoiced(pcm)], request)).toMatchObject({
      text: "",
      words: [],
      usable: false,
      reason,
    });
  });

  it("has no text when it was spoken in another language, whatever Whisper made of it", () => {
    const guess = buildPiece({ words: wordsOf(["所以我中国人的美国"]), languageLikelihood: 0.001 });
    const transcription = assembleTranscript([guess], request);
    expect(transcription).toMatchObject({ text: "", words: [], usable: false, reason: "other_language" });
    expect(transcription.speech.voicedMs).toBe(1800);
  });

  it("lets an answer in the right language have some foreign words", () => {
    const chinese = buildPiece({ words: wordsOf(["我负责前端开发和测试工作"]) });
    const english = buildPiece({ words: wordsOf(["React", "Vue"], 3000), languageLikelihood: 0.01 });
    expect(assembleTranscript([chinese, english], request)).toMatchObject({ usable: true, reason: null });
  });

  it("says too little was said when a voice had no words, or was a cough", () => {
    const hum = buildPiece({ voiced: [{ startMs: 0, endMs: 900 }], dropped: "no_speech" });
    expect(assembleTranscript([hum], request)).toMatchObject({ usable: false, reason: "too_little_speech" });
    const cough = buildPiece({ words: wordsOf(["嗯"]) });
    expect(assembleTranscript([cough], request)).toMatchObject({
      text: "",
      usable: false,
      reason: "too_little_speech",
    });
  });

  it("gives the caller's reason when there is nothing at all", () => {
    expect(assembleTranscript([], { ...request, problem: "broken_file" })).toMatchObject({
      usable: false,
      reason: "broken_file",
    });
  });

  it("keeps to its contract, and does not change what it was given", () => {
    const pieces = [buildPiece({ words: wordsOf(["我先做了市场调查"]) })];
    const before = structuredClone(pieces);
    expect(transcriptionSchema.parse(assembleTranscript(pieces, request)).text).toBe("我先做了市场调查。");
    expect(pieces).toEqual(before);
    expect(recognizedStretchSchema.parse(JSON.parse(JSON.stringify(pieces[0])))).toEqual(pieces[0]);
  });
});

describe("shiftPieces", () => {
  it("moves all times of a segment to where it lies in the answer", () => {
    const [moved] = shiftPieces([buildPiece({ words: wordsOf(["好"], 100) })], 5000);
    expect(moved).toMatchObject({
      startMs: 5000,
      endMs: 5300,
      words: [{ text: "好", startMs: 5100, endMs: 5300 }],
      voiced: [{ startMs: 5100, endMs: 5300 }],
    });
  });
});

describe("fitToVoice", () => {
  it("takes pauses out of words", () => {
    const voiced = [
      { startMs: 0, endMs: 1000 },
      { startMs: 3000, endMs: 4000 },
    ];
    const words = [
      { text: "前", startMs: 500, endMs: 1800 },
      { text: "后", startMs: 1800, endMs: 3500 },
    ];
    expect(fitToVoice(words, voiced, { startMs: 0, endMs: 4000 })).toEqual([
      { text: "前", startMs: 500, endMs: 1000 },
      { text: "后", startMs: 3000, endMs: 3500 },
    ]);
  });
});

describe("reasonToDrop", () => {
  const heard = {
    text: "我负责华东区的销售",
    durationMs: 4000,
    meanLogProbability: -0.3,
    noSpeechProbability: 0.01,
    onlyRepetition: false,
  };

  it("keeps what was really said", () => {
    expect(reasonToDrop(heard)).toBeNull();
    expect(reasonToDrop({ ...heard, text: "谢谢您给我这次机会" })).toBeNull();
    expect(reasonToDrop({ ...heard, noSpeechProbability: 0.8 })).toBeNull();
  });

  it.each([
    { change: { text: " ，。" }, reason: "no_speech" },
    { change: { noSpeechProbability: 0.8, meanLogProbability: -1.4 }, reason: "no_speech" },
    { change: { onlyRepetition: true }, reason: "repetition" },
    { change: { text: "请不吝点赞订阅转发打赏支持明镜与点点栏目" }, reason: "invented" },
    { change: { text: "谢谢观看！" }, reason: "invented" },
    { change: { text: "字幕由Amara.org社群提供" }, reason: "invented" },
    { change: { text: "Thank you for watching." }, reason: "invented" },
    {
      change: { durationMs: 600, text: "在一个三百毫秒的响声里没有人能说这么多的话来" },
      reason: "too_dense",
    },
  ])("drops $change", ({ change, reason }) => {
    expect(reasonToDrop({ ...heard, ...change })).toBe(reason);
  });
});
