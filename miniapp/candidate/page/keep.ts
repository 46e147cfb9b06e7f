import SparkMD5 from "spark-md5";
import type { Pasted, SubmitBody } from "../types";

/** What must survive a reload, in localStorage under a hash of the link: never the link itself. */

/** The token is null once the session is over. */
export type KeptSession = { sessionToken: string | null; interviewId: string | null };
/** A submit that the server has not answered yet. */
export type KeptSubmit = { questionId: string; body: SubmitBody };
export type KeptDraft = {
  text: string;
  revision: number;
  /** The server's revision that these words go on from, and what was last sent to it; not in older drafts. */
  base?: number;
  sent?: string;
  pasted?: Pasted | null;
};

/** localStorage, or the same in memory where it refuses. */
type Shelf = Pick<Storage, "getItem" | "setItem" | "removeItem">;

export type Keep = ReturnType<typeof createKeep>;

export function createKeep(token: string, shelf: Shelf) {
  const prefix = `zhimian.${SparkMD5.hash(token)}`;

  function box<T>(name: string) {
    const key = `${prefix}.${name}`;
    return {
      read(): T | null {
        try {
          const text = shelf.getItem(key);
          return text === null ? null : (JSON.parse(text) as T);
        } catch {
          return null;
        }
      },
      write(value: T | null) {
        try {
          if (value === null) shelf.removeItem(key);
          else shelf.setItem(key, JSON.stringify(value));
        } catch {
          // Full or forbidden: the page goes on with what it has in memory.
        }
      },
    };
  }

  const session = box<KeptSession>("session");

  return {
    session,
    /** Which interview it was stays: a part of it may be on this device, and the next visit asks for it. */
    signOut() {
      const kept = session.read();
      if (kept) session.write({ ...kept, sessionToken: null });
    },
    submit: box<KeptSubmit>("submit"),
    muted: box<boolean>("muted"),
    draft: (questionId: string) => box<KeptDraft>(`draft.${questionId}`),
    /** Words of another device, or of this one, that somebody still has to decide on. */
    other: (questionId: string) => box<string>(`other.${questionId}`),
  };
}

/** A Shelf that lives as long as the page. */
export function memoryShelf(): Shelf {
  const items = new Map<string, string>();
  return {
    getItem: (key) => items.get(key) ?? null,
    setItem: (key, value) => void items.set(key, value),
    removeItem: (key) => void items.delete(key),
  };
}

/** The browser's storage where it works. Even reading the property throws in some private modes. */
export function usableShelf(): Shelf {
  try {
    localStorage.setItem("zhimian.probe", "1");
    localStorage.removeItem("zhimian.probe");
    return localStorage;
  } catch {
    return memoryShelf();
  }
}
