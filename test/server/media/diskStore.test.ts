import {
  existsSync,
  linkSync,
  readFileSync,
  readdirSync,
  statSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { EventEmitter, once } from "node:events";
import files from "node:fs/promises";
import { createServer, request } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { Readable } from "node:stream";

import type { DiskStore } from "../../../server/media/diskStore";
import { createKeyRing } from "../../../server/security/keyRing";
import {
  bytesOf,
  codeOf,
  lowerCase,
  md5Of,
  openTestStore,
  readAll,
  signedPart,
  storedOf,
  temporaryFolder,
  upload,
} from "./fixtures";

const KEY = "answers/a1/1/0/00000";
const NOW = new Date("2025-03-01T08:00:00Z");

let folder: ReturnType<typeof temporaryFolder>;
let store: DiskStore;
let clock: Date;

beforeEach(async () => {
  folder = temporaryFolder();
  clock = NOW;
  store = await openTestStore(folder.path, { now: () => clock });
});
afterEach(() => folder.remove());

const after = (seconds: number) => new Date(NOW.getTime() + seconds * 1000);
const link = async (options: { mimeType?: string; fileName?: string } = {}) =>
  signedPart(await store.signedRead(KEY, { expiresInSeconds: 60, mimeType: "video/webm", ...options }));
const fileOf = (key: string) => join(folder.path, "objects", `${key}~sealed`);
const drafts = () => readdirSync(join(folder.path, "drafts"));

/** One bit changed at a place. */
const flipped = (at: number) => (file: Buffer) => {
  const copy = Buffer.from(file);
  copy[at] = (copy[at] ?? 0) ^ 1;
  return copy;
};
async function* brokenSource() {
  yield bytesOf(600_000);
  throw new Error("the line broke");
}

describe("encryption at rest", () => {
  const HEADER = 8 + 2 + 32 + 72;
  const BLOCK = 65_536 + 16;

  it("writes nothing plain and never the same bytes twice", async () => {
    const bytes = Buffer.alloc(200_000, "Zhang San says hello. ");
    await store.put(KEY, bytes);
    const first = readFileSync(fileOf(KEY));
    expect(first.includes("Zhang San")).toBe(false);
    expect(first.includes(Buffer.from(md5Of(bytes), "base64"))).toBe(false);
    await store.put(KEY, bytes);
    expect(readFileSync(fileOf(KEY)).subarray(HEADER).equals(first.subarray(HEADER))).toBe(false);
    expect(statSync(fileOf(KEY)).mode & 0o777).toBe(0o600);
  });

  const swapped = (file: Buffer) =>
    Buffer.concat([
      file.subarray(0, HEADER),
      file.subarray(HEADER + BLOCK, HEADER + 2 * BLOCK),
      file.subarray(HEADER, HEADER + BLOCK),
      file.subarray(HEADER + 2 * BLOCK),
    ]);
  const damage: [string, (file: Buffer) => Buffer][] = [
    ["a changed bit in the first block", flipped(HEADER + 100)],
    ["a changed bit in the last tag", (file) => flipped(file.length - 1)(file)],
    ["a changed magic number", flipped(0)],
    ["a changed version", flipped(4)],
    ["a changed salt", flipped(20)],
    ["a changed length or checksum", flipped(HEADER - 30)],
    ["two blocks swapped", swapped],
    ["the last block cut off", (file) => file.subarray(0, HEADER + 2 * BLOCK)],
    ["the end cut off", (file) => file.subarray(0, -1)],
    ["something appended", (file) => Buffer.concat([file, Buffer.alloc(BLOCK)])],
    ["half a header", (file) => file.subarray(0, HEADER / 2)],
    ["nothing left", () => Buffer.alloc(0)],
  ];
  it.each(damage)("reports %s when it is read", async (_name, spoil) => {
    await store.put(KEY, bytesOf(150_000));
    writeFileSync(fileOf(KEY), spoil(readFileSync(fileOf(KEY))));
    expect(await codeOf(readAll(store.read(KEY)))).toBe("media.damaged");
  });

  it("reports damage in a block only to those who read that block", async () => {
    const bytes = bytesOf(150_000);
    await store.put(KEY, bytes);
    writeFileSync(fileOf(KEY), flipped(HEADER + BLOCK + 5)(readFileSync(fileOf(KEY))));
    expect(
      (await readAll(store.read(KEY, { start: 0, end: 65_535 }))).equals(bytes.subarray(0, 65_536)),
    ).toBe(true);
    expect(await codeOf(readAll(store.read(KEY, { start: 65_535, end: 65_536 })))).toBe("media.damaged");
  });

  it("does not open one object in another's place", async () => {
    await store.put(KEY, bytesOf(100, 1));
    await store.put("answers/a2/1/0/00000", bytesOf(100, 2));
    writeFileSync(fileOf(KEY), readFileSync(fileOf("answers/a2/1/0/00000")));
    expect(await codeOf(readAll(store.read(KEY)))).toBe("media.damaged");
  });

  it("reads old objects after the key was rotated and says which key is missing", async () => {
    await store.put(KEY, bytesOf(100));
    const keys = { k2: Buffer.alloc(32, 2), k1: Buffer.alloc(32, 1) };
    const rotated = await openTestStore(folder.path, { ring: createKeyRing({ current: "k2", keys }) });
    expect((await readAll(rotated.read(KEY))).equals(bytesOf(100))).toBe(true);
    const lost = await openTestStore(folder.path, {
      ring: createKeyRing({ current: "k2", keys: { k2: keys.k2 } }),
    });
    await expect(lost.head(KEY)).rejects.toThrow(/no key "k1"/);
    await expect(readAll(lost.read(KEY))).rejects.toThrow(/no key "k1"/);
  });
});

describe("crash safety", () => {
  it("shows nothing of a draft that a crash left behind, and clears old ones away", async () => {
    for (const name of ["old", "young"]) writeFileSync(join(folder.path, "drafts", name), bytesOf(100));
    const yesterday = after(-86_400);
    utimesSync(join(folder.path, "drafts", "old"), yesterday, yesterday);
    utimesSync(join(folder.path, "drafts", "young"), NOW, NOW);
    const reopened = await openTestStore(folder.path, { now: () => NOW });
    expect(drafts()).toEqual(["young"]);
    expect(await codeOf(readAll(reopened.read("young")))).toBe("media.not_found");
    expect(await reopened.head("young")).toBeNull();
  });

  it("flushes the bytes before they get their name, and the name before it resolves", async () => {
    const steps: string[] = [];
    const handle = await files.open(folder.path, "r");
    const prototype = Object.getPrototypeOf(handle) as files.FileHandle;
    await handle.close();
    const sync = prototype.sync;
    const spies = [
      jest.spyOn(prototype, "sync").mockImplementation(async function flush(this: files.FileHandle) {
        await sync.call(this);
        steps.push((await this.stat()).isDirectory() ? "folder flushed" : "bytes flushed");
      }),
      jest.spyOn(files, "link").mockImplementation(async (from, to) => {
        linkSync(from, to);
        steps.push("named");
      }),
    ];
    try {
      await upload(store, "flat", bytesOf(100));
      expect(steps).toEqual(["bytes flushed", "named", "folder flushed"]);
      steps.length = 0;
      await upload(store, "new/folder/a", bytesOf(100));
      const folders = ["folder flushed", "folder flushed"];
      expect(steps).toEqual(["bytes flushed", ...folders, "named", "folder flushed"]);
    } finally {
      for (const spy of spies) spy.mockRestore();
    }
  });

  it("leaves neither object nor draft when the source breaks in the middle", async () => {
    await expect(store.put(KEY, Readable.from(brokenSource()))).rejects.toThrow("the line broke");
    expect(existsSync(fileOf(KEY))).toBe(false);
    expect(drafts()).toEqual([]);
  });

  it("takes a damaged object for absent, so that its chunk is sent and stored again", async () => {
    const bytes = bytesOf(4_000);
    await upload(store, KEY, bytes);
    writeFileSync(fileOf(KEY), readFileSync(fileOf(KEY)).subarray(0, 200));
    store = await openTestStore(folder.path, { now: () => clock });
    expect(await store.head(KEY)).toBeNull();
    expect(await upload(store, KEY, bytes)).toMatchObject({ created: true });
    expect((await readAll(store.read(KEY))).equals(bytes)).toBe(true);
  });

  it("keeps every one of many objects written at once, and no drafts", async () => {
    const keys = Array.from({ length: 120 }, (_, index) => `answers/a${index % 7}/1/0/${index}`);
    await Promise.all(keys.map((key, index) => upload(store, key, bytesOf(3_000, index))));
    const heads = await Promise.all(keys.map((key) => store.head(key)));
    expect(heads).toEqual(keys.map((_, index) => storedOf(bytesOf(3_000, index))));
    expect(drafts()).toEqual([]);
  });

  it("lets exactly one of several different contents win a key", async () => {
    const contents = Array.from({ length: 8 }, (_, index) => bytesOf(3_000, index));
    const outcomes = await Promise.all(contents.map((bytes) => codeOf(upload(store, KEY, bytes))));
    expect(outcomes.filter((code) => code === "fulfilled")).toHaveLength(1);
    expect(outcomes.filter((code) => code === "media.conflict")).toHaveLength(7);
    const winner = contents[outcomes.indexOf("fulfilled")]!;
    expect((await readAll(store.read(KEY))).equals(winner)).toBe(true);
  });
});

describe("tickets", () => {
  const bytes = bytesOf(4_000);

  it("are relative paths with exactly the headers to send", async () => {
    const ticket = await store.ticket(KEY, storedOf(bytes));
    expect(ticket.url).toMatch(/^\/api\/v1\/media\/uploads\/[\w.-]+$/);
    expect(ticket.headers).toEqual({ "Content-MD5": md5Of(bytes), "Content-Length": "4000" });
    expect(ticket.expiresAt).toEqual(after(600));
  });

  it("store once and confirm afterwards", async () => {
    expect(await upload(store, KEY, bytes)).toEqual({ key: KEY, ...storedOf(bytes), created: true });
    expect(await upload(store, KEY, bytes)).toEqual({ key: KEY, ...storedOf(bytes), created: false });
  });

  type Attempt = { signed: string; headers: Record<string, string>; body: Buffer };
  const misuse: [string, string, (attempt: Attempt) => Partial<Attempt> | Promise<Partial<Attempt>>][] = [
    ["a changed signature", "media.ticket_invalid", ({ signed }) => ({ signed: `${signed.slice(0, -2)}AA` })],
    ["a changed permit", "media.ticket_invalid", ({ signed }) => ({ signed: signed.replace(/\.../, ".AA") })],
    ["another key id", "media.ticket_invalid", ({ signed }) => ({ signed: signed.replace("k1.", "k9.") })],
    ["no ticket at all", "media.ticket_invalid", () => ({ signed: "" })],
    ["something endless", "media.ticket_invalid", () => ({ signed: "x".repeat(100_000) })],
    [
      "a playback link",
      "media.ticket_invalid",
      async () => ({
        signed: signedPart(await store.signedRead(KEY, { expiresInSeconds: 60, mimeType: "video/webm" })),
      }),
    ],
    ["no Content-MD5", "media.ticket_invalid", () => ({ headers: { "content-length": "4000" } })],
    [
      "another Content-MD5",
      "media.checksum_mismatch",
      ({ headers }) => ({ headers: { ...headers, "content-md5": md5Of(bytesOf(1)) } }),
    ],
    ["other bytes of the same size", "media.checksum_mismatch", () => ({ body: bytesOf(4_000, 2) })],
    ["a shorter body", "media.size_mismatch", () => ({ body: bytes.subarray(0, 3_999) })],
    ["no body", "media.size_mismatch", () => ({ body: Buffer.alloc(0) })],
    ["a longer body", "media.too_large", () => ({ body: Buffer.concat([bytes, Buffer.from([0])]) })],
    [
      "a longer Content-Length",
      "media.too_large",
      ({ headers }) => ({ headers: { ...headers, "content-length": "4001" } }),
    ],
    [
      "a shorter Content-Length",
      "media.size_mismatch",
      ({ headers }) => ({ headers: { ...headers, "content-length": "3999" } }),
    ],
  ];
  it.each(misuse)("refuse %s with %s", async (_name, code, change) => {
    const { url, headers } = await store.ticket(KEY, storedOf(bytes));
    const proper = { signed: signedPart(url), headers: lowerCase(headers), body: bytes };
    const attempt = { ...proper, ...(await change(proper)) };
    const parts = attempt.body.length > 0 ? [attempt.body] : [];
    expect(await codeOf(store.receive(attempt.signed, attempt.headers, Readable.from(parts)))).toBe(code);
    expect(await store.head(KEY)).toBeNull();
    expect(drafts()).toEqual([]);
  });

  it("expire", async () => {
    const { url, headers } = await store.ticket(KEY, storedOf(bytes));
    clock = after(600);
    const late = store.receive(signedPart(url), lowerCase(headers), Readable.from([bytes]));
    expect(await codeOf(late)).toBe("media.ticket_expired");
  });

  it("of another installation are worth nothing", async () => {
    const stranger = createKeyRing({ current: "k1", keys: { k1: Buffer.alloc(32, 9) } });
    const elsewhere = await openTestStore(folder.path, { ring: stranger });
    const { url, headers } = await elsewhere.ticket(KEY, storedOf(bytes));
    const forged = store.receive(signedPart(url), lowerCase(headers), Readable.from([bytes]));
    expect(await codeOf(forged)).toBe("media.ticket_invalid");
  });

  it("are not given for more than one may send", async () => {
    expect(await codeOf(store.ticket(KEY, { size: 8 * 1024 * 1024 + 1, md5: md5Of(bytes) }))).toBe(
      "media.too_large",
    );
  });

  it("stop reading a body that goes on and leave the connection open for the answer", async () => {
    const { url, headers } = await store.ticket(KEY, storedOf(bytes));
    let given = 0;
    const endless = new Readable({
      read() {
        given += 1;
        this.push(bytesOf(1_000));
      },
    });
    const outcome = await codeOf(store.receive(signedPart(url), lowerCase(headers), endless));
    expect(outcome).toBe("media.too_large");
    expect(endless.destroyed).toBe(false);
    expect(given).toBeLessThan(200);
  });

  it("work over HTTP, and a caller who hangs up in the middle leaves nothing", async () => {
    const outcomes = new EventEmitter();
    const server = createServer(async (incoming, response) => {
      const outcome = await codeOf(store.receive(signedPart(incoming.url ?? ""), incoming.headers, incoming));
      response.end();
      outcomes.emit("outcome", outcome);
    });
    await once(server.listen(0, "127.0.0.1"), "listening");
    const { port } = server.address() as AddressInfo;
    try {
      const { url: path, headers } = await store.ticket(KEY, storedOf(bytes));
      const put = () =>
        request({ host: "127.0.0.1", port, path, method: "PUT", headers }).on("error", () => {});
      const hangUp = put();
      hangUp.write(bytes.subarray(0, 1_000), () => hangUp.destroy());
      expect(await once(outcomes, "outcome")).toEqual(["media.size_mismatch"]);
      expect(await store.head(KEY)).toBeNull();
      put().end(bytes);
      expect(await once(outcomes, "outcome")).toEqual(["fulfilled"]);
      expect(await store.head(KEY)).toEqual(storedOf(bytes));
    } finally {
      server.closeAllConnections();
      server.close();
    }
  });
});

describe("playback links", () => {
  const bytes = bytesOf(100_000);
  beforeEach(() => store.put(KEY, bytes));

  it("give the whole object", async () => {
    const { status, headers, stream } = await store.openSigned(await link(), undefined);
    expect(status).toBe(200);
    expect(headers).toMatchObject({
      "Accept-Ranges": "bytes",
      "Cache-Control": "private, max-age=60",
      "Content-Disposition": "inline",
      "Content-Length": "100000",
      "Content-Type": "video/webm",
    });
    expect((await readAll(stream)).equals(bytes)).toBe(true);
  });

  it.each([
    ["bytes=0-0", 0, 0],
    ["bytes=65530-65540", 65_530, 65_540],
    ["bytes=99999-", 99_999, 99_999],
    ["bytes=0-", 0, 99_999],
    ["bytes=-1", 99_999, 99_999],
    ["bytes=-200000", 0, 99_999],
    ["bytes=5-200000", 5, 99_999],
    ["Bytes=5-6", 5, 6],
  ])("honour %s", async (range, start, end) => {
    const { status, headers, stream } = await store.openSigned(await link(), range);
    expect(status).toBe(206);
    expect(headers["Content-Range"]).toBe(`bytes ${start}-${end}/100000`);
    expect(headers["Content-Length"]).toBe(String(end - start + 1));
    expect((await readAll(stream)).equals(bytes.subarray(start, end + 1))).toBe(true);
  });

  it.each(["bytes=100000-", "bytes=100000-100001", "bytes=-0", "bytes=999999-"])(
    "cannot satisfy %s",
    async (range) => {
      const { status, headers, stream } = await store.openSigned(await link(), range);
      expect(status).toBe(416);
      expect(headers["Content-Range"]).toBe("bytes */100000");
      expect(await readAll(stream)).toHaveLength(0);
    },
  );

  it.each([
    "bytes=",
    "bytes=-",
    "bytes=5-4",
    "bytes=a-b",
    "bytes=0-1,5-6",
    "seconds=0-1",
    "0-1",
    "bytes=0x1-2",
    "",
  ])("ignore %p", async (range) => {
    const { status, stream } = await store.openSigned(await link(), range);
    stream.destroy();
    expect(status).toBe(200);
  });

  it("name a download in any script", async () => {
    const { headers, stream } = await store.openSigned(
      await link({ fileName: '张三 "面试".webm' }),
      undefined,
    );
    stream.destroy();
    expect(headers["Content-Disposition"]).toBe(
      `attachment; filename="__ ____.webm"; filename*=UTF-8''%E5%BC%A0%E4%B8%89%20%22%E9%9D%A2%E8%AF%95%22.webm`,
    );
  });

  it("expire, cannot be made up, and do not serve for what is gone", async () => {
    const signed = await link();
    const { url } = await store.ticket(KEY, storedOf(bytes));
    expect(await codeOf(store.openSigned(`${signed}x`, undefined))).toBe("media.not_found");
    expect(await codeOf(store.openSigned(signedPart(url), undefined))).toBe("media.not_found");
    clock = after(61);
    expect(await codeOf(store.openSigned(signed, undefined))).toBe("media.link_expired");
    clock = NOW;
    await store.remove("answers/a1");
    expect(await codeOf(store.openSigned(signed, undefined))).toBe("media.not_found");
  });

  it("carry no content type that could break out of its header", async () => {
    await expect(link({ mimeType: "text/html\r\nX: y" })).rejects.toThrow(/not a content type/);
  });
});
