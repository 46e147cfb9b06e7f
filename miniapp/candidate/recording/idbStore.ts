import { openDB, type DBSchema, type IDBPDatabase } from "idb";
import type { ChunkStore, SegmentRecord, StoredChunk } from "./chunk";

type Row = StoredChunk & { id?: number };
type Key = [interview: string, question: string, take: number, segment: number];

interface Schema extends DBSchema {
  /** Auto-increment ids give first in, first out; the unique index refuses a sequence that comes twice. */
  chunks: {
    key: number;
    value: Row;
    indexes: { key: [...Key, sequence: number]; interview: string };
  };
  segments: { key: Key; value: SegmentRecord; indexes: { interview: string } };
}
type Database = IDBPDatabase<Schema>;

const NAME = "zhimian-recordings";

function connect(onClosed: () => void): Promise<Database> {
  return openDB<Schema>(NAME, 1, {
    upgrade(fresh) {
      const chunks = fresh.createObjectStore("chunks", { keyPath: "id", autoIncrement: true });
      chunks.createIndex("key", ["interviewId", "questionId", "take", "segment", "sequence"], {
        unique: true,
      });
      chunks.createIndex("interview", "interviewId");
      const segments = fresh.createObjectStore("segments", {
        keyPath: ["interviewId", "questionId", "take", "segment"],
      });
      segments.createIndex("interview", "interviewId");
    },
    // A newer page in another tab must not wait for this one.
    blocking(_current, _blocked, event) {
      (event.target as IDBDatabase).close();
      onClosed();
    },
    terminated: onClosed,
  });
}

/**
 * Chunks in IndexedDB, shared by all tabs of this browser.
 * @throws where IndexedDB is missing or refuses (private mode in some browsers); QuotaExceededError when full.
 */
export async function openIdbStore(): Promise<ChunkStore> {
  let open: Promise<Database> | null = null;
  const connection = () => (open ??= connect(() => (open = null)));
  await connection();

  /** iOS drops the connection while the page sleeps, and says so only at the next use: connect again once. */
  async function use<T>(work: (db: Database) => Promise<T>): Promise<T> {
    try {
      return await work(await connection());
    } catch (error) {
      if ((error as Error | null)?.name !== "InvalidStateError") throw error;
      open = null;
      return work(await connection());
    }
  }

  const drop = (interviewId: string, gone: (row: SegmentRecord | Row) => boolean) =>
    use(async (db) => {
      const tx = db.transaction(["chunks", "segments"], "readwrite");
      for (const name of ["chunks", "segments"] as const) {
        let cursor = await tx.objectStore(name).index("interview").openCursor(interviewId);
        while (cursor) {
          if (gone(cursor.value)) await cursor.delete();
          cursor = await cursor.continue();
        }
      }
      await tx.done;
    });

  return {
    open: (segment) =>
      use(async (db) => {
        await db.put("segments", segment);
      }),
    add: (chunk, segment) =>
      use(async (db) => {
        const tx = db.transaction(["chunks", "segments"], "readwrite", { durability: "strict" });
        await Promise.all([
          tx.objectStore("chunks").add(chunk),
          tx.objectStore("segments").put(segment),
          tx.done,
        ]);
      }),
    oldest: (interviewId, limit, wanted) =>
      use(async (db) => {
        const found: StoredChunk[] = [];
        let cursor = await db.transaction("chunks").store.index("interview").openCursor(interviewId);
        while (cursor && found.length < limit) {
          if (wanted(cursor.value)) found.push(cursor.value);
          cursor = await cursor.continue();
        }
        return found;
      }),
    remove: (keys) =>
      use(async (db) => {
        const tx = db.transaction("chunks", "readwrite");
        for (const key of keys) {
          const id = await tx.store
            .index("key")
            .getKey([key.interviewId, key.questionId, key.take, key.segment, key.sequence]);
          if (id !== undefined) await tx.store.delete(id);
        }
        await tx.done;
      }),
    count: (interviewId, which) =>
      use(async (db) => {
        if (!which) return db.countFromIndex("chunks", "interview", interviewId);
        // Keys alone: to count after an hour without a network must not read the hour.
        const all = IDBKeyRange.bound([interviewId], [interviewId, []]);
        let count = 0;
        let cursor = await db.transaction("chunks").store.index("key").openKeyCursor(all);
        while (cursor) {
          const [, questionId, take, segment, sequence] = cursor.key;
          if (which({ interviewId, questionId, take, segment, sequence })) count += 1;
          cursor = await cursor.continue();
        }
        return count;
      }),
    segments: (interviewId) => use((db) => db.getAllFromIndex("segments", "interview", interviewId)),
    discardTakes: (interviewId, questionId, beforeTake) =>
      drop(interviewId, (row) => row.questionId === questionId && row.take < beforeTake),
    forget: (interviewId) =>
      use(async (db) => {
        // In one transaction with the count, so that nothing another tab stores meanwhile loses its record.
        const tx = db.transaction(["chunks", "segments"], "readwrite");
        if ((await tx.objectStore("chunks").index("interview").count(interviewId)) === 0) {
          for (const key of await tx.objectStore("segments").index("interview").getAllKeys(interviewId))
            await tx.objectStore("segments").delete(key);
        }
        await tx.done;
      }),
    discard: (interviewId) => drop(interviewId, () => true),
  };
}
