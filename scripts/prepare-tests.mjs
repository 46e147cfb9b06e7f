// Before `npm test`: packages, and the programs that the tests use. Installed by apt where that can be done,
// named where it cannot; nothing is skipped.
import { spawn, spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { installPackages, requireNode, say } from "./install.mjs";

/** A program, the Debian package that brings it, and what to say elsewhere. */
const programs = [
  {
    name: "chromium",
    apt: "chromium",
    elsewhere: "Chromium (https://www.chromium.org), as `chromium` on the PATH",
  },
  { name: "ffmpeg", apt: "ffmpeg", elsewhere: "ffmpeg with libx264, libvpx and libopus" },
  { name: "mariadbd", apt: "mariadb-server", elsewhere: "MariaDB 10.6 or newer" },
  { name: "redis-server", apt: "redis-server", elsewhere: "Redis 7 or newer, as `redis-server` on the PATH" },
  { name: "espeak-ng", apt: "espeak-ng", elsewhere: "espeak-ng (https://github.com/espeak-ng/espeak-ng)" },
  { name: "ps", apt: "procps", elsewhere: "ps (procps)" },
  { name: "pdftotext", apt: "poppler-utils", elsewhere: "poppler's command line tools" },
];
/** Screens and PDFs are looked at in Chinese. */
const fonts = { file: "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc", apt: "fonts-noto-cjk" };

const isRoot = process.getuid?.() === 0;
const folders = [...(process.env.PATH ?? "").split(delimiter), "/usr/sbin", "/usr/local/sbin"];
const has = (program) => folders.some((folder) => existsSync(join(folder, program)));

requireNode();

const missing = programs.filter(({ name }) => !has(name));
const onDebian = existsSync("/etc/debian_version") && isRoot;
const wanted = [
  ...missing.map(({ apt }) => apt),
  ...(onDebian && !existsSync(fonts.file) ? [fonts.apt] : []),
];
if (missing.length > 0 && !onDebian) {
  const lines = missing.map(({ elsewhere }) => `  - ${elsewhere}`);
  process.stderr.write(`The tests need programs that are not here:\n${lines.join("\n")}\n`);
  if (spawnSync("apt-get", ["--version"]).status === 0) {
    process.stderr.write(`On Debian or Ubuntu: sudo apt-get install ${wanted.join(" ")}\n`);
  }
  process.exit(1);
}

/** While npm installs: both wait for other machines most of the time. @returns apt's exit code */
function startApt() {
  say(`Installing ${wanted.join(", ")} …`);
  const install = `apt-get update -qq && apt-get install -y -qq --no-install-recommends ${wanted.join(" ")}`;
  const apt = spawn("sh", ["-c", install], {
    stdio: ["ignore", "ignore", "inherit"],
    env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
  });
  return new Promise((resolve) => apt.once("close", (code) => resolve(code ?? 1)));
}

const programsThere = onDebian && wanted.length > 0 ? startApt() : Promise.resolve(0);
installPackages();
const code = await programsThere;
if (code !== 0) process.exit(code);
