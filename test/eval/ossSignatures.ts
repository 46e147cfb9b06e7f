import { readFileSync } from "node:fs";
import { join } from "node:path";
import OSS from "ali-oss";
import { presign } from "../../server/media/oss/presign";
import { canonicalRequest, signatureOf } from "../simulators/oss/signatures";
import type { Evaluation, Measure } from "./measure";

const set = "oss_signature_vectors";
const mark = { value: 1, source: "published", better: "higher" } as const;

type Vector = {
  version: "V1" | "V4";
  in: "header" | "query";
  access_key: string;
  secret: string;
  token?: string;
  method: string;
  url: string;
  headers: Record<string, string>;
  bucket: string;
  key?: string;
  sub_resource?: string[];
  product?: string;
  region?: string;
  params?: Record<string, string>;
  additional_headers?: string[];
  /** Seconds since 1970. */
  time?: number;
  expires?: number;
  canonical_request?: string;
  expected_string_to_sign?: string;
  expected_signature: string;
};

const dateOf = (time: number) => new Date(time * 1000).toISOString().replaceAll(/[-:]|\.\d+/g, "");
const isAlwaysSigned = (name: string) => /^(content-type|content-md5|x-oss-.*)$/.test(name);

/** Of the headers that a vector names beside, those that there are and that are not signed anyhow. */
function additionalOf({ additional_headers: named = [], headers }: Vector): string[] {
  const present = Object.keys(headers).map((name) => name.toLowerCase());
  return named
    .map((name) => name.toLowerCase())
    .filter((name) => present.includes(name) && !isAlwaysSigned(name))
    .toSorted();
}

/** As the simulator checks each request of the tests. */
function bySimulator(vector: Vector): boolean {
  const { time = 0, region = "", product = "", token, key = "", expires } = vector;
  const date = dateOf(time);
  const scope = `${date.slice(0, 8)}/${region}/${product}/aliyun_v4_request`;
  const additional = additionalOf(vector);
  const headers = Object.fromEntries(
    Object.entries(vector.headers).map(([name, value]) => [name.toLowerCase(), value]),
  );
  const params: Record<string, string> = { ...vector.params };
  if (vector.in === "header") {
    headers["x-oss-date"] = date;
    if (token !== undefined) headers["x-oss-security-token"] = token;
  } else {
    if (additional.length > 0) params["x-oss-additional-headers"] = additional.join(";");
    params["x-oss-credential"] = `${vector.access_key}/${scope}`;
    params["x-oss-date"] = date;
    params["x-oss-expires"] = String(expires);
    params["x-oss-signature-version"] = "OSS4-HMAC-SHA256";
    if (token !== undefined) params["x-oss-security-token"] = token;
  }
  const query = Object.entries(params)
    .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`)
    .join("&");
  const seen = { method: vector.method, bucket: vector.bucket, key, query, headers };
  const canonical = canonicalRequest(seen, additional);
  return (
    canonical === vector.canonical_request &&
    signatureOf(canonical, vector.secret, date, scope) === vector.expected_signature
  );
}

/** As the product signs what browsers are given. */
function byProduct(vector: Vector): boolean {
  const { time = 0, region = "", key = "", expires = 0, headers } = vector;
  const additional = additionalOf(vector);
  const signed = Object.entries(headers).filter(
    ([name]) => isAlwaysSigned(name.toLowerCase()) || additional.includes(name.toLowerCase()),
  );
  const url = presign(
    {
      method: vector.method as "PUT",
      origin: new URL(vector.url).origin,
      bucket: vector.bucket,
      region,
      name: key,
      headers: Object.fromEntries(signed),
      query: vector.params,
      at: new Date(time * 1000),
      expiresInSeconds: expires,
    },
    { accessKeyId: vector.access_key, accessKeySecret: vector.secret, stsToken: vector.token },
  );
  return new URL(url).searchParams.get("x-oss-signature") === vector.expected_signature;
}

const signUtils = require("ali-oss/lib/common/signUtils") as {
  _signatureForURL(secret: string, options: object, resource: string, expires: number): { Signature: string };
};
type Signer = {
  authorization(method: string, resource: string, subres: object, headers: object): string;
  authorizationV4(
    method: string,
    request: object,
    bucket: string,
    key: string | undefined,
    additional: string[],
  ): string;
};

/** As the client signs what the server itself asks for, and version 1, which the product never uses. */
function byClient(vector: Vector): boolean {
  const { bucket, key = "", token, region = "cn-hangzhou", headers } = vector;
  const client = new OSS({
    accessKeyId: vector.access_key,
    accessKeySecret: vector.secret,
    bucket,
    region: `oss-${region}`,
  }) as unknown as Signer;
  if (vector.in === "query") {
    const subResource = Object.fromEntries(new URL(vector.url).searchParams);
    const options = {
      method: vector.method,
      subResource,
      ...(token === undefined ? {} : { "security-token": token }),
    };
    const signed = signUtils["_signatureForURL"](
      vector.secret,
      options,
      `/${bucket}/${key}`,
      vector.expires ?? 0,
    );
    return signed.Signature === vector.expected_signature;
  }
  if (vector.version === "V1") {
    const lower = Object.fromEntries(
      Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]),
    );
    const named = new URL(vector.url).searchParams;
    const subres = Object.fromEntries(
      [...named.keys()]
        .filter((name) => name === "acl" || vector.sub_resource?.includes(name))
        .map((name) => [name, ""]),
    );
    const authorization = client.authorization(vector.method, `/${bucket}/${key}`, subres, lower);
    return authorization === `OSS ${vector.access_key}:${vector.expected_signature}`;
  }
  const all = {
    ...headers,
    "x-oss-date": dateOf(vector.time ?? 0),
    ...(token === undefined ? {} : { "x-oss-security-token": token }),
  };
  const queries = Object.fromEntries(
    Object.entries(vector.params ?? {}).map(([name, value]) => [name, value === "" ? null : value]),
  );
  const authorization = client.authorizationV4(
    vector.method,
    { headers: all, queries },
    bucket,
    key,
    additionalOf(vector),
  );
  return authorization.endsWith(`Signature=${vector.expected_signature}`);
}

/** Signatures of published requests, by the three that sign or check in this project. */
export const ossSignatures: Evaluation = {
  set,
  offline: true,
  async run(folder): Promise<Measure[]> {
    const { vectors } = JSON.parse(readFileSync(join(folder, "vectors.json"), "utf8")) as {
      vectors: Vector[];
    };
    const measure = (
      name: string,
      fits: (vector: Vector) => boolean,
      signs: (vector: Vector) => boolean,
    ): Measure => {
      const chosen = vectors.filter(fits);
      return { set, name, value: chosen.filter(signs).length / chosen.length, n: chosen.length, mark };
    };
    const isOwn = ({ product }: Vector) => product === undefined || product === "oss";
    return [
      measure("version 4, checked by the simulator", ({ version }) => version === "V4", bySimulator),
      measure(
        "version 4, URLs by the product",
        (vector) => vector.version === "V4" && vector.in === "query" && isOwn(vector),
        byProduct,
      ),
      measure(
        "version 4 headers and all of version 1, by the client",
        (vector) => isOwn(vector) && (vector.version === "V1" || vector.in === "header"),
        byClient,
      ),
    ];
  },
};
