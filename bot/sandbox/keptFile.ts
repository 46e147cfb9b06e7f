import { mkdirSync, readFileSync, renameSync } from "node:fs";
import { open, rename } from "node:fs/promises";
import { dirname } from "node:path";
import type { z } from "zod";

/** Changes that come together are one write; so much is lost at most when the process is killed. */
const GATHER_MS = 100;

export type KeptFile<T> = {
  /** What it held at the beginning; null where there was none, or none that can be read. */
  readonly kept: T | null;
  /** Where a file that could not be read was put, so that it is neither lost nor in the way. */
  readonly putAside: string | null;
  /** From now on the file follows what `picture` shows, each time that it is told of a change. */
  follow(picture: () => T, onTrouble: (error: unknown) => void): { changed(): void; close(): Promise<void> };
};

type Read<T> = Pick<KeptFile<T>, "kept" | "putAside">;

function read<T>(path: string, schema: z.ZodType<T>): Read<T> {
  try {
    return { kept: schema.parse(JSON.parse(readFileSync(path, "utf8"))), putAside: null };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return { kept: null, putAside: null };
  }
  const aside = `${path}.damaged-${Date.now()}`;
  try {
    renameSync(path, aside);
  } catch {
    // It can be neither read nor moved: it is written over, or the first write says why not.
    return { kept: null, putAside: path };
  }
  return { kept: null, putAside: aside };
}

/** Whole or not at all: whoever reads it sees what was before or what is now. */
async function replace(path: string, text: string): Promise<void> {
  const draft = `${path}.new`;
  const file = await open(draft, "w", 0o600);
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(draft, path);
}

/** A JSON file that survives being killed at any moment. It never throws: what it cannot keep is only forgotten. */
export function openKeptFile<T>(path: string, schema: z.ZodType<T>): KeptFile<T> {
  return {
    ...read(path, schema),
    follow(picture, onTrouble) {
      let timer: NodeJS.Timeout | null = null;
      let writing: Promise<void> | null = null;
      let again = false;
      let last = "";

      async function write(): Promise<void> {
        const text = JSON.stringify(picture());
        if (text === last) return;
        try {
          mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
          await replace(path, text);
          last = text;
        } catch (error) {
          onTrouble(error);
        }
      }
      /** One write at a time; what changed meanwhile is in the next. */
      function begin(): Promise<void> {
        again = writing !== null;
        writing ??= write().finally(() => {
          writing = null;
          if (again) changed();
        });
        return writing;
      }
      function changed(): void {
        timer ??= setTimeout(() => {
          timer = null;
          void begin();
        }, GATHER_MS);
      }
      return {
        changed,
        async close() {
          await writing;
          if (timer) clearTimeout(timer);
          timer = null;
          await begin();
        },
      };
    },
  };
}
