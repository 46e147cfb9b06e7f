// npm run bench [-- --quick] [-- --only starts,endpoints,uploads,report,resumes,people,scale,chats,jobs,chaos,tracing,production,backups]
// Compiles the server as the build does, to a place of its own, and measures it as a process of its own.
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { compileFolders } from "./compile.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const out = join(root, "build-output/bench");
await compileFolders(
  ["server", "bot", "migrations", "test/bench", "test/support", "test/factories", "test/simulators"],
  out,
);

const { status } = spawnSync(
  process.execPath,
  ["--enable-source-maps", join(out, "test/bench/main.js"), ...process.argv.slice(2)],
  { cwd: root, stdio: "inherit" },
);
process.exit(status ?? 1);
