import { checkSchema } from "./db/checkSchema";
import { connectDatabase, databaseLocation, openPrimary } from "./db/connect";
import { readSchema } from "./db/schema";
import type { Env } from "./env";
import { StartRefused } from "./preflight/types";
import { envOrExit, runMain } from "./process";

/**
 * `npm run migrate`: brings the database's tables up to date, before processes with ROLES of their own are started.
 * With `--check` it changes nothing, and ends with 1 where there is something to do.
 */
const say = (line: string) => void process.stdout.write(`${line}\n`);

/** What keeps one from the database, with how to mend it. That its tables are older is what one is here for. */
async function reach(env: Env): Promise<void> {
  const findings = await checkSchema({ ...env, ROLES: ["api", "worker", "bot"] }).run();
  const refused = findings.filter(({ level }) => level === "error");
  if (refused.length > 0) throw new StartRefused(refused);
}

async function check(env: Env): Promise<number> {
  const location = databaseLocation(env);
  if (!("url" in location)) {
    say("SQLite is migrated by each start: there is nothing to check.");
    return 0;
  }
  const primary = openPrimary(location);
  try {
    await primary.source.initialize();
    const { missing, unknown } = await readSchema(primary.source);
    for (const name of missing) say(`missing  ${name}`);
    for (const name of unknown) say(`newer    ${name} (run by newer code; this version works beside it)`);
    say(missing.length === 0 ? "The database is up to date." : `${missing.length} to run: npm run migrate`);
    return missing.length === 0 ? 0 : 1;
  } finally {
    await primary.close();
  }
}

async function run(env: Env): Promise<number> {
  const started = performance.now();
  let done = 0;
  const db = await connectDatabase(databaseLocation(env, { replica: false }), {
    onDone: (name, ms) => {
      done += 1;
      say(`${String(ms).padStart(7)} ms  ${name}`);
    },
    onNewer: (unknown) => say(`Run by newer code: ${unknown.join(", ")}`),
  });
  await db.close();
  const seconds = ((performance.now() - started) / 1_000).toFixed(1);
  say(`${done === 0 ? "" : `${done} migrations in ${seconds} s. `}The database is up to date.`);
  return 0;
}

runMain(async () => {
  const env = envOrExit();
  await reach(env);
  process.exit(await (process.argv.includes("--check") ? check(env) : run(env)));
});
