import type { Database } from "../db/database";

export type Connections = { all: number; idle: number; waiting: number };

type Counted = { length: number };
/** mysql2 keeps these lists to itself, under names that have not changed since its first version. */
type Pool = { _allConnections?: Counted; _freeConnections?: Counted; _connectionQueue?: Counted };

/** How far the pool is used; null on SQLite, which has none. */
export function connectionsOf({ read }: Pick<Database, "read">): Connections | null {
  const { pool = {} } = read.connection.driver as { pool?: Pool };
  const { _allConnections: all, _freeConnections: idle, _connectionQueue: waiting } = pool;
  return all && idle && waiting ? { all: all.length, idle: idle.length, waiting: waiting.length } : null;
}
