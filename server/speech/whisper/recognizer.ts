import { readFile } from "node:fs/promises";
import { join } from "node:path";
import {
  AutoProcessor,
  AutoTokenizer,
  env,
  type PreTrainedTokenizer,
  type Processor,
} from "@huggingface/transformers";
import { InferenceSession, type Tensor } from "onnxruntime-node";
import { SAMPLES_PER_MS, type Pcm, type Recognition, type SpokenLanguage } from "../types";
import { ENCODER_FRAME_MS, alignTokens } from "./align";
import type { WhisperSize } from "./chooseModel";
import { WhisperDecoder } from "./decoder";
import { simplify, simplifyWords } from "./simplified";
import { reasonToDrop } from "./trust";
import { modelFolder, verifyWeights } from "./weights";
import { wordsOfTokens } from "./words";

type Special = {
  startOfPrevious: number;
  start: number;
  transcribe: number;
  noTimestamps: number;
  noSpeech: number;
  languages: Record<string, number>;
};

/** Chinese text to go on from: with it Whisper writes simplified characters and punctuation more often. */
const prompts: Record<SpokenLanguage, string> = { zh: "以下是普通话的句子。", en: "" };

/** Whisper's window. */
export const LONGEST_STRETCH_MS = 30_000;
const longestOutput = 448 - 40;
const tokensPerSecond = 14;
const tokensGiven = 16;
/** A loop after so few tokens leaves nothing to trust. */
const fewTokens = 4;

export type WhisperOptions = { models: string; size: WhisperSize; threads: number };

/** One loaded Whisper model. Heavy: lives in the speech worker only. */
export class WhisperRecognizer {
  private constructor(
    private readonly encoder: InferenceSession,
    private readonly decoder: WhisperDecoder,
    private readonly tokenizer: PreTrainedTokenizer,
    private readonly processor: Processor,
    private readonly special: Special,
    private readonly openings: Record<SpokenLanguage, number[]>,
  ) {}

  /** Verifies and loads the weights; fails with `weights_mismatch`. Never reaches out to a network. */
  static async load({ models, size, threads }: WhisperOptions): Promise<WhisperRecognizer> {
    const folder = modelFolder(models, size);
    await verifyWeights(folder, size);
    env.allowRemoteModels = false;
    env.localModelPath = models;
    const name = `Xenova/whisper-${size}`;
    const threading = {
      intraOpNumThreads: threads,
      interOpNumThreads: 1,
      enableMemPattern: false,
      // Threads that wait by spinning gain 8 % on an idle machine and take three times as long on a busy one.
      extra: { session: { intra_op: { allow_spinning: "0" } } },
    };
    const [tokenizer, processor, encoder, decoder, config, generation] = await Promise.all([
      AutoTokenizer.from_pretrained(name, { local_files_only: true }),
      AutoProcessor.from_pretrained(name, { local_files_only: true }),
      // The encoder runs once per stretch: without an arena it gives half a gigabyte back in between. The decoder runs
      // for every token: without an arena it takes three times as long.
      InferenceSession.create(join(folder, "onnx/encoder_model_quantized.onnx"), {
        ...threading,
        enableCpuMemArena: false,
      }),
      InferenceSession.create(join(folder, "onnx/decoder_model_merged_quantized.onnx"), {
        ...threading,
        enableCpuMemArena: true,
      }),
      readJson<Config>(join(folder, "config.json")),
      readJson<GenerationConfig>(join(folder, "generation_config.json")),
    ]);
    const special = specialTokens(tokenizer, generation.lang_to_id);
    const heads = config.decoder_attention_heads;
    return new WhisperRecognizer(
      encoder,
      new WhisperDecoder(decoder, {
        layers: config.decoder_layers,
        heads,
        headSize: config.d_model / heads,
        vocabulary: config.vocab_size,
        endToken: generation.eos_token_id,
        suppressed: generation.suppress_tokens,
        alignmentHeads: generation.alignment_heads,
      }),
      tokenizer,
      processor,
      special,
      { zh: promptTokens(tokenizer, prompts.zh, special), en: promptTokens(tokenizer, prompts.en, special) },
    );
  }

  /** Writes down one stretch of at most 30 s. */
  async recognize(pcm: Pcm, language: SpokenLanguage): Promise<Recognition> {
    const durationMs = Math.round(pcm.length / SAMPLES_PER_MS);
    if (durationMs > LONGEST_STRETCH_MS)
      throw new RangeError(`A stretch of ${durationMs} ms is longer than Whisper's window`);
    const sound = await this.encode(pcm);
    const { languageLikelihood, noSpeechProbability } = await this.firstImpression(sound, language);
    const { start, transcribe, noTimestamps, languages } = this.special;
    const prefix = [...this.openings[language], start, languages[language]!, transcribe, noTimestamps];
    const maxTokens = Math.min(longestOutput, tokensGiven + Math.ceil((tokensPerSecond * durationMs) / 1000));
    const decoded = await this.decoder.decode(sound, prefix, maxTokens);

    const starts = alignTokens(decoded.attention, Math.floor(durationMs / ENCODER_FRAME_MS));
    const spoken = wordsOfTokens(decoded.tokens, starts, (tokens) => this.tokenizer.decode(tokens), {
      language,
      durationMs,
    });
    const text = language === "zh" ? simplify(spoken.text) : spoken.text;
    const words = language === "zh" ? simplifyWords(spoken.words) : spoken.words;
    const dropped = reasonToDrop({
      text,
      durationMs,
      noSpeechProbability,
      meanLogProbability: decoded.meanLogProbability,
      onlyRepetition: decoded.beforeLoop !== null && decoded.beforeLoop < fewTokens,
    });
    return dropped
      ? { text: "", words: [], languageLikelihood, dropped }
      : { text, words, languageLikelihood, certainty: decoded.meanProbability, dropped };
  }

  async release(): Promise<void> {
    await Promise.all([this.encoder.release(), this.decoder.release()]);
  }

  private async encode(pcm: Pcm): Promise<Tensor> {
    const { input_features: features } = await this.processor(pcm);
    const run = await this.encoder.run({ input_features: features.ort_tensor });
    return run.last_hidden_state as Tensor;
  }

  /** What Whisper makes of the sound before the first word: is it speech, in which language. */
  private async firstImpression(
    sound: Tensor,
    language: SpokenLanguage,
  ): Promise<{ languageLikelihood: number; noSpeechProbability: number }> {
    const logits = await this.decoder.logitsAfter(sound, [this.special.start]);
    const highest = logits.reduce((max, logit) => Math.max(max, logit));
    const weight = (token: number): number => Math.exp(logits[token]! - highest);
    let all = 0;
    for (let token = 0; token < logits.length; token += 1) all += weight(token);
    const languages = Object.values(this.special.languages).reduce((sum, token) => sum + weight(token), 0);
    return {
      languageLikelihood: weight(this.special.languages[language]!) / languages,
      noSpeechProbability: weight(this.special.noSpeech) / all,
    };
  }
}

type Config = {
  decoder_layers: number;
  decoder_attention_heads: number;
  d_model: number;
  vocab_size: number;
};

type GenerationConfig = {
  eos_token_id: number;
  suppress_tokens: number[];
  alignment_heads: [number, number][];
  lang_to_id: Record<string, number>;
};

/** The file is one of the pinned ones, so its shape is known. */
async function readJson<T>(path: string): Promise<T> {
  return JSON.parse(await readFile(path, "utf8")) as T;
}

function specialTokens(tokenizer: PreTrainedTokenizer, languageIds: Record<string, number>): Special {
  const id = (token: string): number => {
    const [first] = tokenizer.encode(token, { add_special_tokens: false });
    if (first === undefined) throw new Error(`Whisper's tokenizer has no ${token}`);
    return first;
  };
  const languages = Object.entries(languageIds).map(([token, value]) => [token.slice(2, -2), value] as const);
  return {
    startOfPrevious: id("<|startofprev|>"),
    start: id("<|startoftranscript|>"),
    transcribe: id("<|transcribe|>"),
    noTimestamps: id("<|notimestamps|>"),
    noSpeech: id("<|nocaptions|>"),
    languages: Object.fromEntries(languages),
  };
}

function promptTokens(tokenizer: PreTrainedTokenizer, prompt: string, special: Special): number[] {
  if (prompt === "") return [];
  return [special.startOfPrevious, ...tokenizer.encode(` ${prompt}`, { add_special_tokens: false })];
}
