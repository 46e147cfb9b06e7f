import { spawnSync } from "node:child_process";
import { join } from "node:path";

const ROOT = join(__dirname, "../../..");
const OUT = "build-output/chaos";
const FOLDERS = ["server", "bot", "migrations", "test/factories", "test/support", "test/simulators"];

/** A process of its own runs no TypeScript. @returns the compiled `botProcess` */
export function compileBot(): string {
  const script = `import { compileFolders } from "./scripts/compile.mjs";
await compileFolders(${JSON.stringify(FOLDERS)}, ${JSON.stringify(OUT)});`;
  const { status, stderr } = spawnSync(process.execPath, ["--input-type=module", "-e", script], {
    cwd: ROOT,
    encoding: "utf8",
  });
  if (status !== 0) throw new Error(`The bot could not be compiled: ${stderr}`);
  return join(ROOT, OUT, "test/support/chaos/botProcess.js");
}
