import { createHash, randomUUID } from "node:crypto";

export type KeptObject = {
  bytes: Buffer;
  /** Quoted, as the header has it. */
  etag: string;
  contentType: string;
  /** `x-oss-meta-*`, and how it is encrypted. */
  headers: Record<string, string>;
  storedAt: Date;
};
type Upload = {
  key: string;
  headers: Record<string, string>;
  parts: Map<number, { bytes: Buffer; etag: string }>;
};

const md5 = (bytes: Buffer) => createHash("md5").update(bytes).digest("hex").toUpperCase();
/** Under KMS it is none of the content, as on OSS. */
const etagOf = (bytes: Buffer, headers: Record<string, string>) =>
  headers["x-oss-server-side-encryption"] === "KMS"
    ? `"${randomUUID().replaceAll("-", "").toUpperCase()}"`
    : `"${md5(bytes)}"`;

export const MIN_PART_BYTES = 100 * 1024;

/** What a bucket holds, without any protocol. */
export function createBucket() {
  const objects = new Map<string, KeptObject>();
  const uploads = new Map<string, Upload>();

  const store = (
    key: string,
    bytes: Buffer,
    headers: Record<string, string>,
    etag = etagOf(bytes, headers),
  ) => {
    const { "content-type": contentType = "application/octet-stream", ...kept } = headers;
    objects.set(key, { bytes, etag, contentType, headers: kept, storedAt: new Date() });
    return etag;
  };

  return {
    objects,
    uploads,
    store,
    begin(key: string, headers: Record<string, string>): string {
      const id = randomUUID().replaceAll("-", "").toUpperCase();
      uploads.set(id, { key, headers, parts: new Map() });
      return id;
    },
    /** The part's ETag, or why not. */
    putPart(id: string, number: number, bytes: Buffer): string | null {
      const upload = uploads.get(id);
      if (!upload) return null;
      const etag = `"${md5(bytes)}"`;
      upload.parts.set(number, { bytes, etag });
      return etag;
    },
    complete(
      id: string,
      named: { number: number; etag: string }[],
    ): { etag: string } | "NoSuchUpload" | "InvalidPart" | "EntityTooSmall" | "InvalidPartOrder" {
      const upload = uploads.get(id);
      if (!upload) return "NoSuchUpload";
      const bytes: Buffer[] = [];
      for (const [index, { number, etag }] of named.entries()) {
        const part = upload.parts.get(number);
        if (!part || part.etag !== etag) return "InvalidPart";
        if (index > 0 && number <= (named[index - 1]?.number ?? 0)) return "InvalidPartOrder";
        if (index < named.length - 1 && part.bytes.length < MIN_PART_BYTES) return "EntityTooSmall";
        bytes.push(part.bytes);
      }
      uploads.delete(id);
      const etags = named.map(({ etag }) => etag).join("");
      return {
        etag: store(
          upload.key,
          Buffer.concat(bytes),
          upload.headers,
          `"${md5(Buffer.from(etags))}-${named.length}"`,
        ),
      };
    },
    /** Names after `after`, in their order. */
    page(prefix: string, after: string, most: number) {
      const names = [...objects.keys()].filter((name) => name.startsWith(prefix) && name > after).sort();
      return { names: names.slice(0, most), isTruncated: names.length > most };
    },
  };
}
export type Bucket = ReturnType<typeof createBucket>;
