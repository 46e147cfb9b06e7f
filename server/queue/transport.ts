import type { JobRows } from "./jobRows";

/** A row on its way, as far as a transport needs to know it. `claims` as the row had it when it was sent. */
export type Carried = { id: string; kind: string; priority: number; claims: number };

/**
 * What brings due rows to the processes that take their kinds. The rows are the truth: whatever a transport loses or
 * brings twice is looked up, claimed and closed there (jobRows.ts), so none has to be trusted.
 */
export interface Transport {
  /** What brings jobs at this moment: the database where Redis is away. */
  readonly name: "database" | "bullmq";
  /** Null where nothing beside the database is used. */
  readonly redis: "reached" | "away" | null;
  /** These were just committed and are due. */
  bring(jobs: readonly Carried[]): void;
  /** Something else may have become due. */
  look(): void;
  /** Begins to bring rows to whoever works on them. */
  open(rows: JobRows): Promise<Carrier>;
  close(): Promise<void>;
}

/** Between a transport and the runner of one process. */
export interface Carrier {
  /** Something may have become due; the runner says so every second too. */
  look(): void;
  /** Brings no more; what was begun goes on. */
  stop(): Promise<void>;
  /** The runs are over or given back: lets go of what belongs to them. */
  close(): Promise<void>;
}
