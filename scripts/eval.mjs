// npm run eval -- --data DIR [--quick] [--only asr_samples,…]
// Measures the product's public tools against outside data with known answers. Nothing of the data is kept.
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { compileFolders } from "./compile.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const out = join(root, "build-output/eval");
await compileFolders(
  ["server", "bot", "migrations", "test/bench", "test/eval", "test/support", "test/simulators"],
  out,
);

const { status } = spawnSync(
  process.execPath,
  ["--enable-source-maps", join(out, "test/eval/main.js"), ...process.argv.slice(2)],
  { cwd: root, stdio: "inherit" },
);
process.exit(status ?? 1);
