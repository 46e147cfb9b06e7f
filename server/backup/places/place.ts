import type { DiskObjects } from "../../media/diskObjects";

/** Objects sealed under the ring's backup key. What is damaged counts as absent, so that it is stored again. */
export type SealedObjects = Pick<DiskObjects, "write" | "facts" | "read" | "remove" | "list">;

/**
 * Where backups are kept: a folder, or a bucket. Several sets lie side by side, each with its rows, and share the
 * media. A set counts from when its manifest is there, which is written last.
 */
export interface BackupPlace {
  /** As the operator wrote it. */
  readonly name: string;
  readonly objects: SealedObjects;
  /** Of whole sets, newest first. */
  setIds(): Promise<string[]>;
  readManifest(id: string): Promise<string>;
  /** Durable when it resolves. */
  writeManifest(id: string, text: string): Promise<void>;
  removeManifest(id: string): Promise<void>;
  close(): Promise<void>;
}

export const rowsKey = (setId: string, table: string, part: number) => `sets/${setId}/rows/${table}/${part}`;
export const mediaListKey = (setId: string, part: number) => `sets/${setId}/media/${part}`;
export const setFolder = (setId: string) => `sets/${setId}`;
