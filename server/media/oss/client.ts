import type { Readable } from "node:stream";

type Response = { status: number; headers: Record<string, string | undefined> };
type Options = { headers?: Record<string, string> };
export type ListPage = {
  objects: { name: string; lastModified: string }[];
  isTruncated: boolean;
  nextContinuationToken: string | null;
};
export type Part = { number: number; etag: string };

/**
 * What we use of ali-oss 6.23, as its source has it: its declarations lack some of the options and get some of the
 * answers wrong. It retries nothing by itself (`retryMax` is 0).
 */
export interface OssClient {
  /** Read anew for each request. */
  options: Record<string, unknown>;
  put(name: string, bytes: Buffer, options: Options): Promise<unknown>;
  head(name: string): Promise<{ res: Response }>;
  getStream(name: string, options: Options): Promise<{ stream: Readable; res: Response }>;
  delete(name: string): Promise<unknown>;
  /** `deleted` has one entry for each name, whether or not there was such an object. */
  deleteMulti(names: string[], options: { quiet: false }): Promise<{ deleted: unknown[] }>;
  listV2(query: { prefix: string; "max-keys": string; "continuation-token"?: string }): Promise<ListPage>;
  initMultipartUpload(name: string, options: Options): Promise<{ uploadId: string }>;
  uploadPart(
    name: string,
    uploadId: string,
    number: number,
    bytes: Buffer,
    start: number,
    end: number,
    options: Options,
  ): Promise<{ etag: string }>;
  completeMultipartUpload(name: string, uploadId: string, parts: Part[], options: object): Promise<unknown>;
  abortMultipartUpload(name: string, uploadId: string): Promise<unknown>;
  getBucketInfo(bucket: string): Promise<{
    bucket: { AccessControlList?: { Grant?: string }; Versioning?: string; Location?: string };
  }>;
  getBucketLifecycle(bucket: string): Promise<{ rules: LifecycleRule[] | null }>;
  putBucketLifecycle(bucket: string, rules: LifecycleRule[]): Promise<unknown>;
}

export type LifecycleRule = {
  id?: string;
  prefix: string;
  status: "Enabled" | "Disabled";
  expiration?: { days: number | string };
  abortMultipartUpload?: { days: number | string };
};
