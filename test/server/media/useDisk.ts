import { readdirSync } from "node:fs";
import { join } from "node:path";
import type { DiskStore } from "../../../server/media/diskStore";
import { openTestStore, temporaryFolder } from "./fixtures";

export const KEY = "answers/a1/1/0/00000";
export const NOW = new Date("2025-03-01T08:00:00Z");
export const after = (seconds: number) => new Date(NOW.getTime() + seconds * 1000);

/** Each test has a store of its own, in a folder of its own, with a clock that stands until it is set. */
export function useDisk() {
  let folder: ReturnType<typeof temporaryFolder>;
  let store: DiskStore;
  const disk = {
    clock: NOW,
    get folder() {
      return folder.path;
    },
    get store() {
      return store;
    },
    fileOf: (key: string) => join(folder.path, "objects", `${key}~sealed`),
    drafts: () => readdirSync(join(folder.path, "drafts")),
  };
  beforeEach(async () => {
    folder = temporaryFolder();
    disk.clock = NOW;
    store = await openTestStore(folder.path, { now: () => disk.clock });
  });
  afterEach(() => folder.remove());
  return disk;
}
