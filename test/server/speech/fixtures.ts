import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { SpokenLanguage } from "../../../server/speech/types";

export type SpeechFixture = { path: string; text: string; language: SpokenLanguage; durationMs: number };

const folder = join(__dirname, "../../fixtures/speech");

/** A spoken answer from test/fixtures/speech by its file name. */
export function speechFixture(name: string): SpeechFixture {
  const index = JSON.parse(readFileSync(join(folder, "index.json"), "utf8")) as (SpeechFixture & {
    file: string;
  })[];
  const found = index.find(({ file }) => file === name);
  if (!found) throw new Error(`test/fixtures/speech has no ${name}`);
  return { ...found, path: join(folder, found.file) };
}
