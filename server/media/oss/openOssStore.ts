import { join } from "node:path";
import { Readable } from "node:stream";
import type { Env } from "../../env";
import { mediaError } from "../errors";
import { assertLink, disposition } from "../links";
import { assertObjectKey } from "../objectKey";
import type { MediaStore, StoredObject } from "../types";
import { type OssAddress, type OssSettings, encryptionHeaders } from "./address";
import type { ListPage } from "./client";
import { type CredentialSource, chooseCredentials } from "./credentials";
import { OssFault } from "./ossFault";
import { type OssLink, type OssLinkOptions, openOssLink } from "./ossLink";
import { type SignedRequest, presign } from "./presign";
import { MD5_HEADER, headObject, putObject } from "./putObject";
import { readObject } from "./readObject";

/** There is none; that the bucket can say so is what is asked. */
const PROBE_KEY = "readiness/probe";

export type OssStoreOptions = OssLinkOptions & {
  /** How long a ticket serves. */
  ticketSeconds?: number;
  /** Largest object for which a ticket is given. */
  maxUploadBytes?: number;
  credentials?: CredentialSource;
};

/** Objects of one list or removal request; OSS takes no more. */
const BATCH = 1_000;

/**
 * Media in a bucket of Alibaba OSS: browsers put and read there by signed URLs, and nothing of it passes through the
 * API. One object per chunk; OSS encrypts each at rest.
 */
export function openOssStore(
  address: OssAddress,
  env: OssSettings & Pick<Env, "DATA_DIR">,
  options: OssStoreOptions = {},
): MediaStore {
  const { ticketSeconds = 600, maxUploadBytes = 8 * 1024 * 1024 } = options;
  const credentials = options.credentials ?? chooseCredentials(env);
  const link = openOssLink(address, credentials, options);
  const encryption = encryptionHeaders(env);
  const workFolder = join(env.DATA_DIR, "work");
  const headersOf = ({ md5 }: StoredObject) => ({
    "Content-Type": "application/octet-stream",
    [MD5_HEADER]: md5,
    ...encryption,
  });

  function nameOf(key: string): string {
    assertObjectKey(key);
    return `${env.OSS_PREFIX}/${key}`;
  }

  async function sign(
    request: Pick<SignedRequest, "method" | "name" | "headers" | "query" | "expiresInSeconds">,
  ): Promise<{ url: string; expiresAt: Date }> {
    const { bucket, region, outside: origin } = address;
    // A URL ends with the credentials that signed it.
    const signers = await credentials.current(request.expiresInSeconds);
    const at = await link.now();
    const url = presign({ ...request, origin, bucket, region, at }, signers);
    return { url, expiresAt: new Date(Date.now() + request.expiresInSeconds * 1000) };
  }

  return {
    name: "oss",
    origin: address.outside,

    async ticket(key, { size, md5 }) {
      const name = nameOf(key);
      if (size > maxUploadBytes) throw mediaError("media.too_large");
      const headers = {
        ...headersOf({ size, md5 }),
        "Content-MD5": md5,
        "Content-Length": String(size),
        "x-oss-forbid-overwrite": "true",
      };
      const signed = await sign({ method: "PUT", name, headers, expiresInSeconds: ticketSeconds });
      return { ...signed, method: "PUT", headers };
    },

    head: async (key) => headObject(link, nameOf(key)),

    async put(key, body) {
      const { size, sha256 } = await putObject(link, nameOf(key), body, { headersOf, workFolder });
      return { size, sha256 };
    },

    read: (key, range) => Readable.from(readObject(link, nameOf(key), range), { objectMode: false }),

    async remove(keyPrefix) {
      const name = nameOf(keyPrefix);
      await link.call("DeleteObject", (client) => client.delete(name));
      for await (const names of pagesBelow(link, `${name}/`)) {
        await removeAll(
          link,
          names.map((each) => each.name),
        );
      }
    },

    async signedRead(key, linkOptions) {
      const name = nameOf(key);
      assertLink(linkOptions);
      const { expiresInSeconds, mimeType, fileName } = linkOptions;
      const query = {
        "response-content-type": mimeType,
        "response-content-disposition": disposition(fileName),
        "response-cache-control": `private, max-age=${expiresInSeconds}`,
      };
      return (await sign({ method: "GET", name, query, expiresInSeconds })).url;
    },

    async *list(keyPrefix) {
      const below = keyPrefix === "" ? `${env.OSS_PREFIX}/` : `${nameOf(keyPrefix)}/`;
      for await (const page of pagesBelow(link, below)) {
        for (const { name, lastModified } of page) {
          yield { key: name.slice(env.OSS_PREFIX.length + 1), storedAt: new Date(lastModified) };
        }
      }
    },

    probe: async () => void (await headObject(link, nameOf(PROBE_KEY))),

    close: async () => link.close(),
  };
}

async function* pagesBelow(link: OssLink, prefix: string): AsyncGenerator<ListPage["objects"]> {
  for (let token: string | undefined; ;) {
    const query = { prefix, "max-keys": String(BATCH), ...(token ? { "continuation-token": token } : {}) };
    const page: ListPage = await link.call("ListObjectsV2", (client) => client.listV2({ ...query }));
    if (page.objects.length > 0) yield page.objects;
    token = page.nextContinuationToken ?? undefined;
    if (!page.isTruncated || !token) return;
  }
}

async function removeAll(link: OssLink, names: string[]): Promise<void> {
  await link.call("DeleteObjects", async (client) => {
    const { deleted } = await client.deleteMulti(names, { quiet: false });
    // Says 200 whatever happened to the single object.
    if (deleted.length < names.length) throw new OssFault("DeleteObjects", "incomplete", null, null);
  });
}
