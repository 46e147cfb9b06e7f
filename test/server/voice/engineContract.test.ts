import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chooseVoice } from "../../../server/voice/chooseVoice";
import { createNlsVoice } from "../../../server/voice/nls/nlsVoice";
import { splitText } from "../../../server/voice/nls/splitText";
import type { VoiceEngine } from "../../../server/voice/types";
import type { NlsRule } from "../../simulators/nls/rules";
import { openNlsService, type NlsService } from "../../simulators/nls/nlsService";
import { accountAt } from "../speech/nls/account";
import { measureMp3 } from "./sound";

let service: NlsService;
let nowhere: string;
beforeAll(async () => {
  service = await openNlsService();
  nowhere = mkdtempSync(join(tmpdir(), "zhimian-no-voices-"));
});
afterAll(async () => {
  await service.close();
  rmSync(nowhere, { recursive: true });
});

const openNls = () => createNlsVoice({ account: accountAt(service), voices: { zh: "xiaoyun", en: "abby" } });
const engines: [string, () => VoiceEngine | Promise<VoiceEngine>][] = [
  ["NLS", openNls],
  ["espeak", async () => (await chooseVoice({ voicesFolder: nowhere }))!],
];

/** What every voice must do. */
describe.each(engines)("the voice of %s", (_, open) => {
  let voice: VoiceEngine;
  beforeAll(async () => {
    voice = await open();
  });
  afterAll(() => voice.close());

  it("says who it is", () => {
    expect(voice.name).toMatch(/^[a-z]+$/);
    expect(voice.version).not.toBe("");
    expect(voice.languages).toContain("zh");
  });

  it.each([
    ["请用三分钟做一个自我介绍。", "zh"],
    ["Tell us about a project that you are proud of.", "en"],
  ] as const)("says %s so that it can be heard, as MP3", async (text, language) => {
    const { audio, mimeType } = await voice.synthesize(text, language);
    expect(mimeType).toBe("audio/mpeg");
    const { seconds, level } = measureMp3(audio);
    expect(seconds).toBeGreaterThan(1);
    expect(level).toBeGreaterThan(-45);
  });

  it("says more where there is more to say, and refuses what has no end", async () => {
    const sentence = "说说你最近完成的一个项目，以及你在其中承担的工作。";
    const [short, long] = await Promise.all([
      voice.synthesize(sentence, "zh"),
      voice.synthesize(sentence.repeat(14), "zh"),
    ]);
    expect(measureMp3(long.audio).seconds).toBeGreaterThan(8 * measureMp3(short.audio).seconds);
    await expect(voice.synthesize(sentence.repeat(60), "zh")).rejects.toMatchObject({
      code: "voice.too_long",
    });
  });

  it("is closed: whoever waits is told so", async () => {
    const saying = voice.synthesize("说说你最近完成的一个项目。", "zh");
    await Promise.all([expect(saying).rejects.toMatchObject({ code: "voice.closed" }), voice.close()]);
    await expect(voice.synthesize("你好", "zh")).rejects.toMatchObject({ code: "voice.closed" });
  });
});

describe("the voice of NLS when the service misbehaves", () => {
  it.each([
    { does: "fail", at: "start", status: 50_000_000 },
    { does: "cut", at: "start" },
    { does: "close", at: "stop" },
    { does: "babble", at: "start" },
    { does: "refuse", http: 403 },
  ] as NlsRule[])("once (%j), it is asked again", async (rule) => {
    service.behave(rule);
    expect((await openNls().synthesize("你好", "zh")).audio.length).toBeGreaterThan(100);
  });

  it("with each of its voices, in parts that the service takes", async () => {
    service.spoken.length = 0;
    const question = `${"很长的一个问题".repeat(50)}。然后呢？`;
    await openNls().synthesize(question, "zh");
    await openNls().synthesize("Hello", "en");
    expect(service.spoken.map(({ text, voice }) => [text.length <= 300, voice])).toEqual([
      [true, "xiaoyun"],
      [true, "xiaoyun"],
      [true, "abby"],
    ]);
  });

  it("for good, that is a failure like any other voice's, without the service's words", async () => {
    service.behave({ does: "fail", at: "start", status: 40_000_003, text: "the token '5f0c' is invalid" });
    const failure = await openNls()
      .synthesize("你好", "zh")
      .catch((error: Error) => error);
    expect(failure).toMatchObject({ code: "voice.failed", message: "voice.failed: NLS: 40000003" });
  });
});

test.each([
  ["一句。两句！三句？", 6, ["一句。两句！", "三句？"]],
  ["one two. three four", 10, ["one two.", "three four"]],
  ["没有标点的一句话", 3, ["没有标", "点的一", "句话"]],
  ["前半，后半句话", 5, ["前半，", "后半句话"]],
  ["。。。", 5, []],
])("%s in parts of %i", (text, longest, parts) => {
  expect(splitText(text, longest)).toEqual(parts);
});
