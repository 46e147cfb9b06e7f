import { EventEmitter, once } from "node:events";
import { createServer, request } from "node:http";
import type { AddressInfo } from "node:net";
import { Readable } from "node:stream";
import { createKeyRing } from "../../../server/security/keyRing";
import { bytesOf, codeOf, lowerCase, md5Of, openTestStore, signedPart, storedOf, upload } from "./fixtures";
import { KEY, after, useDisk } from "./useDisk";

const disk = useDisk();

describe("tickets", () => {
  const bytes = bytesOf(4_000);

  it("are relative paths with exactly the headers to send", async () => {
    const ticket = await disk.store.ticket(KEY, storedOf(bytes));
    expect(ticket.url).toMatch(/^\/api\/v1\/media\/uploads\/[\w.-]+$/);
    expect(ticket.headers).toEqual({ "Content-MD5": md5Of(bytes), "Content-Length": "4000" });
    expect(ticket.expiresAt).toEqual(after(600));
  });

  it("store once and confirm afterwards", async () => {
    expect(await upload(disk.store, KEY, bytes)).toEqual({ key: KEY, ...storedOf(bytes), created: true });
    expect(await upload(disk.store, KEY, bytes)).toEqual({ key: KEY, ...storedOf(bytes), created: false });
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
        signed: signedPart(
          await disk.store.signedRead(KEY, { expiresInSeconds: 60, mimeType: "video/webm" }),
        ),
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
    const { url, headers } = await disk.store.ticket(KEY, storedOf(bytes));
    const proper = { signed: signedPart(url), headers: lowerCase(headers), body: bytes };
    const attempt = { ...proper, ...(await change(proper)) };
    const parts = attempt.body.length > 0 ? [attempt.body] : [];
    expect(await codeOf(disk.store.receive(attempt.signed, attempt.headers, Readable.from(parts)))).toBe(
      code,
    );
    expect(await disk.store.head(KEY)).toBeNull();
    expect(disk.drafts()).toEqual([]);
  });

  it("expire", async () => {
    const { url, headers } = await disk.store.ticket(KEY, storedOf(bytes));
    disk.clock = after(600);
    const late = disk.store.receive(signedPart(url), lowerCase(headers), Readable.from([bytes]));
    expect(await codeOf(late)).toBe("media.ticket_expired");
  });

  it("of another installation are worth nothing", async () => {
    const stranger = createKeyRing({ current: "k1", keys: { k1: Buffer.alloc(32, 9) } });
    const elsewhere = await openTestStore(disk.folder, { ring: stranger });
    const { url, headers } = await elsewhere.ticket(KEY, storedOf(bytes));
    const forged = disk.store.receive(signedPart(url), lowerCase(headers), Readable.from([bytes]));
    expect(await codeOf(forged)).toBe("media.ticket_invalid");
  });

  it("are not given for more than one may send", async () => {
    expect(await codeOf(disk.store.ticket(KEY, { size: 8 * 1024 * 1024 + 1, md5: md5Of(bytes) }))).toBe(
      "media.too_large",
    );
  });

  it("stop reading a body that goes on and leave the connection open for the answer", async () => {
    const { url, headers } = await disk.store.ticket(KEY, storedOf(bytes));
    let given = 0;
    const endless = new Readable({
      read() {
        given += 1;
        this.push(bytesOf(1_000));
      },
    });
    const outcome = await codeOf(disk.store.receive(signedPart(url), lowerCase(headers), endless));
    expect(outcome).toBe("media.too_large");
    expect(endless.destroyed).toBe(false);
    expect(given).toBeLessThan(200);
  });

  it("work over HTTP, and a caller who hangs up in the middle leaves nothing", async () => {
    const outcomes = new EventEmitter();
    const server = createServer(async (incoming, response) => {
      const outcome = await codeOf(
        disk.store.receive(signedPart(incoming.url ?? ""), incoming.headers, incoming),
      );
      response.end();
      outcomes.emit("outcome", outcome);
    });
    await once(server.listen(0, "127.0.0.1"), "listening");
    const { port } = server.address() as AddressInfo;
    try {
      const { url: path, headers } = await disk.store.ticket(KEY, storedOf(bytes));
      const put = () =>
        request({ host: "127.0.0.1", port, path, method: "PUT", headers }).on("error", () => {});
      const hangUp = put();
      hangUp.write(bytes.subarray(0, 1_000), () => hangUp.destroy());
      expect(await once(outcomes, "outcome")).toEqual(["media.size_mismatch"]);
      expect(await disk.store.head(KEY)).toBeNull();
      put().end(bytes);
      expect(await once(outcomes, "outcome")).toEqual(["fulfilled"]);
      expect(await disk.store.head(KEY)).toEqual(storedOf(bytes));
    } finally {
      server.closeAllConnections();
      server.close();
    }
  });
});
