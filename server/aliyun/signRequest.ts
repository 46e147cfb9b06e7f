import { createHash, createHmac } from "node:crypto";

const ALGORITHM = "ACS3-HMAC-SHA256";

export type AcsKey = { accessKeyId: string; accessKeySecret: string };
export type AcsRequest = {
  method: "GET" | "POST";
  host: string;
  /** Absolute path, percent-encoded as it is sent. */
  path: string;
  query: Readonly<Record<string, string>>;
  action: string;
  version: string;
  body: string;
  at: Date;
  /** Never used twice. */
  nonce: string;
};

const sha256 = (text: string) => createHash("sha256").update(text, "utf8").digest("hex");

/** RFC 3986: unlike `encodeURIComponent` it leaves only letters, digits and `-_.~`. */
const encode = (text: string) =>
  encodeURIComponent(text).replaceAll(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );

/** Sorted and encoded, as it is signed and as it must be sent. */
export const canonicalQuery = (query: AcsRequest["query"]): string =>
  Object.entries(query)
    .map(([name, value]) => [encode(name), encode(value)] as const)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, value]) => `${name}=${value}`)
    .join("&");

/**
 * The headers of a signed request to Alibaba Cloud, signature version 3.
 * Source: "V3 request structure and signature", help.aliyun.com/document_detail/2593177.html; its example is a test.
 */
export function signRequest(request: AcsRequest, key: AcsKey): Record<string, string> {
  const { method, host, path, query, action, version, body, at, nonce } = request;
  const bodyHash = sha256(body);
  const signed: Record<string, string> = {
    host,
    "x-acs-action": action,
    "x-acs-content-sha256": bodyHash,
    "x-acs-date": at.toISOString().replace(/\.\d{3}Z$/, "Z"),
    "x-acs-signature-nonce": nonce,
    "x-acs-version": version,
  };
  const names = Object.keys(signed).sort();
  const canonicalRequest = [
    method,
    path,
    canonicalQuery(query),
    ...names.map((name) => `${name}:${signed[name]}`),
    "",
    names.join(";"),
    bodyHash,
  ].join("\n");
  const signature = createHmac("sha256", key.accessKeySecret)
    .update(`${ALGORITHM}\n${sha256(canonicalRequest)}`, "utf8")
    .digest("hex");
  return {
    ...signed,
    authorization: `${ALGORITHM} Credential=${key.accessKeyId},SignedHeaders=${names.join(";")},Signature=${signature}`,
  };
}
