import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { describeMachine, table, writeJson } from "../bench/figures";
import { API_TOKEN, startServerProcess } from "../bench/serverProcess";
import { withFolder } from "../bench/withFolder";
import { asrSamples } from "./asrSamples";
import { essayCoherence } from "./essayCoherence";
import { essayTraits } from "./essayTraits";
import { docxPdfRobustness } from "./docxPdfRobustness";
import { imCallbackPayloads } from "./imCallbackPayloads";
import { imCryptoVectors } from "./imCryptoVectors";
import { type Evaluation, type Json, type Measure, type Tools, beatsMark } from "./measure";
import { shortAnswers } from "./shortAnswers";
import { ossSignatures } from "./ossSignatures";
import { siopOutcomes } from "./siopOutcomes";
import { resumeLayouts } from "./resumeLayouts";
import { resumeNer } from "./resumeNer";
import { resumePdf } from "./resumePdf";
import { siopFairness, starFairness } from "./rubricFairness";
import { siopRelevance } from "./siopRelevance";
import { starAnswers } from "./starAnswers";
import { writtenEssays } from "./writtenEssays";

const evaluations: Evaluation[] = [
  asrSamples,
  starAnswers,
  starFairness,
  siopRelevance,
  siopFairness,
  essayTraits,
  writtenEssays,
  essayCoherence,
  shortAnswers,
  siopOutcomes,
  resumeNer,
  imCryptoVectors,
  imCallbackPayloads,
  ossSignatures,
  resumeLayouts,
  resumePdf,
  docxPdfRobustness,
];

function openTools(origin: string): Tools {
  const headers = { authorization: `Bearer ${API_TOKEN}`, "x-requested-with": "zhimian" };
  async function post(path: string, init: RequestInit): Promise<Json> {
    const response = await fetch(`${origin}/api/v1/tools/${path}`, { method: "POST", ...init });
    if (!response.ok) throw new Error(`${path}: ${response.status} ${(await response.text()).slice(0, 300)}`);
    return response.json();
  }
  const postJson = (path: string, body: unknown) =>
    post(path, { headers: { ...headers, "content-type": "application/json" }, body: JSON.stringify(body) });
  return {
    transcribe(file, name, language) {
      const form = new FormData();
      form.set("language", language);
      form.set("file", new Blob([new Uint8Array(file)]), name);
      return post("transcribe", { headers, body: form });
    },
    scoreAnswer: (request) => postJson("score-answer", request),
    fitScorer: (request) => postJson("fit-scorer", request),
    predictScores: (request) => postJson("predict-scores", request),
    parseResume(request) {
      if ("text" in request) return postJson("parse-resume", request);
      const form = new FormData();
      form.set("file", new Blob([new Uint8Array(request.file)]), request.name);
      return post("parse-resume", { headers, body: form });
    },
  };
}

function print(measures: readonly Measure[]): void {
  const rows = measures.map((measure) => {
    const { set, name, value, n, mark, note } = measure;
    const beats = beatsMark(measure);
    return [
      set,
      name,
      value.toFixed(3),
      String(n),
      mark ? `${mark.value} ${mark.source}` : "",
      beats === null ? "" : beats ? "reached" : "BELOW",
      note ?? "",
    ];
  });
  process.stdout.write(`\n${table([["set", "measure", "today", "n", "mark", "", "note"], ...rows])}\n\n`);
}

async function main() {
  const given = process.argv.slice(2);
  const optionOf = (name: string) => (given.includes(name) ? given[given.indexOf(name) + 1] : undefined);
  const data = optionOf("--data");
  if (!data) throw new Error("Say where the data is: npm run eval -- --data DIR");
  const only = optionOf("--only")?.split(",");
  const wanted = evaluations.filter(({ set }) => !only || only.includes(set));
  const missing = wanted.filter(({ set }) => !existsSync(join(data, set))).map(({ set }) => set);

  const measures: Measure[] = [];
  await withFolder(async (dataDir) => {
    const server = wanted.every(({ offline }) => offline)
      ? null
      : await startServerProcess({ dataDir, env: { DATABASE_URL: "" } });
    try {
      const tools = openTools(server?.origin ?? "");
      for (const { set, run } of wanted) {
        if (missing.includes(set)) continue;
        process.stdout.write(`measuring ${set} …\n`);
        measures.push(...(await run(resolve(data, set), tools, { quick: given.includes("--quick") })));
      }
    } finally {
      await server?.stop();
    }
  });
  print(measures);
  for (const set of missing) process.stdout.write(`NOT MEASURED: ${set} is not in ${data}\n`);
  const file = join(process.cwd(), "build-output/eval.json");
  writeJson(file, { date: new Date().toISOString(), machine: describeMachine(), measures, missing });
  process.stdout.write(`Written to ${file}\n`);
  if (missing.length > 0) process.exitCode = 1;
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exit(1);
});
