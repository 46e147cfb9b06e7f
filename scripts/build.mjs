// Compiles server, bot and migrations to dist/, the pages with Vite, and the mini-program shells.
import { readFile, readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { brotliCompress, gzip } from "node:zlib";
import { compileFolders } from "./compile.mjs";
import { buildShells } from "./shell.mjs";

const compressGzip = promisify(gzip);
const compressBrotli = promisify(brotliCompress);
const root = fileURLToPath(new URL("..", import.meta.url));
const out = join(root, "dist");

async function buildPages() {
  const { build } = await import("vite");
  await build({ configFile: join(root, "miniapp/vite.config.mts"), logLevel: "warn" });
  await compressPages();
}

/** Compressed once here, so that the server only ever sends files. */
async function compressPages() {
  const entries = await readdir(join(out, "public"), { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile() && /\.(js|css|html|svg|json)$/.test(entry.name));
  await Promise.all(
    files.map(async (entry) => {
      const file = join(entry.parentPath, entry.name);
      const bytes = await readFile(file);
      await writeFile(`${file}.gz`, await compressGzip(bytes, { level: 9 }));
      await writeFile(`${file}.br`, await compressBrotli(bytes));
    }),
  );
}

const only = process.argv[2];
if (only !== "pages") await compileFolders(["server", "bot", "migrations"], out);
if (only !== "server") await buildPages();
if (only !== "server") await buildShells({ root, out, env: process.env });
