import { createVoiceCache } from "../../../server/voice/cache";
import { VoiceError, type VoiceEngine } from "../../../server/voice/types";
import type { MediaStore } from "../../../server/media/types";
import { openTestStore, readAll, temporaryFolder } from "../media/fixtures";

let folder: ReturnType<typeof temporaryFolder>;
let store: MediaStore;

beforeEach(async () => {
  folder = temporaryFolder();
  store = await openTestStore(folder.path);
});
afterEach(() => folder.remove());

type Engine = VoiceEngine & { readonly said: string[] };

/** Speaks bytes that name their text, and notes what it was asked. */
function buildEngine(overrides: Partial<VoiceEngine> = {}): Engine {
  const said: string[] = [];
  return {
    name: "kokoro",
    version: "1",
    languages: ["zh"],
    said,
    async synthesize(text) {
      said.push(text);
      return { audio: Buffer.from(`sound of ${text}`), mimeType: "audio/mpeg" };
    },
    close: async () => undefined,
    ...overrides,
  };
}

test("a question is spoken once and then found", async () => {
  const engine = buildEngine();
  const cache = createVoiceCache([engine], store);
  expect(await cache.find("你好", "zh")).toBeNull();

  const made = await cache.prepare("你好", "zh");
  expect(made).toMatchObject({ mimeType: "audio/mpeg", size: Buffer.byteLength("sound of 你好") });
  expect((await readAll(store.read(made!.key))).toString()).toBe("sound of 你好");

  expect(await cache.find("你好", "zh")).toEqual(made);
  expect(await createVoiceCache([engine], store).prepare(" 你好\t", "zh")).toEqual(made);
  expect(engine.said).toEqual(["你好"]);
});

test("what is asked of one person alone is spoken on this machine", async () => {
  const outside = buildEngine({ name: "nls", outside: true });
  const own = buildEngine();
  const cache = createVoiceCache([outside, own], store);
  const made = await cache.prepare("您在东湖星辰带过几个人？", "zh", { personal: true });
  expect([outside.said, own.said]).toEqual([[], ["您在东湖星辰带过几个人？"]]);
  expect(await cache.find("您在东湖星辰带过几个人？", "zh")).toEqual(made);
  expect(await createVoiceCache([outside], store).prepare("您好", "zh", { personal: true })).toBeNull();
  await cache.prepare("请介绍一下自己", "zh");
  expect(outside.said).toEqual(["请介绍一下自己"]);
});

test("those who ask at once share one synthesis", async () => {
  const engine = buildEngine();
  const cache = createVoiceCache([engine], store);
  const [first, second] = await Promise.all([
    cache.prepare("你好", "zh"),
    cache.prepare("你好", "zh"),
    cache.prepare("再见", "zh"),
  ]);
  expect(second).toEqual(first);
  expect(engine.said.toSorted()).toEqual(["你好", "再见"].toSorted());
});

test("another version of the engine speaks anew", async () => {
  const newer = buildEngine({ version: "2" });
  await createVoiceCache([buildEngine()], store).prepare("你好", "zh");
  const cache = createVoiceCache([newer], store);
  expect(await cache.find("你好", "zh")).toBeNull();
  await cache.prepare("你好", "zh");
  expect(newer.said).toEqual(["你好"]);
});

test("a failure is told and not remembered", async () => {
  let attempts = 0;
  const engine = buildEngine({
    async synthesize() {
      attempts += 1;
      if (attempts === 1) throw new VoiceError("voice.failed");
      return { audio: Buffer.from("sound"), mimeType: "audio/mpeg" };
    },
  });
  const cache = createVoiceCache([engine], store);
  await expect(cache.prepare("你好", "zh")).rejects.toThrow("voice.failed");
  expect(await cache.find("你好", "zh")).toBeNull();
  expect(await cache.prepare("你好", "zh")).not.toBeNull();
});

test.each([
  ["no engine", null, "你好", "zh"],
  ["a language the engine does not speak", buildEngine(), "Hello", "en"],
  ["a text with nothing to say", buildEngine(), " ……？", "zh"],
] as const)("%s: there is no voice, and that is no error", async (_, engine, text, language) => {
  const cache = createVoiceCache(engine ? [engine] : [], store);
  expect(await cache.prepare(text, language)).toBeNull();
  expect(await cache.find(text, language)).toBeNull();
});
