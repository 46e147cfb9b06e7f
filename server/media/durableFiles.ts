import { randomBytes } from "node:crypto";
import { type FileHandle, link, mkdir, open, readdir, rename, rm, stat, unlink } from "node:fs/promises";
import { dirname, join, relative, sep } from "node:path";

import { createFolderFlusher } from "./folderFlusher";

/** A file that nobody can see yet. */
export interface Draft {
  write(buffers: readonly Buffer[], position: number): Promise<void>;
  /**
   * Makes the draft the file at `path`, durably: its bytes, its name and its folders are on the disk when this
   * resolves.
   * @returns false when there is a file already and `replace` is false; that file is untouched
   */
  publish(path: string, options: { replace: boolean }): Promise<boolean>;
  /** Removes what is left of the draft. Must be called in the end, published or not. */
  discard(): Promise<void>;
}

/**
 * Files that survive power loss: drafts lie in a folder of their own, so that a crash leaves nothing visible,
 * and every step is flushed before the next one counts on it.
 */
export interface DurableFiles {
  draft(): Promise<Draft>;
  /** Removes a file or a folder with all below it, if it is there. */
  remove(path: string): Promise<void>;
  /** Removes drafts that a crash left behind. */
  sweep(olderThan: Date): Promise<void>;
  close(): Promise<void>;
}

const MAX_KNOWN_FOLDERS = 20_000;

/** @param root folder below which all published paths lie; `drafts` must be on the same file system */
export async function openDurableFiles(root: string, drafts: string): Promise<DurableFiles> {
  for (const folder of [root, drafts]) await mkdir(folder, { recursive: true, mode: 0o700 });
  const folders = createFolderFlusher();
  for (const folder of [dirname(root), dirname(dirname(root))]) await folders.flush(folder);
  const knownFolders = new Set<string>();

  /** A new folder's name must be flushed too, or the file in it is lost with it. */
  async function ensureFolder(folder: string): Promise<void> {
    let current = root;
    for (const part of relative(root, folder).split(sep).filter(Boolean)) {
      const parent = current;
      current = join(current, part);
      if (knownFolders.has(current)) continue;
      await mkdir(current, { mode: 0o700 }).catch(ignore("EEXIST"));
      await folders.flush(parent);
      if (knownFolders.size >= MAX_KNOWN_FOLDERS) knownFolders.clear();
      knownFolders.add(current);
    }
  }

  async function publish(temporary: string, path: string, replace: boolean): Promise<boolean> {
    const folder = dirname(path);
    await ensureFolder(folder);
    const published = await giveName(temporary, path, replace).catch(async (error: unknown) => {
      if (codeOf(error) !== "ENOENT") throw error;
      // The folder was removed after it had been seen.
      knownFolders.clear();
      folders.forget();
      await ensureFolder(folder);
      return giveName(temporary, path, replace);
    });
    if (published) await folders.flush(folder);
    return published;
  }

  return {
    async draft() {
      const temporary = join(drafts, randomBytes(16).toString("hex"));
      const handle = await open(temporary, "wx", 0o600);
      let closed = false;
      const close = async () => {
        if (closed) return;
        closed = true;
        await handle.close();
      };
      return {
        write: (buffers, position) => writeAll(handle, buffers, position),
        async publish(path, { replace }) {
          await handle.sync();
          await close();
          return publish(temporary, path, replace);
        },
        async discard() {
          await close();
          await unlink(temporary).catch(ignore("ENOENT"));
        },
      };
    },
    async remove(path) {
      knownFolders.clear();
      folders.forget();
      await rm(path, { recursive: true, force: true, maxRetries: 3 });
      await folders.flush(dirname(path)).catch(ignore("ENOENT"));
    },
    close: () => folders.close(),
    async sweep(olderThan) {
      for (const file of await readdir(drafts)) {
        const path = join(drafts, file);
        const found = await stat(path).catch(ignore("ENOENT"));
        if (found && found.mtime < olderThan) await unlink(path).catch(ignore("ENOENT"));
      }
    },
  };
}

async function giveName(temporary: string, path: string, replace: boolean): Promise<boolean> {
  try {
    // `link` fails where `rename` would replace: the one atomic "create unless it exists" for a whole file.
    await (replace ? rename(temporary, path) : link(temporary, path));
    return true;
  } catch (error) {
    if (!replace && codeOf(error) === "EEXIST") return false;
    throw error;
  }
}

async function writeAll(handle: FileHandle, buffers: readonly Buffer[], position: number): Promise<void> {
  const [only] = buffers;
  const bytes = only && buffers.length === 1 ? only : Buffer.concat(buffers);
  for (let written = 0; written < bytes.length;) {
    const result = await handle.write(bytes, written, bytes.length - written, position + written);
    written += result.bytesWritten;
  }
}

export function codeOf(error: unknown): string | undefined {
  return (error as NodeJS.ErrnoException | null)?.code;
}

function ignore(code: string): (error: unknown) => undefined {
  return (error) => {
    if (codeOf(error) !== code) throw error;
  };
}
