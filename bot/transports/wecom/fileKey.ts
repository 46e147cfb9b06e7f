import { z } from "zod";

const sealedSchema = z.object({ url: z.string(), aeskey: z.string().optional() });
export type SealedFile = z.output<typeof sealedSchema>;

/** A file of the AI bot's as a ChatFile's key, which is one word. */
export const writeKey = ({ url, aeskey }: SealedFile): string => JSON.stringify({ url, aeskey });

/** Null for a file of the app's, whose key is WeCom's id of it. */
export function parseKey(key: string): SealedFile | null {
  if (!key.startsWith("{")) return null;
  return sealedSchema.parse(JSON.parse(key));
}
