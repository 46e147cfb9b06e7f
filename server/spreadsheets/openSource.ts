import { open } from "node:fs/promises";
import { refuse } from "./refusals";
import { sniff } from "./sniff";
import { openText } from "./text/openText";
import type { RowSource, TableLimits } from "./types";
import { openXlsx } from "./xlsx/openXlsx";

const MIB = 1024 * 1024;

async function readWhole(path: string, limit: number): Promise<Buffer> {
  const file = await open(path);
  try {
    const { size } = await file.stat();
    if (size > limit) throw refuse("spreadsheet.too_large", { limit: Math.round(limit / MIB) });
    return await file.readFile();
  } finally {
    await file.close();
  }
}

/** Opens what lies at `path` by its content; what it is called does not count. @throws AppError */
export async function openSource(path: string, limits: TableLimits): Promise<RowSource> {
  const bytes = await readWhole(path, limits.fileBytes);
  if (bytes.length === 0) throw refuse("spreadsheet.empty");
  return sniff(bytes) === "zip" ? openXlsx(bytes, limits) : openText(bytes, limits);
}
