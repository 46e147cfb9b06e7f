import { parseEnv } from "../../../../server/env";
import { ossAddress } from "../../../../server/media/oss/address";
import { type OssStoreOptions, openOssStore } from "../../../../server/media/oss/openOssStore";
import type { MediaStore, PutTicket } from "../../../../server/media/types";
import { type OssSimulator, openOss } from "../../../simulators/oss/openOss";
import { temporaryFolder } from "../fixtures";

export type OssUnderTest = { oss: OssSimulator; store: MediaStore; dataDir: string; close(): Promise<void> };

/** The real client against the simulator; tries follow each other at once. */
export async function openOssUnderTest(
  env: (oss: OssSimulator) => Record<string, string> = () => ({}),
  options: OssStoreOptions = {},
): Promise<OssUnderTest> {
  const folder = temporaryFolder();
  const oss = await openOss();
  const settings = parseEnv({ DATA_DIR: folder.path, ...oss.env, ...env(oss) });
  const address = ossAddress(settings);
  if (!address) throw new Error("not configured");
  const store = openOssStore(address, settings, { firstWaitMs: 1, ...options });
  return {
    oss,
    store,
    dataDir: folder.path,
    async close() {
      await store.close();
      await oss.close();
      folder.remove();
    },
  };
}

/** As a browser does it: a header that it sets by itself is not its caller's to set. */
export function sendTicket(
  { url, method, headers }: PutTicket,
  bytes: Buffer,
  more: Record<string, string> = {},
) {
  const { "Content-Length": _own, ...given } = headers;
  return fetch(url, { method, headers: { ...given, ...more }, body: new Uint8Array(bytes) });
}
