/** One measured number beside what is known of it from elsewhere. */
export type Measure = {
  set: string;
  name: string;
  /** What this version does today. */
  value: number;
  n: number;
  /** A floor measured on the same rows, or what others published on their own. */
  mark: { value: number; source: string; better: "higher" | "lower" } | null;
  note?: string;
};

export type Evaluation = {
  /** Folder below the data folder. */
  set: string;
  /** Measures code of the product by itself: no server is needed. */
  offline?: true;
  run(folder: string, tools: Tools, options: { quick: boolean }): Promise<Measure[]>;
};

// The tools' answers are read as any other HR system would read them.
// oxlint-disable-next-line typescript/no-explicit-any -- see above
export type Json = any;

export type ScorerAnswer = { text: string; question?: string; reference?: string };

/** The product's public tools, by HTTP. */
export type Tools = {
  transcribe(file: Buffer, name: string, language: "zh" | "en"): Promise<Json>;
  parseResume(request: { text: string } | { file: Buffer; name: string }): Promise<Json>;
  scoreAnswer(request: { question: string; answer: string; language: "zh" | "en" }): Promise<Json>;
  fitScorer(request: {
    language: "zh" | "en";
    answers: (ScorerAnswer & { score: number })[];
    min: number;
    max: number;
  }): Promise<Json>;
  predictScores(request: { modelId: string; answers: ScorerAnswer[] }): Promise<Json>;
};

export const beatsMark = ({ value, mark }: Measure): boolean | null =>
  mark && (mark.better === "higher" ? value >= mark.value : value <= mark.value);
