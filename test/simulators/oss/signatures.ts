import { createHash, createHmac } from "node:crypto";

/** A request as OSS sees it; header names in lower case, the query still encoded. */
export type SeenRequest = {
  method: string;
  bucket: string;
  /** Decoded; empty for the bucket itself. */
  key: string;
  query: string;
  headers: Record<string, string | undefined>;
};

export type Claim = {
  where: "header" | "query";
  accessKeyId: string;
  /** `yyyymmdd/region/product/aliyun_v4_request` */
  scope: string;
  /** `yyyymmdd'T'hhmmss'Z'` */
  date: string;
  /** Seconds; only of a signed URL. */
  expires: number | null;
  additional: string[];
  token: string | null;
  signature: string;
};

const percent = (text: string) =>
  [...Buffer.from(text)]
    .map((byte) => String.fromCharCode(byte))
    .map((mark) =>
      /[A-Za-z0-9\-_.~]/.test(mark)
        ? mark
        : `%${mark.charCodeAt(0).toString(16).toUpperCase().padStart(2, "0")}`,
    )
    .join("");

const pairsOf = (query: string): [string, string][] =>
  query
    .split("&")
    .filter(Boolean)
    .map((pair) => {
      const [name = "", ...value] = pair.split("=");
      return [decode(name), decode(value.join("="))];
    });

const decode = (text: string) => decodeURIComponent(text.replaceAll("+", "%20"));

/** What a request says of who sent it under signature version 4; null where it says nothing of that. */
export function readClaim({ headers, query }: SeenRequest): Claim | null {
  const [, credential = "", additional = "", signature = ""] =
    /^OSS4-HMAC-SHA256 Credential=([^,]+),(?:\s*AdditionalHeaders=([^,]+),)?\s*Signature=([0-9a-f]{64})$/.exec(
      headers["authorization"] ?? "",
    ) ?? [];
  const split = (text: string) => {
    const [accessKeyId = "", ...scope] = text.split("/");
    return { accessKeyId, scope: scope.join("/") };
  };
  if (signature) {
    return {
      where: "header",
      ...split(credential),
      date: headers["x-oss-date"] ?? "",
      expires: null,
      additional: additional.split(";").filter(Boolean),
      token: headers["x-oss-security-token"] ?? null,
      signature,
    };
  }
  const asked = new Map(pairsOf(query));
  if (asked.get("x-oss-signature-version") !== "OSS4-HMAC-SHA256") return null;
  return {
    where: "query",
    ...split(asked.get("x-oss-credential") ?? ""),
    date: asked.get("x-oss-date") ?? "",
    expires: Number(asked.get("x-oss-expires")),
    additional: (asked.get("x-oss-additional-headers") ?? "").split(";").filter(Boolean),
    token: asked.get("x-oss-security-token") ?? null,
    signature: asked.get("x-oss-signature") ?? "",
  };
}

const isAlwaysSigned = (header: string) =>
  header === "content-type" || header === "content-md5" || header.startsWith("x-oss-");

/** Written from the specification alone, so that it can contradict whoever signs. */
export function canonicalRequest(seen: SeenRequest, additional: readonly string[]): string {
  const query = pairsOf(seen.query)
    .filter(([name]) => name !== "x-oss-signature")
    .map(([name, value]) => [percent(name), percent(value)] as const)
    .sort(([left], [right]) => (left < right ? -1 : left > right ? 1 : 0))
    .map(([name, value]) => (value === "" ? name : `${name}=${value}`));
  const named = additional.map((name) => name.toLowerCase());
  const signed = Object.keys(seen.headers)
    .filter((name) => isAlwaysSigned(name) || named.includes(name))
    .filter((name) => seen.headers[name] !== undefined)
    .sort();
  const path = `/${seen.bucket}/${seen.key}`;
  return [
    seen.method,
    percent(path).replaceAll("%2F", "/"),
    query.join("&"),
    ...signed.map((name) => `${name}:${seen.headers[name]?.trim()}`),
    "",
    [...named].sort().join(";"),
    seen.headers["x-oss-content-sha256"] ?? "UNSIGNED-PAYLOAD",
  ].join("\n");
}

export function signatureOf(canonical: string, secret: string, date: string, scope: string): string {
  const hmac = (key: Buffer | string, text: string) => createHmac("sha256", key).update(text).digest();
  const key = scope
    .split("/")
    .reduce<Buffer>((last, part) => hmac(last, part), Buffer.from(`aliyun_v4${secret}`));
  const hashed = createHash("sha256").update(canonical).digest("hex");
  return hmac(key, ["OSS4-HMAC-SHA256", date, scope, hashed].join("\n")).toString("hex");
}

/** Milliseconds of a signature's date; NaN for one that is none. */
export const timeOf = (date: string) =>
  Date.parse(date.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, "$1-$2-$3T$4:$5:$6Z"));
