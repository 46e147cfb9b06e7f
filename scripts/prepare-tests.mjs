// Before `npm test`: packages, and the programs that the tests use. Installed by apt where that can be done,
// named where it cannot; nothing is skipped.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { installPackages, requireNode, run, say } from "./install.mjs";

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
installPackages();

const missing = programs.filter(({ name }) => !has(name));
const onDebian = existsSync("/etc/debian_version") && isRoot;
const wanted = [
  ...missing.map(({ apt }) => apt),
  ...(onDebian && !existsSync(fonts.file) ? [fonts.apt] : []),
];
if (wanted.length > 0 && onDebian) {
  say(`Installing ${wanted.join(", ")} …`);
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  const quiet = { stdio: ["ignore", "ignore", "inherit"], env };
  run("apt-get", ["update", "-qq"], quiet);
  run("apt-get", ["install", "-y", "-qq", "--no-install-recommends", ...wanted], quiet);
} else if (missing.length > 0) {
  const lines = missing.map(({ elsewhere }) => `  - ${elsewhere}`);
  process.stderr.write(`The tests need programs that are not here:\n${lines.join("\n")}\n`);
  if (spawnSync("apt-get", ["--version"]).status === 0) {
    process.stderr.write(`On Debian or Ubuntu: sudo apt-get install ${wanted.join(" ")}\n`);
  }
  process.exit(1);
}
