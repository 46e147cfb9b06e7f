// TypeScript of server side folders to CommonJS, with the same compiler and settings as the tests use.
// No type check here: `npm run types` does that.
import { copyFile, mkdir, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { dirname, join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { transform } from "@swc/core";

const root = fileURLToPath(new URL("..", import.meta.url));

async function compile(file, out) {
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

/** What code of the server reads from beside itself. */
const ASSETS = /\.bin$/;

async function copyAsset(file, out) {
  const target = join(out, relative(root, file));
  await mkdir(dirname(target), { recursive: true });
  await copyFile(file, target);
}

/** Compiles folders of the project (`server`, `test/bench`) to the same places below `out`, whatever was there. */
export async function compileFolders(folders, out) {
  for (const folder of folders) await rm(join(out, folder), { recursive: true, force: true });
  for (const folder of folders) {
    const entries = await readdir(join(root, folder), { recursive: true, withFileTypes: true });
    const files = entries
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name));
    await Promise.all(files.filter((file) => file.endsWith(".ts")).map((file) => compile(file, out)));
    await Promise.all(files.filter((file) => ASSETS.test(file)).map((file) => copyAsset(file, out)));
  }
}
