import { presign } from "../../../../server/media/oss/presign";
import { canonicalRequest, readClaim, signatureOf } from "../../../simulators/oss/signatures";

const credentials = { accessKeyId: "an-id", accessKeySecret: "a-secret" };
const request = {
  method: "PUT",
  origin: "https://media.example.com",
  bucket: "a-bucket",
  region: "cn-hangzhou",
  name: "zhimian/chunks/a b+(c)/!*'/知面.webm",
  headers: {
    "Content-MD5": "eB5eJF1ptWaXm4bijSPyxw==",
    "Content-Length": "10",
    "x-oss-forbid-overwrite": "true",
  },
  query: { "response-content-type": "video/webm; codecs=vp8,opus", empty: "" },
  at: new Date("2026-11-22T09:08:07.654Z"),
  expiresInSeconds: 599,
} as const;

/** What OSS would say to the URL, by a signature made from the specification alone. */
function isBelieved(
  url: string,
  headers: Record<string, string>,
  secret = credentials.accessKeySecret,
): boolean {
  const { pathname, search } = new URL(url);
  const seen = {
    method: request.method,
    bucket: request.bucket,
    key: decodeURIComponent(pathname.slice(1)),
    query: search.slice(1),
    headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value])),
  };
  const claim = readClaim(seen);
  if (!claim) return false;
  const canonical = canonicalRequest(seen, claim.additional);
  return signatureOf(canonical, secret, claim.date, claim.scope) === claim.signature;
}

test("a URL is believed with its very headers, and with no others", () => {
  const url = presign(request, credentials);
  const { headers } = request;
  expect(isBelieved(url, headers)).toBe(true);
  expect(isBelieved(url, { ...headers, Accept: "*/*" })).toBe(true);
  expect(isBelieved(url, { ...headers, "Content-Length": "11" })).toBe(false);
  expect(isBelieved(url, { ...headers, "Content-MD5": "1B2M2Y8AsgTpgAmY7PhCfg==" })).toBe(false);
  expect(isBelieved(url, { ...headers, "x-oss-forbid-overwrite": "false" })).toBe(false);
  expect(isBelieved(url, { ...headers, "x-oss-meta-more": "1" })).toBe(false);
  expect(isBelieved(url.replace("=599", "=9599"), headers)).toBe(false);
  expect(isBelieved(url, headers, "another secret")).toBe(false);
});

test("a temporary token is part of what is signed", () => {
  const url = presign(request, { ...credentials, stsToken: "a/token+=" });
  expect(new URL(url).searchParams.get("x-oss-security-token")).toBe("a/token+=");
  expect(isBelieved(url, request.headers)).toBe(true);
  expect(isBelieved(url.replace("a%2Ftoken", "b%2Ftoken"), request.headers)).toBe(false);
});

test("it bears the time it was signed at, without fractions, and how long it serves", () => {
  const asked = new URL(presign(request, credentials)).searchParams;
  expect(asked.get("x-oss-date")).toBe("20261122T090807Z");
  expect(asked.get("x-oss-expires")).toBe("599");
  expect(asked.get("x-oss-credential")).toBe("an-id/20261122/cn-hangzhou/oss/aliyun_v4_request");
  expect(asked.get("x-oss-additional-headers")).toBe("content-length");
});
