import { InferenceSession, Tensor } from "onnxruntime-node";
import { findLoop } from "./repetition";

/** What of config.json and generation_config.json the decoder needs. */
export type DecoderConfig = {
  layers: number;
  heads: number;
  headSize: number;
  vocabulary: number;
  endToken: number;
  /** Tokens that are never text: signs, sounds in brackets. */
  suppressed: readonly number[];
  /** Pairs of layer and head whose attention follows the sound. */
  alignmentHeads: readonly (readonly [number, number])[];
};

export type Decoded = {
  tokens: number[];
  meanLogProbability: number;
  /** Mean probability of the tokens that are kept, 0–1; 0 where there are none. */
  meanProbability: number;
  /** `attention[step][head][frame]`: one step per token and one for the end. */
  attention: Float32Array[][];
  /** Tokens before a loop that was cut off after its first phrase; null when there was none. */
  beforeLoop: number | null;
};

/**
 * Whisper's decoder as a plain greedy search on the ONNX session. Not the library's `generate`: that copies the
 * encoder's keys and all attentions out of the session at every token and takes two to three times as long, can't reuse
 * an encoded sound, and tells neither probabilities nor the language.
 */
export class WhisperDecoder {
  private readonly suppressed: Set<number>;
  private readonly alignmentLayers: number[];
  private readonly stateNames: string[];
  private readonly soundNames: string[];

  constructor(
    private readonly session: InferenceSession,
    private readonly config: DecoderConfig,
  ) {
    this.suppressed = new Set(config.suppressed);
    this.alignmentLayers = [...new Set(config.alignmentHeads.map(([layer]) => layer))];
    const names = (part: string): string[] =>
      Array.from({ length: config.layers }, (_, layer) => [
        `${layer}.${part}.key`,
        `${layer}.${part}.value`,
      ]).flat();
    this.stateNames = names("decoder");
    this.soundNames = names("encoder");
  }

  /** Logits after the last token of a prefix. */
  async logitsAfter(sound: Tensor, prefix: readonly number[]): Promise<Float32Array> {
    const run = await this.session.run(this.feeds(sound, prefix, this.emptyPast(), false), ["logits"]);
    return this.lastLogits(run.logits as Tensor);
  }

  /** Writes down the sound until the end token, a loop, or `maxTokens`. */
  async decode(sound: Tensor, prefix: readonly number[], maxTokens: number): Promise<Decoded> {
    const { endToken } = this.config;
    const past = this.emptyPast();
    const attention: Float32Array[][] = [];
    const tokens: number[] = [];
    const probabilities: number[] = [];
    let logProbability = 0;
    let beforeLoop: number | null = null;
    let input = prefix;
    while (tokens.length < maxTokens) {
      const first = tokens.length === 0;
      const wanted = first ? [...this.stateNames, ...this.soundNames] : this.stateNames;
      const run = await this.session.run(this.feeds(sound, input, past, !first), [
        "logits",
        ...this.alignmentLayers.map((layer) => `cross_attentions.${layer}`),
        ...wanted.map((name) => `present.${name}`),
      ]);
      for (const name of wanted) past[`past_key_values.${name}`] = run[`present.${name}`] as Tensor;
      attention.push(this.alignmentRows(run));
      const best = this.best(this.lastLogits(run.logits as Tensor));
      logProbability += best.logProbability;
      if (best.token === endToken) break;
      tokens.push(best.token);
      probabilities.push(Math.exp(best.logProbability));
      const loop = findLoop(tokens);
      if (loop) {
        beforeLoop = loop.before;
        tokens.length = loop.before + loop.phrase;
        attention.length = tokens.length + 1;
        break;
      }
      input = [best.token];
    }
    const kept = probabilities.slice(0, tokens.length);
    return {
      tokens,
      attention,
      meanProbability: kept.reduce((sum, probability) => sum + probability, 0) / Math.max(1, kept.length),
      beforeLoop,
      meanLogProbability: logProbability / Math.max(1, attention.length),
    };
  }

  async release(): Promise<void> {
    await this.session.release();
  }

  private feeds(
    sound: Tensor,
    input: readonly number[],
    past: Record<string, Tensor>,
    cached: boolean,
  ): InferenceSession.FeedsType {
    return {
      input_ids: new Tensor("int64", BigInt64Array.from(input, BigInt), [1, input.length]),
      encoder_hidden_states: sound,
      use_cache_branch: new Tensor("bool", [cached], [1]),
      ...past,
    };
  }

  private emptyPast(): Record<string, Tensor> {
    const { heads, headSize } = this.config;
    const names = [...this.stateNames, ...this.soundNames];
    return Object.fromEntries(
      names.map((name) => [
        `past_key_values.${name}`,
        new Tensor("float32", new Float32Array(0), [1, heads, 0, headSize]),
      ]),
    );
  }

  private lastLogits(logits: Tensor): Float32Array {
    return (logits.data as Float32Array).slice(-this.config.vocabulary);
  }

  private best(logits: Float32Array): { token: number; logProbability: number } {
    const { endToken } = this.config;
    let token = endToken;
    let highest = -Infinity;
    for (let candidate = 0; candidate <= endToken; candidate += 1) {
      const logit = logits[candidate]!;
      if (logit > highest && !this.suppressed.has(candidate)) {
        highest = logit;
        token = candidate;
      }
    }
    let sum = 0;
    for (let candidate = 0; candidate <= endToken; candidate += 1)
      sum += Math.exp(logits[candidate]! - highest);
    return { token, logProbability: -Math.log(sum) };
  }

  /** Attention of the last input token, head by head. */
  private alignmentRows(run: InferenceSession.OnnxValueMapType): Float32Array[] {
    return this.config.alignmentHeads.map(([layer, head]) => {
      const tensor = run[`cross_attentions.${layer}`] as Tensor;
      const [, , steps = 1, frames = 0] = tensor.dims;
      const from = ((head + 1) * steps - 1) * frames;
      return (tensor.data as Float32Array).slice(from, from + frames);
    });
  }
}
