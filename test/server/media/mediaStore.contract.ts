import { randomUUID } from "node:crypto";
import { Readable } from "node:stream";

import type { MediaStore, PutTicket } from "../../../server/media/types";
import { bytesOf, codeOf, readAll, sha256Of, storedOf } from "./fixtures";

export type StoreUnderTest = {
  store: MediaStore;
  /** Sends the bytes with the ticket, as a browser would; rejects when they are refused. */
  put(ticket: PutTicket, bytes: Buffer): Promise<unknown>;
  /** Opens a signed link, as a player would. */
  open(url: string, range?: string): Promise<{ status: number; headers: Headers; bytes: Buffer }>;
  close(): Promise<void>;
};

/** What every media store promises. Object names are new for each test: a store may outlive a test run. */
export function describeMediaStore(name: string, open: () => Promise<StoreUnderTest>): void {
  describe(`media store contract: ${name}`, () => {
    let subject: StoreUnderTest;
    let folder: string;
    beforeAll(async () => {
      subject = await open();
    });
    afterAll(() => subject.close());
    beforeEach(() => {
      folder = `contract/${randomUUID()}`;
    });

    it.each([0, 1, 4_000, 65_535, 65_536, 65_537, 131_072, 1_000_000])("keeps %d bytes", async (size) => {
      const bytes = bytesOf(size);
      const put = await subject.store.put(`${folder}/a`, bytes);
      expect(put.size).toBe(size);
      expect(await subject.store.head(`${folder}/a`)).toEqual(storedOf(bytes));
      expect((await readAll(subject.store.read(`${folder}/a`))).equals(bytes)).toBe(true);
    });

    it("takes a stream in pieces of any size", async () => {
      const bytes = bytesOf(700_001);
      const pieces = [1, 65_535, 65_536, 300_000, 700_001];
      const cut = pieces.map((end, index) => bytes.subarray(pieces[index - 1] ?? 0, end));
      await subject.store.put(`${folder}/a`, Readable.from(cut));
      expect((await readAll(subject.store.read(`${folder}/a`))).equals(bytes)).toBe(true);
    });

    it.each([
      [0, 0],
      [10, 19],
      [65_530, 65_545],
      [65_536, 65_536],
      [65_535, 65_536],
      [0, 65_535],
      [100, 199_998],
      [131_072, 199_999],
      [199_999, 199_999],
      [199_990, 5_000_000],
    ])("reads bytes %d to %d", async (start, end) => {
      const bytes = bytesOf(200_000);
      await subject.store.put(`${folder}/a`, bytes);
      const part = await readAll(subject.store.read(`${folder}/a`, { start, end }));
      expect(part.equals(bytes.subarray(start, end + 1))).toBe(true);
    });

    it("stores what a ticket permits", async () => {
      const bytes = bytesOf(4_000);
      const ticket = await subject.store.ticket(`${folder}/a`, storedOf(bytes));
      expect(ticket.method).toBe("PUT");
      expect(ticket.headers["Content-MD5"]).toBe(storedOf(bytes).md5);
      expect(await subject.store.head(`${folder}/a`)).toBeNull();
      await subject.put(ticket, bytes);
      expect(await subject.store.head(`${folder}/a`)).toEqual(storedOf(bytes));
    });

    it("lets a ticket be used again for the same bytes", async () => {
      const bytes = bytesOf(4_000);
      const ticket = await subject.store.ticket(`${folder}/a`, storedOf(bytes));
      await subject.put(ticket, bytes);
      await subject.put(ticket, bytes);
      expect(await subject.store.head(`${folder}/a`)).toEqual(storedOf(bytes));
    });

    it("refuses other bytes than the ticket names, and stores nothing of them", async () => {
      const ticket = await subject.store.ticket(`${folder}/a`, storedOf(bytesOf(4_000, 1)));
      await expect(subject.put(ticket, bytesOf(4_000, 2))).rejects.toThrow();
      expect(await subject.store.head(`${folder}/a`)).toBeNull();
    });

    it("never lets a ticket replace what is stored", async () => {
      const [first, second] = [bytesOf(4_000, 1), bytesOf(4_000, 2)];
      const tickets = await Promise.all(
        [first, second].map((bytes) => subject.store.ticket(`${folder}/a`, storedOf(bytes))),
      );
      await subject.put(tickets[0]!, first);
      await expect(subject.put(tickets[1]!, second)).rejects.toThrow();
      expect(await subject.store.head(`${folder}/a`)).toEqual(storedOf(first));
    });

    it("lets the server itself replace an object whole", async () => {
      await subject.store.put(`${folder}/a`, bytesOf(200_000, 1));
      await subject.store.put(`${folder}/a`, bytesOf(1_000, 2));
      expect((await readAll(subject.store.read(`${folder}/a`))).equals(bytesOf(1_000, 2))).toBe(true);
    });

    it("says that nothing is there when nothing is", async () => {
      expect(await subject.store.head(`${folder}/none`)).toBeNull();
      await subject.store.probe();
      expect(await codeOf(readAll(subject.store.read(`${folder}/none`)))).toBe("media.not_found");
    });

    it("removes an object and everything below it, and only that", async () => {
      const keys = ["gone", "gone/a", "gone/b/c", "gone-not", "other/a"].map((key) => `${folder}/${key}`);
      for (const key of keys) await subject.store.put(key, bytesOf(10));
      await subject.store.remove(`${folder}/gone`);
      await subject.store.remove(`${folder}/never`);
      const left = await Promise.all(keys.map((key) => subject.store.head(key)));
      expect(left.map(Boolean)).toEqual([false, false, false, true, true]);
      await subject.store.put(`${folder}/gone/a`, bytesOf(10));
      expect(await subject.store.head(`${folder}/gone/a`)).not.toBeNull();
    });

    it("keeps more than goes in one piece, as a stream and as it is", async () => {
      const bytes = bytesOf(4_400_001);
      const halves = [bytes.subarray(0, 2_000_000), bytes.subarray(2_000_000)];
      const streamed = await subject.store.put(`${folder}/streamed`, Readable.from(halves));
      const given = await subject.store.put(`${folder}/given`, bytes);
      expect(streamed).toEqual(given);
      expect(given).toEqual({ size: bytes.length, sha256: sha256Of(bytes) });
      for (const key of [`${folder}/streamed`, `${folder}/given`]) {
        expect(await subject.store.head(key)).toEqual(storedOf(bytes));
        expect((await readAll(subject.store.read(key))).equals(bytes)).toBe(true);
      }
    });

    it("stores nothing of a stream that breaks, and keeps what was there", async () => {
      async function* broken() {
        yield bytesOf(100_000, 2);
        throw new Error("the line broke");
      }
      await subject.store.put(`${folder}/a`, bytesOf(10));
      await expect(subject.store.put(`${folder}/a`, Readable.from(broken()))).rejects.toThrow(
        "the line broke",
      );
      await expect(subject.store.put(`${folder}/b`, Readable.from(broken()))).rejects.toThrow(
        "the line broke",
      );
      expect(await subject.store.head(`${folder}/a`)).toEqual(storedOf(bytesOf(10)));
      expect(await subject.store.head(`${folder}/b`)).toBeNull();
    });

    it("reads nothing beyond the end", async () => {
      await subject.store.put(`${folder}/a`, bytesOf(10));
      const beyond = readAll(subject.store.read(`${folder}/a`, { start: 10, end: 12 }));
      expect(await codeOf(beyond)).toBe("media.invalid_range");
    });

    it("plays by a link, whole and by range, under the name and kind that were asked for", async () => {
      const bytes = bytesOf(200_000);
      await subject.store.put(`${folder}/a`, bytes);
      const options = { expiresInSeconds: 60, mimeType: "video/webm" };
      const shown = await subject.store.signedRead(`${folder}/a`, options);
      const saved = await subject.store.signedRead(`${folder}/a`, { ...options, fileName: "第一题.webm" });

      const whole = await subject.open(shown);
      expect(whole.status).toBe(200);
      expect(whole.bytes.equals(bytes)).toBe(true);
      expect(whole.headers.get("content-type")).toBe("video/webm");
      expect(whole.headers.get("content-disposition")).toBe("inline");
      const part = await subject.open(shown, "bytes=1000-1999");
      expect(part.status).toBe(206);
      expect(part.headers.get("content-range")).toBe("bytes 1000-1999/200000");
      expect(part.bytes.equals(bytes.subarray(1000, 2000))).toBe(true);
      expect((await subject.open(shown, "bytes=199000-")).bytes.equals(bytes.subarray(199_000))).toBe(true);
      expect((await subject.open(saved)).headers.get("content-disposition")).toContain(
        `filename*=UTF-8''${encodeURIComponent("第一题.webm")}`,
      );
    });

    it("gives a link neither for longer than ten minutes nor for what is no kind of content", async () => {
      const give = (options: { expiresInSeconds: number; mimeType: string }) =>
        subject.store.signedRead(`${folder}/a`, options);
      await expect(give({ expiresInSeconds: 601, mimeType: "video/webm" })).rejects.toThrow("600 at most");
      await expect(give({ expiresInSeconds: 60, mimeType: "video/webm\r\nX: y" })).rejects.toThrow();
    });

    it("shuts a link that was tampered with", async () => {
      await subject.store.put(`${folder}/a`, bytesOf(10));
      await subject.store.put(`${folder}/b`, bytesOf(10));
      const url = await subject.store.signedRead(`${folder}/a`, {
        expiresInSeconds: 60,
        mimeType: "text/plain",
      });
      const end = url.at(-1) === "0" ? "1" : "0";
      expect((await subject.open(url.slice(0, -1) + end)).status).toBeGreaterThanOrEqual(400);
    });

    it("lists what lies below a key, and everything", async () => {
      const began = Date.now();
      const keys = ["a", "a/1", "a/2/x", "a-not"].map((key) => `${folder}/${key}`);
      for (const key of keys) await subject.store.put(key, bytesOf(10));
      const below: string[] = [];
      for await (const { key, storedAt } of subject.store.list(`${folder}/a`)) {
        below.push(key);
        expect(Math.abs(storedAt.getTime() - began)).toBeLessThan(60_000);
      }
      expect(below.toSorted()).toEqual([keys[1], keys[2]]);
      const all: string[] = [];
      for await (const { key } of subject.store.list("")) all.push(key);
      expect(all).toEqual(expect.arrayContaining(keys));
      for await (const { key } of subject.store.list(`${folder}/none`)) throw new Error(key);
    });

    it.each([
      "",
      "/etc/passwd",
      "../up",
      "a/../b",
      "a//b",
      "a/",
      "a/.hidden",
      "a\\b",
      "a\0b",
      "A/b",
      "a b",
      "a%2e%2e/b",
      "a~sealed",
      "x/".repeat(300) + "x",
    ])("accepts no key %p", async (key) => {
      const bytes = bytesOf(1);
      const attempts = [
        subject.store.put(key, bytes),
        subject.store.head(key),
        subject.store.ticket(key, storedOf(bytes)),
        subject.store.remove(key),
        (async () => readAll(subject.store.read(key)))(),
      ];
      const codes = await Promise.all(attempts.map(codeOf));
      expect(codes).toEqual(attempts.map(() => "media.invalid_key"));
    });
  });
}
