// Compiles server, bot and migrations to dist/ with the same compiler and settings as the tests use, and the
// pages with Vite. No type check here: `npm run types` does that.
import { mkdir, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { dirname, join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { brotliCompress, gzip } from "node:zlib";
import { transform } from "@swc/core";

const compressGzip = promisify(gzip);
const compressBrotli = promisify(brotliCompress);
const root = fileURLToPath(new URL("..", import.meta.url));
const out = join(root, "dist");
const folders = ["server", "bot", "migrations"];

async function compile(file) {
  const target = join(out, relative(root, file)).replace(/\.ts$/, ".js");
  const { code, map } = await transform(await readFile(file, "utf8"), {
    filename: file,
    sourceFileName: relative(dirname(target), file).split(sep).join("/"),
    sourceMaps: true,
    jsc: {
      parser: { syntax: "typescript", decorators: true },
      transform: { legacyDecorator: true, decoratorMetadata: false, useDefineForClassFields: false },
      target: "es2022",
    },
    module: { type: "commonjs" },
  });
  await mkdir(dirname(target), { recursive: true });
  await writeFile(target, `${code}\n//# sourceMappingURL=${target.split(sep).at(-1)}.map\n`);
  await writeFile(`${target}.map`, map);
}

async function compileServer() {
  for (const folder of folders) await rm(join(out, folder), { recursive: true, force: true });
  for (const folder of folders) {
    const entries = await readdir(join(root, folder), { recursive: true, withFileTypes: true });
    const files = entries.filter((entry) => entry.isFile() && entry.name.endsWith(".ts"));
    await Promise.all(files.map((entry) => compile(join(entry.parentPath, entry.name))));
  }
}

async function buildPages() {
  const { build } = await import("vite");
  await build({ configFile: join(root, "miniapp/vite.config.ts"), logLevel: "warn" });
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
if (only !== "pages") await compileServer();
if (only !== "server") await buildPages();
