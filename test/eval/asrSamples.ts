import { readFileSync } from "node:fs";
import { join } from "node:path";
import { simplify } from "../../server/speech/whisper/simplified";
import type { Evaluation, Measure } from "./measure";
import { wordlessSounds } from "./sounds";
import { errorRate } from "../support/errorRate";

type Clip = { file: string; language: "zh" | "en"; text: string };

function readClips(folder: string): Clip[] {
  const [, ...lines] = readFileSync(join(folder, "transcripts.tsv"), "utf8").trim().split(/\r?\n/);
  return lines.map((line) => {
    const [file = "", language = "", text = ""] = line.split("\t");
    return { file, language: language === "en" ? "en" : "zh", text };
  });
}

const withoutMarks = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}\s']/gu, "");
const characters = (text: string) => [...withoutMarks(text).replace(/\s/g, "")];
const words = (text: string) => withoutMarks(text).split(/\s+/).filter(Boolean);

/** Error rates on known clips, and that nothing is invented where nobody speaks. */
export const asrSamples: Evaluation = {
  set: "asr_samples",
  async run(folder, tools) {
    const measures: Measure[] = [];
    for (const { file, language, text } of readClips(folder)) {
      const heard = await tools.transcribe(readFileSync(join(folder, file)), file, language);
      const add = (name: string, said: string[], got: string[], mark: Measure["mark"]) =>
        measures.push({ set: "asr_samples", name, value: errorRate(said, got), n: said.length, mark });
      if (language === "en") {
        add("en word error rate", words(text), words(heard.text), null);
        continue;
      }
      const mark = { value: 0.0861, source: "WeNet, WenetSpeech dev", better: "lower" } as const;
      add("zh character error rate", characters(text), characters(heard.text), mark);
      const [said, simplified] = [simplify(text), simplify(heard.text)].map(characters);
      add("zh character error rate, simplified", said ?? [], simplified ?? [], mark);
    }
    const sounds = Object.entries(wordlessSounds());
    const refused: string[] = [];
    for (const [name, file] of sounds) {
      const heard = await tools.transcribe(file, `${name}.wav`, "zh");
      if (heard.usable === false && heard.text === "") refused.push(`${name}: ${heard.reason}`);
    }
    measures.push({
      set: "asr_samples",
      name: "silence, noise and tone refused",
      value: refused.length / sounds.length,
      n: sounds.length,
      mark: { value: 1, source: "issue 2 §4", better: "higher" },
      note: refused.join(", "),
    });
    return measures;
  },
};
