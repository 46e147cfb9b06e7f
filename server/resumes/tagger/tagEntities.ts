import { readFileSync } from "node:fs";
import { join } from "node:path";
import { MODEL_SHA256 } from "./model/hash";
import { sha256, unpackModel } from "./modelFile";
import { type Tagger, openTagger } from "./tagger";
import type { Entity } from "./types";

/** What is read at most, in UTF-16 units: a résumé of some 200 pages. The rest of a longer text has no entities. */
export const MAX_UNITS = 200_000;

const MODEL_FILE = join(__dirname, "model/resume-tagger.bin");

/** @throws Error where the file is not the one that was trained */
export function loadTagger(file: Uint8Array, expected: string): Tagger {
  if (sha256(file) !== expected) throw new Error("The résumé tagger's model file is damaged");
  return openTagger(unpackModel(file));
}

let tagger: Tagger | undefined;

/**
 * Names, nationalities, ethnicities, titles, degrees, organisations, majors and places in a Chinese résumé, by the model
 * of docs/model-cards/resume-tagger.md. The first call loads it (about 0.3 s); then some 8 ms per 1,000 units: call
 * it in a worker. The same text has the same entities always.
 */
export function tagEntities(text: string): Entity[] {
  tagger ??= loadTagger(readFileSync(MODEL_FILE), MODEL_SHA256);
  return tagger(text.slice(0, MAX_UNITS));
}
