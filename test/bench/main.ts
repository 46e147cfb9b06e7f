import { join } from "node:path";
import { measureArchives } from "./archives";
import { measureBackups } from "./backups";
import { measureChats } from "./chats";
import { type Figure, describeMachine, printFigures, writeJson } from "./figures";
import { measureChaos } from "./chaos";
import { measureEndpoints } from "./endpoints";
import { measureJobs } from "./jobs";
import { measureOss } from "./oss";
import { measurePeople } from "./people";
import { measureProduction } from "./production";
import { measureReport } from "./report";
import { measureResumes } from "./resumes";
import { measureScale } from "./scale";
import { measureStarts } from "./starts";
import { measureTracing } from "./tracing";
import { measureUploads } from "./uploads";

export type BenchOptions = { quick: boolean };

const sections: Record<string, (options: BenchOptions) => Promise<Figure[]>> = {
  starts: measureStarts,
  endpoints: measureEndpoints,
  uploads: measureUploads,
  report: measureReport,
  resumes: measureResumes,
  oss: measureOss,
  people: measurePeople,
  scale: measureScale,
  archives: measureArchives,
  chats: measureChats,
  jobs: measureJobs,
  chaos: measureChaos,
  tracing: measureTracing,
  production: measureProduction,
  backups: measureBackups,
};

async function main() {
  const given = process.argv.slice(2);
  const quick = given.includes("--quick");
  const only = given[given.indexOf("--only") + 1];
  const wanted = given.includes("--only") && only ? only.split(",") : Object.keys(sections);
  const unknown = wanted.filter((name) => !sections[name]);
  if (unknown.length > 0) throw new Error(`--only knows ${Object.keys(sections).join(", ")}`);

  const date = new Date().toISOString();
  const figures: Figure[] = [];
  for (const name of wanted) {
    process.stdout.write(`measuring ${name} …\n`);
    figures.push(...((await sections[name]?.({ quick })) ?? []));
  }
  printFigures(figures);
  const file = join(process.cwd(), "build-output/bench.json");
  writeJson(file, { date, quick, machine: describeMachine(), figures });
  const missed = figures.filter(({ met }) => met === false).length;
  process.stdout.write(
    missed > 0 ? `${missed} goals missed. Written to ${file}\n` : `All goals met. Written to ${file}\n`,
  );
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exit(1);
});
