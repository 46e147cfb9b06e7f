// node scripts/train-resume-tagger.mjs --data ../shared/data/resume_ner_zh [--folds 5]
// Trains the résumé tagger on the train part, measures it on the dev part and writes the model that is committed.
// With --folds it only cross-validates and writes nothing. See docs/model-cards/resume-tagger.md.
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { compileFolders } from "./compile.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const out = join(root, "build-output/train");
await compileFolders(["server/resumes/tagger"], out);

const { status } = spawnSync(
  process.execPath,
  [
    join(out, "server/resumes/tagger/train/main.js"),
    ...process.argv.slice(2),
    "--out",
    join(root, "server/resumes/tagger/model"),
  ],
  { cwd: root, stdio: "inherit" },
);
process.exit(status ?? 1);
