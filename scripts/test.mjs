// The whole test: format, lint, types, build, unit, integration on SQLite and on MariaDB, end to end in Chromium, and the
// production shape killed and counted.
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statfsSync } from "node:fs";
import { join } from "node:path";
import { root, say } from "./install.mjs";

const output = join(root, "build-output");
mkdirSync(output, { recursive: true });

let passed = 0;
let failed = 0;

function step(name, command, args, env = {}) {
  say(`\n▸ ${name}`);
  const started = Date.now();
  const { status } = spawnSync(command, args, {
    cwd: root,
    stdio: "inherit",
    env: { ...process.env, ...env },
  });
  say(`  ${status === 0 ? "ok" : "FAILED"} in ${Math.round((Date.now() - started) / 1000)} s`);
  return status === 0;
}

function check(name, command, args) {
  if (step(name, command, args)) passed += 1;
  else failed += 1;
}

const bin = (name) => join(root, "node_modules/.bin", name);

/** Jest counts for itself; a run that broke before it could count is one failure. */
function tests(project, workers, env = {}) {
  const file = join(output, `jest-${project}.json`);
  rmSync(file, { force: true });
  const ok = step(
    project,
    bin("jest"),
    [
      "--selectProjects",
      project,
      `--maxWorkers=${workers}`,
      "--json",
      `--outputFile=${file}`,
      "--silent=false",
    ],
    env,
  );
  try {
    const result = JSON.parse(readFileSync(file, "utf8"));
    passed += result.numPassedTests;
    failed += result.numFailedTests + result.numRuntimeErrorTestSuites;
    if (!ok && result.numFailedTests + result.numRuntimeErrorTestSuites === 0) failed += 1;
  } catch {
    failed += 1;
  }
}

/** Hundreds of databases of a moment each: in memory where there is room for them, a commit waits for no disk. */
function openMemory() {
  const shared = "/dev/shm";
  if (!existsSync(shared)) return null;
  const { bavail, bsize } = statfsSync(shared);
  return bavail * bsize > 4 * 1024 ** 3 ? mkdtempSync(join(shared, "zhimian-")) : null;
}
const memory = openMemory();

check("format", bin("oxfmt"), ["--check", "."]);
check("lint", bin("oxlint"), []);
check("types (server)", bin("tsc"), ["-p", "tsconfig.json"]);
check("types (miniapp)", bin("tsc"), ["-p", "miniapp/tsconfig.json"]);
check("build", process.execPath, ["scripts/build.mjs"]);
tests("unit", 2);
tests("sqlite", 2, memory ? { TMPDIR: memory } : {});
if (memory) rmSync(memory, { recursive: true, force: true });
tests("mariadb", 2);
tests("e2e", 2);
// The whole production shape, killed and counted: nothing else runs beside it.
tests("production", 1);

say(`\n${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
