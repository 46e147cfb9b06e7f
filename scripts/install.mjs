// Shared by `npm start` and `npm test`: a Node that is new enough, and the packages of the lock file.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("..", import.meta.url));
export const say = (line) => process.stdout.write(`${line}\n`);

export function digest(parts) {
  const hash = createHash("sha256");
  for (const part of parts) hash.update(part).update("\0");
  return hash.digest("hex");
}

/** Runs a command in the project's root; its failure ends this process with the same code. */
export function run(command, args, options = {}) {
  const { status } = spawnSync(command, args, {
    cwd: root,
    stdio: "inherit",
    shell: process.platform === "win32",
    ...options,
  });
  if (status !== 0) process.exit(status ?? 1);
}

/** Does the work only when its stamp says that the inputs have changed. */
export function unlessDone(stamp, state, work) {
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === state) return;
  work();
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, state);
}

export function requireNode() {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  process.stderr.write(`Node ${process.versions.node} is too old: 20.19 or newer is needed.\n`);
  process.exit(1);
}

export function installPackages() {
  const lock = readFileSync(join(root, "package-lock.json"));
  unlessDone(join(root, "node_modules/.zhimian-installed"), digest([lock]), () => {
    say("正在安装依赖（只在第一次）… Installing packages (first time only) …");
    // Not `npm ci`: it refuses a lock file that does not name the prebuilt binaries of every platform, and some
    // registries carry only those of a few. The versions are the lock file's all the same, and it is not rewritten.
    run("npm", ["install", "--no-save", "--no-audit", "--no-fund", "--loglevel=error"]);
  });
}
