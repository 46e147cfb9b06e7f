import { type AcsRequest, canonicalQuery, signRequest } from "../../../server/aliyun/signRequest";

/** The fixed example of the published description, with the signature that is printed there. */
const published: AcsRequest = {
  method: "POST",
  host: "ecs.cn-shanghai.aliyuncs.com",
  path: "/",
  query: { RegionId: "cn-shanghai", ImageId: "win2019_1809_x64_dtc_zh-cn_40G_alibase_20230811.vhd" },
  action: "RunInstances",
  version: "2014-05-26",
  body: "",
  at: new Date("2023-10-26T10:22:32.000Z"),
  nonce: "3156853299f313e23d1673dc12e1703d",
};
const key = { accessKeyId: "YourAccessKeyId", accessKeySecret: "YourAccessKeySecret" };

test("the published example is signed as published", () => {
  expect(signRequest(published, key)).toEqual({
    host: "ecs.cn-shanghai.aliyuncs.com",
    "x-acs-action": "RunInstances",
    "x-acs-content-sha256": "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "x-acs-date": "2023-10-26T10:22:32Z",
    "x-acs-signature-nonce": "3156853299f313e23d1673dc12e1703d",
    "x-acs-version": "2014-05-26",
    authorization:
      "ACS3-HMAC-SHA256 Credential=YourAccessKeyId,SignedHeaders=host;x-acs-action;x-acs-content-sha256;x-acs-date;x-acs-signature-nonce;x-acs-version,Signature=06563a9e1b43f5dfe96b81484da74bceab24a1d853912eee15083a6f0f3283c0",
  });
});

test("a query is sorted and encoded as RFC 3986 has it", () => {
  expect(canonicalQuery({ b: "a b+c*~", A: "知面'!()", a: "" })).toBe(
    "A=%E7%9F%A5%E9%9D%A2%27%21%28%29&a=&b=a%20b%2Bc%2A~",
  );
});

test("every part of the request counts", () => {
  const signatureOf = (change: Partial<AcsRequest>) =>
    signRequest({ ...published, ...change }, key)["authorization"];
  const changed = [
    {},
    { path: "/other" },
    { query: {} },
    { action: "SendSms" },
    { version: "2017-05-25" },
    { body: "x" },
    { nonce: "other" },
    { at: new Date(0) },
    { host: "other.example" },
  ].map(signatureOf);
  expect(new Set(changed).size).toBe(changed.length);
});
