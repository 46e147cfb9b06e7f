import { dirname, join } from "node:path";
import { InferenceSession, Tensor } from "onnxruntime-node";
import { SAMPLE_RATE, type Pcm } from "../types";
import { FRAME_SAMPLES } from "./frames";

/** The model wants the end of the frame before, so that an onset between two frames is seen whole. */
const contextSamples = 64;
const stateShape = [2, 1, 128];

/** Silero VAD v6: how likely there is a voice in each frame of 32 ms. Heavy: lives in the speech worker only. */
export class VoiceDetector {
  private readonly rate = new Tensor("int64", BigInt64Array.of(BigInt(SAMPLE_RATE)), []);

  private constructor(private readonly session: InferenceSession) {}

  static async load(): Promise<VoiceDetector> {
    const model = join(
      dirname(require.resolve("@ricky0123/vad-web/package.json")),
      "dist/silero_vad_v6.onnx",
    );
    return new VoiceDetector(
      await InferenceSession.create(model, { intraOpNumThreads: 1, interOpNumThreads: 1 }),
    );
  }

  /** Starts to listen to a sound. Frames must be given in their order. */
  listen(): (frame: Pcm) => Promise<number> {
    const input = new Float32Array(contextSamples + FRAME_SAMPLES);
    let state: Tensor = new Tensor(
      "float32",
      new Float32Array(stateShape.reduce((a, b) => a * b)),
      stateShape,
    );
    return async (frame) => {
      input.copyWithin(0, FRAME_SAMPLES);
      input.set(frame, contextSamples);
      const run = await this.session.run({
        input: new Tensor("float32", input, [1, input.length]),
        state,
        sr: this.rate,
      });
      state = run.stateN as Tensor;
      return (run.output as Tensor).data[0] as number;
    };
  }

  async release(): Promise<void> {
    await this.session.release();
  }
}
