import { open } from "node:fs/promises";
import { LRUCache } from "lru-cache";
import { shareRuns } from "../shareRuns";

const MAX_OPEN = 500;

/** Puts names of files on the disk. */
export interface FolderFlusher {
  flush(path: string): Promise<void>;
  /** A folder was removed: one of the same name would be another one. */
  forget(): void;
  close(): Promise<void>;
}

type OpenFolder = {
  /** False when it was closed meanwhile. */
  flush(): Promise<boolean>;
  close(): Promise<void>;
};

async function openFolder(path: string): Promise<OpenFolder> {
  const handle = await open(path, "r");
  const sync = shareRuns(() => handle.sync());
  let using = 0;
  let unwanted = false;
  let closed = false;
  const closeWhenIdle = async () => {
    if (!unwanted || using > 0 || closed) return;
    closed = true;
    await handle.close();
  };
  return {
    async flush() {
      if (closed) return false;
      using += 1;
      try {
        await sync();
      } finally {
        using -= 1;
        await closeWhenIdle();
      }
      return true;
    },
    close() {
      unwanted = true;
      return closeWhenIdle();
    },
  };
}

/**
 * A burst of files in one folder costs two flushes, and a folder into which a candidate's chunks come second by
 * second stays open.
 */
export function createFolderFlusher(): FolderFlusher {
  const folders = new LRUCache<string, Promise<OpenFolder>>({
    max: MAX_OPEN,
    dispose: (folder) => void folder.then(({ close }) => close()).catch(() => undefined),
  });

  return {
    async flush(path) {
      // Windows cannot open a folder, and its file systems journal names themselves.
      if (process.platform === "win32") return;
      for (let flushed = false; !flushed;) {
        const folder = folders.get(path) ?? openFolder(path);
        folders.set(path, folder);
        try {
          flushed = await (await folder).flush();
        } catch (error) {
          folders.delete(path);
          throw error;
        }
        if (!flushed) folders.delete(path);
      }
    },
    forget: () => folders.clear(),
    async close() {
      const all = [...folders.values()];
      folders.clear();
      await Promise.allSettled(all.map(async (folder) => (await folder).close()));
    },
  };
}
