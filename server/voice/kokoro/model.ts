import { readFile } from "node:fs/promises";
import path from "node:path";
import { InferenceSession, Tensor } from "onnxruntime-node";
import { encodePhonemes, splitPhonemes, MAX_PHONEMES, type Vocabulary } from "./tokens";

export const KOKORO_SAMPLE_RATE = 24_000;

const STYLE_SIZE = 256;
const MODEL_FILE = "kokoro-quantized.onnx";
const TOKENIZER_FILE = "tokenizer.json";

/** A voice is one style vector for each length of input. */
type Styles = Float32Array;

async function readStyles(file: string): Promise<Styles> {
  const bytes = await readFile(file);
  return new Float32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength));
}

/** Pause after a run by how it ends, in milliseconds: the model's own trailing silence is short. */
function pauseAfter(run: string): number {
  return /[.!?]$/.test(run) ? 250 : 80;
}

/**
 * Kokoro-82M (int8) from a folder that scripts/fetch-voice.mjs filled. Holds about 0.4 GB and computes on the
 * calling thread's pool: belongs in a process of its own.
 */
export class KokoroModel {
  private constructor(
    private readonly session: InferenceSession,
    private readonly vocabulary: Vocabulary,
    private readonly folder: string,
    private readonly styles = new Map<string, Styles>(),
  ) {}

  static async load(folder: string): Promise<KokoroModel> {
    const tokenizer: { model: { vocab: Vocabulary } } = JSON.parse(
      await readFile(path.join(folder, TOKENIZER_FILE), "utf8"),
    );
    const session = await InferenceSession.create(path.join(folder, MODEL_FILE), { intraOpNumThreads: 2 });
    return new KokoroModel(session, tokenizer.model.vocab, folder);
  }

  /** Mono PCM at 24 kHz, −1…1, of Kokoro phonemes. `speed` 1 is the voice's own; smaller is slower. */
  async speak(phonemes: string, voice: string, speed: number): Promise<Float32Array> {
    const pieces: Float32Array[] = [];
    for (const run of splitPhonemes(phonemes)) {
      pieces.push(await this.speakRun(run, voice, speed));
      pieces.push(new Float32Array((pauseAfter(run) * KOKORO_SAMPLE_RATE) / 1000));
    }
    const sound = new Float32Array(pieces.reduce((size, piece) => size + piece.length, 0));
    let at = 0;
    for (const piece of pieces) {
      sound.set(piece, at);
      at += piece.length;
    }
    return sound;
  }

  private async speakRun(run: string, voice: string, speed: number): Promise<Float32Array> {
    const ids = encodePhonemes(run, this.vocabulary);
    const styles = await this.stylesOf(voice);
    const at = Math.min(ids.length - 2, MAX_PHONEMES - 1) * STYLE_SIZE;
    const output = await this.session.run({
      input_ids: new Tensor("int64", BigInt64Array.from(ids), [1, ids.length]),
      style: new Tensor("float32", styles.slice(at, at + STYLE_SIZE), [1, STYLE_SIZE]),
      speed: new Tensor("float32", Float32Array.of(speed), [1]),
    });
    const data = output["waveform"]?.data;
    if (!(data instanceof Float32Array)) throw new Error("Kokoro returned no waveform");
    return data;
  }

  private async stylesOf(voice: string): Promise<Styles> {
    const known = this.styles.get(voice);
    if (known) return known;
    const styles = await readStyles(path.join(this.folder, `${voice}.bin`));
    this.styles.set(voice, styles);
    return styles;
  }
}
