import type { Services } from "../services";
import { createDatabaseLease } from "./databaseLease";
import { type Lease, createMemoryLease } from "./lease";

/** SQLite serves one process, in which there is nothing to share. */
export const openLease = ({ db, clock }: Pick<Services, "db" | "clock">): Lease =>
  db.dialect === "sqlite" ? createMemoryLease(() => performance.now()) : createDatabaseLease(db, clock);
