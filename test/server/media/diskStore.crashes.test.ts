import { existsSync, linkSync, readFileSync, utimesSync, writeFileSync } from "node:fs";
import files from "node:fs/promises";
import { join } from "node:path";
import { Readable } from "node:stream";
import { bytesOf, codeOf, openTestStore, readAll, storedOf, upload } from "./fixtures";
import { KEY, NOW, after, useDisk } from "./useDisk";

const disk = useDisk();

async function* brokenSource() {
  yield bytesOf(600_000);
  throw new Error("the line broke");
}

describe("crash safety", () => {
  it("shows nothing of a draft that a crash left behind, and clears old ones away", async () => {
    for (const name of ["old", "young"]) writeFileSync(join(disk.folder, "drafts", name), bytesOf(100));
    const yesterday = after(-86_400);
    utimesSync(join(disk.folder, "drafts", "old"), yesterday, yesterday);
    utimesSync(join(disk.folder, "drafts", "young"), NOW, NOW);
    const reopened = await openTestStore(disk.folder, { now: () => NOW });
    expect(disk.drafts()).toEqual(["young"]);
    expect(await codeOf(readAll(reopened.read("young")))).toBe("media.not_found");
    expect(await reopened.head("young")).toBeNull();
  });

  it("flushes the bytes before they get their name, and the name before it resolves", async () => {
    const steps: string[] = [];
    const handle = await files.open(disk.folder, "r");
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
      await upload(disk.store, "flat", bytesOf(100));
      expect(steps).toEqual(["bytes flushed", "named", "folder flushed"]);
      steps.length = 0;
      await upload(disk.store, "new/folder/a", bytesOf(100));
      const folders = ["folder flushed", "folder flushed"];
      expect(steps).toEqual(["bytes flushed", ...folders, "named", "folder flushed"]);
    } finally {
      for (const spy of spies) spy.mockRestore();
    }
  });

  it("leaves neither object nor draft when the source breaks in the middle", async () => {
    await expect(disk.store.put(KEY, Readable.from(brokenSource()))).rejects.toThrow("the line broke");
    expect(existsSync(disk.fileOf(KEY))).toBe(false);
    expect(disk.drafts()).toEqual([]);
  });

  it("takes a damaged object for absent, so that its chunk is sent and stored again", async () => {
    const bytes = bytesOf(4_000);
    await upload(disk.store, KEY, bytes);
    writeFileSync(disk.fileOf(KEY), readFileSync(disk.fileOf(KEY)).subarray(0, 200));
    const reopened = await openTestStore(disk.folder, { now: () => NOW });
    expect(await reopened.head(KEY)).toBeNull();
    expect(await upload(reopened, KEY, bytes)).toMatchObject({ created: true });
    expect((await readAll(reopened.read(KEY))).equals(bytes)).toBe(true);
  });

  it("keeps every one of many objects written at once, and no drafts", async () => {
    const keys = Array.from({ length: 120 }, (_, index) => `answers/a${index % 7}/1/0/${index}`);
    await Promise.all(keys.map((key, index) => upload(disk.store, key, bytesOf(3_000, index))));
    const heads = await Promise.all(keys.map((key) => disk.store.head(key)));
    expect(heads).toEqual(keys.map((_, index) => storedOf(bytesOf(3_000, index))));
    expect(disk.drafts()).toEqual([]);
  });

  it("lets exactly one of several different contents win a key", async () => {
    const contents = Array.from({ length: 8 }, (_, index) => bytesOf(3_000, index));
    const outcomes = await Promise.all(contents.map((bytes) => codeOf(upload(disk.store, KEY, bytes))));
    expect(outcomes.filter((code) => code === "fulfilled")).toHaveLength(1);
    expect(outcomes.filter((code) => code === "media.conflict")).toHaveLength(7);
    const winner = contents[outcomes.indexOf("fulfilled")]!;
    expect((await readAll(disk.store.read(KEY))).equals(winner)).toBe(true);
  });
});
