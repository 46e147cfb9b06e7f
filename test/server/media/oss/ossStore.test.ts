import { readdir } from "node:fs/promises";
import { Readable } from "node:stream";
import { parseEnv } from "../../../../server/env";
import { chooseCredentials, renewing } from "../../../../server/media/oss/credentials";
import { takeMachineRole } from "../../../../server/media/oss/machineRole";
import type { Operation } from "../../../simulators/oss/faults";
import { OSS_ROLE } from "../../../simulators/oss/openOss";
import { bytesOf, codeOf, readAll, storedOf } from "../fixtures";
import { type OssUnderTest, openOssUnderTest, sendTicket } from "./useOss";

let subject: OssUnderTest;
afterEach(() => subject.close());

const KEY = "chunks/i1/a1/1/0/0";
const NAME = `zhimian/${KEY}`;
const large = bytesOf(4_400_001);
const countOf = (operation: Operation) =>
  subject.oss.calls.filter((call) => call.operation === operation).length;

describe("on a bad way to OSS", () => {
  beforeEach(async () => {
    subject = await openOssUnderTest();
  });

  it.each(["cut_before", "cut_after", "slow_down", "internal_error", "truncate"] as const)(
    "stores, finds, reads, lists and removes in spite of %s",
    async (does) => {
      const { oss, store } = subject;
      const small = bytesOf(4_000);
      const every = (times: number) => ({ does, times });
      oss.faults.misbehave(every(2));
      await store.put(KEY, small);
      oss.faults.misbehave(every(2));
      expect(await store.head(KEY)).toEqual(storedOf(small));
      oss.faults.misbehave(every(2));
      expect((await readAll(store.read(KEY))).equals(small)).toBe(true);
      oss.faults.misbehave(every(1));
      for await (const { key } of store.list("chunks")) expect(key).toBe(KEY);
      oss.faults.misbehave(
        { does, on: "DeleteObjects" },
        { does, on: "DeleteObject" },
        { does, on: "ListObjectsV2" },
      );
      await store.remove("chunks/i1");
      expect(oss.objects.size).toBe(0);
      expect(oss.faults.met).toHaveLength(10);
    },
  );

  it.each(["InitiateMultipartUpload", "UploadPart", "CompleteMultipartUpload"] as const)(
    "puts what is large though answers to %s are lost",
    async (on) => {
      const { oss, store } = subject;
      oss.faults.misbehave({ does: "cut_after", on }, { does: "cut_before", on });
      await store.put(KEY, Readable.from([large]));
      expect(oss.objects.get(NAME)?.bytes.equals(large)).toBe(true);
      expect(await store.head(KEY)).toEqual(storedOf(large));
      // A part that failed is sent again by itself.
      expect(countOf("UploadPart")).toBe(on === "UploadPart" ? 3 : 2);
    },
  );

  it("goes on reading where the stream broke, of the same version only", async () => {
    const { oss, store } = subject;
    await store.put(KEY, large);
    oss.faults.misbehave({ does: "truncate", on: "GetObject", times: 2 });
    expect(
      (await readAll(store.read(KEY, { start: 1, end: large.length - 2 }))).equals(large.subarray(1, -1)),
    ).toBe(true);
    const ranges = oss.calls
      .filter(({ operation }) => operation === "GetObject")
      .map(({ headers }) => headers.range);
    expect(ranges).toHaveLength(3);
    expect(new Set(ranges).size).toBe(3);

    oss.faults.misbehave({ does: "truncate", on: "GetObject" });
    const source = store.read(KEY) as Readable;
    const iterator = source[Symbol.asyncIterator]();
    await iterator.next();
    await store.put(KEY, bytesOf(4_300_000, 9));
    const rest = (async () => {
      for (let step = await iterator.next(); !step.done; step = await iterator.next());
    })();
    expect(await codeOf(rest)).toBe("PreconditionFailed");
  });

  it("gives up in the end, and says why without what was sent", async () => {
    const { oss, store } = subject;
    oss.faults.makeTrouble(1, ["internal_error"]);
    const error = await store
      .put(KEY, Buffer.from("what nobody may see in a log"))
      .catch((each: unknown) => each);
    expect(String(error)).toMatch(/^OssFault: OSS PutObject: InternalError \(500\), request [0-9A-F]{24}$/);
    expect(JSON.stringify([error, Object.entries(error as object)])).not.toMatch(/log|secret|Authorization/i);
    expect(oss.faults.met).toHaveLength(6);
  });

  it("does not try again what is refused for good", async () => {
    const { oss, store } = subject;
    oss.state.denied.add("PutObject");
    expect(await codeOf(store.put(KEY, bytesOf(1)))).toBe("AccessDenied");
    expect(oss.refusals).toEqual(["AccessDenied"]);
  });

  it("leaves no upload behind that failed, and no file", async () => {
    const { oss, store } = subject;
    oss.state.denied.add("CompleteMultipartUpload");
    expect(await codeOf(store.put(KEY, Readable.from([large])))).toBe("AccessDenied");
    expect(oss.uploads.size).toBe(0);
    expect(oss.objects.size).toBe(0);
    expect(await readdir(`${subject.dataDir}/work`)).toEqual([]);
  });

  it("corrects a machine's clock once, for requests", async () => {
    const { oss, store } = subject;
    oss.state.clockMs = -3 * 3_600_000;
    await store.put(KEY, bytesOf(10));
    await store.head(KEY);
    expect(oss.refusals.filter((code) => code === "RequestTimeTooSkewed")).toHaveLength(1);
  });

  it("signs by the clock of OSS, before it has asked for anything", async () => {
    const { oss, store } = subject;
    oss.state.clockMs = 3 * 3_600_000;
    const ticket = await store.ticket(KEY, storedOf(bytesOf(10)));
    expect((await sendTicket(ticket, bytesOf(10))).status).toBe(200);
    expect(await store.head(KEY)).toEqual(storedOf(bytesOf(10)));
    expect(oss.refusals).not.toContain("RequestTimeTooSkewed");
  });
});

test("waits only so long for an answer that never comes", async () => {
  subject = await openOssUnderTest(undefined, { answerMs: 300 });
  const { oss, store } = subject;
  oss.faults.misbehave({ does: "hang", on: "PutObject" }, { does: "hang", on: "GetObject" });
  await store.put(KEY, bytesOf(10));
  expect((await readAll(store.read(KEY))).equals(bytesOf(10))).toBe(true);
  expect(oss.faults.met).toHaveLength(2);
});

describe("a ticket", () => {
  beforeEach(async () => {
    subject = await openOssUnderTest();
  });
  const bytes = bytesOf(4_000);

  const other = bytesOf(4_000, 2);
  it.each<[what: string, status: number, bytes: Buffer, more: Record<string, string>]>([
    ["other bytes", 400, other, {}],
    ["fewer bytes", 403, bytes.subarray(1), {}],
    ["another checksum", 403, other, { "Content-MD5": storedOf(other).md5 }],
    ["the wish to overwrite", 403, bytes, { "x-oss-forbid-overwrite": "false" }],
    ["another checksum for the commit to see", 403, bytes, { "x-oss-meta-md5": storedOf(other).md5 }],
    ["no encryption", 403, bytes, { "x-oss-server-side-encryption": "none" }],
    ["to be read by everybody", 403, bytes, { "x-oss-object-acl": "public-read" }],
  ])("permits not %s", async (_what, status, sent, more) => {
    const ticket = await subject.store.ticket(KEY, storedOf(bytes));
    expect((await sendTicket(ticket, sent, more)).status).toBe(status);
    expect(subject.oss.objects.size).toBe(0);
  });

  it("permits no other object, and nothing once it has run out", async () => {
    const { oss, store } = subject;
    const ticket = await store.ticket(KEY, storedOf(bytes));
    const elsewhere = { ...ticket, url: ticket.url.replace("a1/1/0/0", "a1/1/0/1") };
    expect((await sendTicket(elsewhere, bytes)).status).toBe(403);
    oss.state.clockMs = 601_000;
    expect((await sendTicket(ticket, bytes)).status).toBe(403);
    expect(oss.objects.size).toBe(0);
  });

  it("is no permission for more than eight megabytes", async () => {
    const size = 8 * 1024 * 1024 + 1;
    expect(await codeOf(subject.store.ticket(KEY, { ...storedOf(bytes), size }))).toBe("media.too_large");
  });
});

describe("credentials", () => {
  it("are those of the role where one is named, and end with it", async () => {
    subject = await openOssUnderTest();
    const { oss } = subject;
    const env = parseEnv({ ...oss.env, OSS_ROLE_ARN: OSS_ROLE, OSS_STS_ENDPOINT: oss.origin });
    oss.tokens.liveFor(900);
    const source = chooseCredentials(env);
    const first = await source.current(600);
    expect(first.stsToken).toBe(oss.tokens.issued[0]?.token);
    expect(await source.current(600)).toEqual(first);
    // Asked ahead, in the background: nobody waited, and a link always outlives its ten minutes.
    await source.current(901);
    expect(oss.tokens.issued).toHaveLength(2);
  });

  it("serve the store, and new ones are fetched when OSS takes them no more", async () => {
    subject = await openOssUnderTest(({ origin }) => ({ OSS_ROLE_ARN: OSS_ROLE, OSS_STS_ENDPOINT: origin }));
    const { oss, store } = subject;
    await store.put(KEY, bytesOf(10));
    const ticket = await store.ticket(`${KEY}1`, storedOf(bytesOf(10)));
    expect((await sendTicket(ticket, bytesOf(10))).status).toBe(200);
    oss.tokens.revoke();
    expect(await store.head(KEY)).toEqual(storedOf(bytesOf(10)));
    expect(oss.refusals.filter((code) => code !== "AccessDenied")).toEqual(["InvalidSecurityToken"]);
  });

  it("come from the machine where it has a role", async () => {
    subject = await openOssUnderTest();
    const { oss } = subject;
    const taken = await takeMachineRole("zhimian-media", oss.origin);
    expect(taken.stsToken).toBe(oss.tokens.issued[0]?.token);
    expect(taken.expiresAt.getTime()).toBe(oss.tokens.issued[0]?.expiresAt);
    expect(String(await takeMachineRole("another", oss.origin).catch((error: unknown) => error))).toBe(
      "OssFault: OSS MachineRole: refused (404)",
    );
  });

  it("are kept while they serve, though none can be had", async () => {
    subject = await openOssUnderTest();
    let now = 0;
    let fetched = 0;
    let isDown = false;
    const source = renewing(
      async () => {
        if (isDown) throw new Error("down");
        fetched += 1;
        return {
          accessKeyId: `k${fetched}`,
          accessKeySecret: "s",
          stsToken: "t",
          expiresAt: new Date(now + 3_600_000),
        };
      },
      () => now,
    );
    const both = await Promise.all([source.current(600), source.current(600)]);
    expect([fetched, both[0]]).toEqual([1, both[1]]);
    isDown = true;
    now = 2_500_000;
    expect((await source.current(600)).accessKeyId).toBe("k1");
    await expect(source.current(1_200)).rejects.toThrow("down");
    isDown = false;
    now += 60_000;
    await source.current(600);
    await new Promise((resolve) => setImmediate(resolve));
    expect((await source.current(600)).accessKeyId).toBe("k2");
  });
});
