// Before `npm start`: installs what is missing and builds what has changed. Needs nothing but Node and npm.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const say = (line) => process.stdout.write(`${line}\n`);

const [major, minor] = process.versions.node.split(".").map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  process.stderr.write(`Node ${process.versions.node} is too old: 20.19 or newer is needed.\n`);
  process.exit(1);
}

function run(command, args) {
  const { status } = spawnSync(command, args, {
    cwd: root,
    stdio: "inherit",
    shell: process.platform === "win32",
  });
  if (status !== 0) process.exit(status ?? 1);
}

const digest = (parts) => {
  const hash = createHash("sha256");
  for (const part of parts) hash.update(part).update("\0");
  return hash.digest("hex");
};

function filesBelow(folder) {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted();
}

/** Does the work only when its stamp says that the inputs have changed. */
function unlessDone(stamp, state, work) {
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === state) return;
  work();
  mkdirSync(join(stamp, ".."), { recursive: true });
  writeFileSync(stamp, state);
}

const lock = readFileSync(join(root, "package-lock.json"));
unlessDone(join(root, "node_modules/.zhimian-installed"), digest([lock]), () => {
  say("正在安装依赖（只在第一次）… Installing packages (first time only) …");
  run("npm", ["ci", "--no-audit", "--no-fund", "--loglevel=error"]);
});

const sources = ["server", "bot", "migrations", "miniapp", "scripts"].flatMap(filesBelow);
const state = digest([lock, ...sources.flatMap((file) => [file.slice(root.length), readFileSync(file)])]);
unlessDone(join(root, "dist/.built"), state, () => {
  say("正在构建… Building …");
  run(process.execPath, ["scripts/build.mjs"]);
});
