import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";

const program = process.platform === "win32" ? "ffmpeg.exe" : "ffmpeg";

/**
 * Which ffmpeg to run: the configured one, else the one on PATH, else the static build from the npm package
 * (which supports fewer platforms and throws on the others).
 */
export function findFfmpeg(configured?: string): string {
  if (configured) return configured;
  const folders = (process.env.PATH ?? "").split(delimiter).filter((folder) => folder !== "");
  const onPath = folders.map((folder) => join(folder, program)).find((path) => existsSync(path));
  return onPath ?? (require("@ffmpeg-installer/ffmpeg") as { path: string }).path;
}
