import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";

function nearestPackage(folder: string): string {
  const file = join(folder, "package.json");
  return existsSync(file) ? file : nearestPackage(dirname(folder));
}

/** The product's version, from package.json, whether this runs compiled or from source. */
export const { version } = JSON.parse(readFileSync(nearestPackage(__dirname), "utf8")) as { version: string };
