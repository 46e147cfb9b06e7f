import { readFileSync, statSync, writeFileSync } from "node:fs";
import { createKeyRing } from "../../../server/security/keyRing";
import { bytesOf, codeOf, md5Of, openTestStore, readAll } from "./fixtures";
import { KEY, useDisk } from "./useDisk";

const disk = useDisk();

/** One bit changed at a place. */
const flipped = (at: number) => (file: Buffer) => {
  const copy = Buffer.from(file);
  copy[at] = (copy[at] ?? 0) ^ 1;
  return copy;
};

describe("encryption at rest", () => {
  const HEADER = 8 + 2 + 32 + 72;
  const BLOCK = 65_536 + 16;

  it("writes nothing plain and never the same bytes twice", async () => {
    const bytes = Buffer.alloc(200_000, "Zhang San says hello. ");
    await disk.store.put(KEY, bytes);
    const first = readFileSync(disk.fileOf(KEY));
    expect(first.includes("Zhang San")).toBe(false);
    expect(first.includes(Buffer.from(md5Of(bytes), "base64"))).toBe(false);
    await disk.store.put(KEY, bytes);
    expect(readFileSync(disk.fileOf(KEY)).subarray(HEADER).equals(first.subarray(HEADER))).toBe(false);
    expect(statSync(disk.fileOf(KEY)).mode & 0o777).toBe(0o600);
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
    await disk.store.put(KEY, bytesOf(150_000));
    writeFileSync(disk.fileOf(KEY), spoil(readFileSync(disk.fileOf(KEY))));
    expect(await codeOf(readAll(disk.store.read(KEY)))).toBe("media.damaged");
  });

  it("reports damage in a block only to those who read that block", async () => {
    const bytes = bytesOf(150_000);
    await disk.store.put(KEY, bytes);
    writeFileSync(disk.fileOf(KEY), flipped(HEADER + BLOCK + 5)(readFileSync(disk.fileOf(KEY))));
    expect(
      (await readAll(disk.store.read(KEY, { start: 0, end: 65_535 }))).equals(bytes.subarray(0, 65_536)),
    ).toBe(true);
    expect(await codeOf(readAll(disk.store.read(KEY, { start: 65_535, end: 65_536 })))).toBe("media.damaged");
  });

  it("does not open one object in another's place", async () => {
    await disk.store.put(KEY, bytesOf(100, 1));
    await disk.store.put("answers/a2/1/0/00000", bytesOf(100, 2));
    writeFileSync(disk.fileOf(KEY), readFileSync(disk.fileOf("answers/a2/1/0/00000")));
    expect(await codeOf(readAll(disk.store.read(KEY)))).toBe("media.damaged");
  });

  it("reads old objects after the key was rotated and says which key is missing", async () => {
    await disk.store.put(KEY, bytesOf(100));
    const keys = { k2: Buffer.alloc(32, 2), k1: Buffer.alloc(32, 1) };
    const rotated = await openTestStore(disk.folder, { ring: createKeyRing({ current: "k2", keys }) });
    expect((await readAll(rotated.read(KEY))).equals(bytesOf(100))).toBe(true);
    const lost = await openTestStore(disk.folder, {
      ring: createKeyRing({ current: "k2", keys: { k2: keys.k2 } }),
    });
    await expect(lost.head(KEY)).rejects.toThrow(/no key "k1"/);
    await expect(readAll(lost.read(KEY))).rejects.toThrow(/no key "k1"/);
  });
});
