import { createHash } from "node:crypto";

/** A sound whose words are known, so that any piece of it is recognised as what is said there. */
export type KnownSound = { text: string; language: "zh" | "en"; pcm16: Buffer };

export type SimWord = { text: string; startTime: number; endTime: number };
export type SimSentence = { text: string; beginMs: number; endMs: number; words: SimWord[] };

const BYTES_PER_MS = 32;
const FRAME_MS = 40;
const FRAME_SAMPLES = FRAME_MS * (BYTES_PER_MS / 2);
/** RMS of full scale above which something is heard. */
const LOUD = 0.008;
const ALIKE = 0.88;

/** Loudness of each 40 ms. */
export function envelopeOf(pcm16: Buffer): Float32Array {
  const frames = Math.floor(pcm16.length / 2 / FRAME_SAMPLES);
  const levels = new Float32Array(frames);
  for (let frame = 0; frame < frames; frame += 1) {
    let sum = 0;
    // Every fourth sample is enough to tell how loud it is.
    for (let at = 0; at < FRAME_SAMPLES; at += 4) {
      const sample = pcm16.readInt16LE((frame * FRAME_SAMPLES + at) * 2) / 32_768;
      sum += sample * sample;
    }
    levels[frame] = Math.sqrt(sum / (FRAME_SAMPLES / 4));
  }
  return levels;
}

type LaidSound = Pick<KnownSound, "language"> & { envelope: Float32Array; sentences: SimSentence[] };

/** The words of a text over the loud time of its sound, each letter as long as the others. */
export function layOut({ text, language, pcm16 }: KnownSound): LaidSound {
  const envelope = envelopeOf(pcm16);
  const loud = [...envelope.keys()].filter((frame) => envelope[frame]! > LOUD);
  const pieces = text.match(language === "zh" ? /[A-Za-z0-9]+|[^\s]/gu : /[^\s]+/gu) ?? [];
  const spoken = pieces.filter((piece) => /[\p{L}\p{N}]/u.test(piece));
  const total = spoken.reduce((sum, piece) => sum + piece.length, 0);
  const timeAt = (letters: number) =>
    (loud[Math.min(loud.length - 1, Math.floor((letters / total) * loud.length))] ?? 0) * FRAME_MS;
  const sentences: SimSentence[] = [];
  let words: SimWord[] = [];
  let said = "";
  let letters = 0;
  const glue = language === "zh" ? "" : " ";
  pieces.forEach((piece, index) => {
    said += (said === "" ? "" : glue) + piece;
    if (/[\p{L}\p{N}]/u.test(piece)) {
      const startTime = timeAt(letters);
      letters += piece.length;
      const bare = piece.replaceAll(/[^\p{L}\p{N}'’-]/gu, "");
      words.push({ text: bare, startTime, endTime: Math.max(startTime, timeAt(letters)) });
    }
    if (!/[。！？.!?]$/u.test(piece) && index + 1 < pieces.length) return;
    if (words.length > 0) {
      sentences.push({
        text: said,
        beginMs: words[0]!.startTime,
        endMs: words.at(-1)!.endTime,
        words,
      });
    }
    words = [];
    said = "";
  });
  return { language, envelope, sentences };
}

/** Where in the sound the piece lies, in frames; null when it is no piece of it. */
function findPiece(piece: Float32Array, whole: Float32Array): { at: number; likeness: number } {
  let best = { at: -1, likeness: 0 };
  const norm = (of: Float32Array, from: number, to: number) => {
    let sum = 0;
    for (let at = from; at < to; at += 1) sum += of[at]! * of[at]!;
    return Math.sqrt(sum);
  };
  const own = norm(piece, 0, piece.length);
  for (let from = 0; from + piece.length <= whole.length + 2; from += 1) {
    const length = Math.min(piece.length, whole.length - from);
    let sum = 0;
    for (let at = 0; at < length; at += 1) sum += piece[at]! * whole[from + at]!;
    const likeness = sum / (own * norm(whole, from, from + length) || 1);
    if (likeness > best.likeness) best = { at: from, likeness };
  }
  return best;
}

const phrases = {
  zh: "我先了解了客户的需求。|然后制定了详细的计划。|团队一起讨论了方案。|每周我都跟进进度。|结果按时完成了目标。|销售额增长了百分之二十。|我主动和同事沟通。|遇到问题先分析原因。|后来我们改进了流程。|客户对结果很满意。|我负责整个项目。|最后总结了经验。".split(
    "|",
  ),
  en: "I first listened to the customer. |Then I made a plan. |We discussed it as a team. |I followed it up every week. |In the end we met the target. |Sales grew by twenty percent.".split(
    "|",
  ),
};
/** So much loud sound is one phrase. */
const PHRASE_MS = 2_000;
const SHORTEST_MS = 300;

/** Sentences for any sound, always the same for the same sound; what is said follows from how loud it is where. */
function makeUp(envelope: Float32Array, language: "zh" | "en"): SimSentence[] {
  const sentences: SimSentence[] = [];
  let frames: number[] = [];
  const close = () => {
    const [first] = frames;
    if (first === undefined || frames.length * FRAME_MS < SHORTEST_MS) return;
    const level = frames.reduce((sum, frame) => sum + envelope[frame]!, 0) / frames.length;
    const digest = createHash("md5")
      .update(`${Math.round(level * 200)} ${frames.length}`)
      .digest();
    const text = phrases[language][digest[0]! % phrases[language].length]!.trim();
    const [beginMs, endMs] = [first * FRAME_MS, (frames.at(-1)! + 1) * FRAME_MS];
    const said = text.match(language === "zh" ? /\p{L}/gu : /[\p{L}]+/gu) ?? [];
    const each = (endMs - beginMs) / said.length;
    const words = said.map((word, index) => ({
      text: word,
      startTime: Math.round(beginMs + index * each),
      endTime: Math.round(beginMs + (index + 1) * each),
    }));
    sentences.push({ text, beginMs, endMs, words });
  };
  for (let frame = 0; frame < envelope.length; frame += 1) {
    if (envelope[frame]! > LOUD) frames.push(frame);
    if (frames.length * FRAME_MS >= PHRASE_MS) {
      close();
      frames = [];
    }
  }
  close();
  return sentences;
}

/** What is heard in 16-bit PCM at 16 kHz: the words of a known sound, else words made up; nothing in silence. */
export function hear(pcm16: Buffer, language: "zh" | "en", known: readonly LaidSound[]): SimSentence[] {
  const envelope = envelopeOf(pcm16);
  if (!envelope.some((level) => level > LOUD)) return [];
  let best: { sound: LaidSound; at: number; likeness: number } | null = null;
  for (const sound of known) {
    if (sound.language !== language) continue;
    const found = findPiece(envelope, sound.envelope);
    if (found.likeness > (best?.likeness ?? ALIKE)) best = { sound, ...found };
  }
  if (!best) return makeUp(envelope, language);
  const fromMs = best.at * FRAME_MS;
  const toMs = fromMs + envelope.length * FRAME_MS;
  return best.sound.sentences.flatMap((sentence) => {
    const inside = sentence.words.filter(
      ({ startTime, endTime }) => (startTime + endTime) / 2 >= fromMs && (startTime + endTime) / 2 < toMs,
    );
    if (inside.length === 0) return [];
    const words = inside.map(({ text, startTime, endTime }) => ({
      text,
      startTime: Math.max(0, startTime - fromMs),
      endTime: Math.max(0, endTime - fromMs),
    }));
    const whole = inside.length === sentence.words.length;
    const text = whole ? sentence.text : inside.map((word) => word.text).join(language === "zh" ? "" : " ");
    return [{ text, beginMs: words[0]!.startTime, endMs: words.at(-1)!.endTime, words }];
  });
}
