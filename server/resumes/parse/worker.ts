import { parentPort } from "node:worker_threads";
import type { ParsedResume } from "../schema";
import { tagEntities } from "../tagger/tagEntities";
import { RESUME_ENGINE } from "./engine";
import { parseResume } from "./parseResume";
import type { TextLine } from "./reading";

export type ParseTask = { text: string; lines: readonly TextLine[]; today: Date };
export type ParseResult = { resume: ParsedResume } | { error: string };

function parse({ text, lines, today }: ParseTask): ParseResult {
  try {
    return { resume: parseResume(text, { lines, today, tag: tagEntities, engine: RESUME_ENGINE }) };
  } catch (error) {
    return { error: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

parentPort?.on("message", (task: ParseTask) => parentPort?.postMessage(parse(task)));
