import { createCipheriv, randomBytes } from "node:crypto";
import type { ServerResponse } from "node:http";

type Sealed = { name: string; data: Buffer };

const MOST_FILES = 50;
const BLOCK = 32;

/**
 * Files that people send the AI bot: WeCom gives the bot an address and a key of that file alone.
 * Source: "Receive messages", developer.work.weixin.qq.com/document/path/100719: AES-256-CBC, PKCS#7 to 32 bytes, the
 * key's first 16 bytes as IV.
 */
export function createSealedFiles(address: () => string) {
  const files = new Map<string, Sealed>();
  return {
    seal({ name, data }: Sealed): { url: string; aeskey: string } {
      const key = randomBytes(32);
      const cipher = createCipheriv("aes-256-cbc", key, key.subarray(0, 16)).setAutoPadding(false);
      const missing = BLOCK - (data.length % BLOCK);
      const padded = Buffer.concat([data, Buffer.alloc(missing, missing)]);
      const id = randomBytes(12).toString("hex");
      files.set(id, { name, data: Buffer.concat([cipher.update(padded), cipher.final()]) });
      if (files.size > MOST_FILES) files.delete(files.keys().next().value as string);
      return { url: `${address()}/${id}`, aeskey: key.toString("base64") };
    },
    answer(id: string, res: ServerResponse): ServerResponse {
      const file = files.get(id);
      if (!file) return res.writeHead(404).end();
      const name = `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`;
      return res
        .writeHead(200, { "content-type": "application/octet-stream", "content-disposition": name })
        .end(file.data);
    },
  };
}
