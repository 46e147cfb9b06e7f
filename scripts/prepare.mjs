// Before `npm start`: installs what is missing and builds what has changed. Needs nothing but Node and npm.
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { digest, installPackages, requireNode, root, run, say, unlessDone } from "./install.mjs";

function filesBelow(folder) {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted();
}

requireNode();
installPackages();

const sources = ["server", "bot", "migrations", "miniapp", "scripts"].flatMap(filesBelow);
const lock = join(root, "package-lock.json");
const state = digest([lock, ...sources].flatMap((file) => [file.slice(root.length), readFileSync(file)]));
unlessDone(join(root, "dist/.built"), state, () => {
  say("正在构建… Building …");
  run(process.execPath, ["scripts/build.mjs"]);
});
