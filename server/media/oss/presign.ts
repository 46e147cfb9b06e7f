import { createHash, createHmac } from "node:crypto";
import type { OssCredentials } from "./credentials";

export type SignedRequest = {
  method: "GET" | "PUT";
  /** Origin of the bucket. */
  origin: string;
  bucket: string;
  region: string;
  /** The object's whole name in the bucket. */
  name: string;
  /** The request must bear exactly these; all of them are signed. */
  headers?: Record<string, string>;
  query?: Record<string, string>;
  at: Date;
  expiresInSeconds: number;
};

const VERSION = "OSS4-HMAC-SHA256";

/**
 * A URL under OSS signature version 4, which permits one request until it expires. Made here and not by ali-oss: its
 * own asks the machine's clock alone, however wrong that is.
 * Source: https://help.aliyun.com/zh/oss/developer-reference/add-signatures-to-urls
 */
export function presign(
  request: SignedRequest,
  { accessKeyId, accessKeySecret, stsToken }: OssCredentials,
): string {
  const { method, origin, bucket, region, name, at, expiresInSeconds } = request;
  const time = `${at.toISOString().replaceAll(/[-:]|\.\d+/g, "")}`;
  const day = time.slice(0, 8);
  const scope = `${day}/${region}/oss/aliyun_v4_request`;

  const headers = Object.entries(request.headers ?? {})
    .map(([header, value]) => [header.toLowerCase(), value.trim()] as const)
    .toSorted(([left], [right]) => (left < right ? -1 : 1));
  const additional = headers.map(([header]) => header).filter((header) => !isAlwaysSigned(header));
  const query = {
    ...request.query,
    ...(additional.length > 0 ? { "x-oss-additional-headers": additional.join(";") } : {}),
    "x-oss-credential": `${accessKeyId}/${scope}`,
    "x-oss-date": time,
    "x-oss-expires": String(expiresInSeconds),
    ...(stsToken === undefined ? {} : { "x-oss-security-token": stsToken }),
    "x-oss-signature-version": VERSION,
  };
  const path = encode(name).replaceAll("%2F", "/");
  const search = Object.entries(query)
    .map(([key, value]) => [encode(key), encode(value)] as const)
    .toSorted(([left], [right]) => (left < right ? -1 : 1))
    .map(([key, value]) => (value === "" ? key : `${key}=${value}`))
    .join("&");

  const canonical = [
    method,
    `/${bucket}/${path}`,
    search,
    ...headers.map(([header, value]) => `${header}:${value}`),
    "",
    additional.join(";"),
    "UNSIGNED-PAYLOAD",
  ].join("\n");
  const hashed = createHash("sha256").update(canonical).digest("hex");
  const key = [day, region, "oss", "aliyun_v4_request"].reduce(
    hmac,
    Buffer.from(`aliyun_v4${accessKeySecret}`),
  );
  const signature = hmac(key, [VERSION, time, scope, hashed].join("\n")).toString("hex");
  return `${origin}/${path}?${search}&x-oss-signature=${signature}`;
}

const isAlwaysSigned = (header: string) =>
  header === "content-type" || header === "content-md5" || header.startsWith("x-oss-");

const hmac = (key: Buffer, text: string) => createHmac("sha256", key).update(text).digest();

const encode = (text: string) =>
  encodeURIComponent(text).replaceAll(
    /[!'()*]/g,
    (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
  );
