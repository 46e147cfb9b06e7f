import { z } from "zod";

/** An object of the product as a line in a backup's list: its key, its size, its MD5 in base64. */
export type MediaLine = { key: string; size: number; md5: string };

const schema = z.tuple([z.string(), z.int().min(0), z.string()]);

export const writeMediaLine = ({ key, size, md5 }: MediaLine): string => JSON.stringify([key, size, md5]);

export function readMediaLine(line: string): MediaLine {
  const [key, size, md5] = schema.parse(JSON.parse(line));
  return { key, size, md5 };
}
