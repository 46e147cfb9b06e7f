import { QueryFailedError } from "typeorm";

/** The database cannot be reached, or went away in the midst of something: what that was may or may not be done. */
export class DatabaseAway extends Error {
  override readonly name = "DatabaseAway";

  constructor(cause: unknown) {
    super(`the database is away: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
  }
}

/** What the driver says of a failure, on its own error or on TypeORM's around it. */
type Told = { errno?: unknown; code?: unknown; sqlState?: unknown; fatal?: unknown };

/** By number: the driver has no names for those of engines that only speak MySQL's protocol. */
const LOST_RACES = new Set<unknown>([
  1020, // ER_CHECKREAD: the row has changed since it was read (MariaDB)
  1062, // ER_DUP_ENTRY: both looked for a row and found none
  1205, // ER_LOCK_WAIT_TIMEOUT
  1213, // ER_LOCK_DEADLOCK
  // TiDB: the row to be locked has changed; safe to retry; the schema has changed meanwhile; write conflict.
  8002,
  8022,
  8028,
  9007,
  // OceanBase: another transaction was faster; rolled back; the row is locked.
  6001,
  6002,
  6005,
]);

/** Whether a transaction was rolled back for the sake of another one, and may be run again from its beginning. */
export function isLostRace(error: unknown): boolean {
  if (typeof error !== "object" || error === null) return false;
  const { errno, sqlState } = error as Told;
  // Class 40 of the SQL standard: rolled back, as for serialization.
  return LOST_RACES.has(errno) || (typeof sqlState === "string" && sqlState.startsWith("40"));
}

const GONE = new Set<unknown>([
  1040, // ER_CON_COUNT_ERROR: no more connections
  1053, // ER_SERVER_SHUTDOWN
  1077, // ER_NORMAL_SHUTDOWN
  1203, // ER_TOO_MANY_USER_CONNECTIONS
  1290, // ER_OPTION_PREVENTS_STATEMENT: the primary is read-only, in the midst of a fail-over
  1317, // ER_QUERY_INTERRUPTED: a server that stops ends its queries
  1792, // ER_CANT_EXECUTE_IN_READ_ONLY_TRANSACTION
  1836, // ER_READ_ONLY_MODE
  1927, // ER_CONNECTION_KILLED (MariaDB)
  4031, // ER_CLIENT_INTERACTION_TIMEOUT
  // TiDB: its parts do not reach each other, or are busy.
  9001,
  9002,
  9003,
  9005,
]);

/** Whether the database itself was not there, whatever was asked: another try may find it. */
export function isDatabaseAway(error: unknown): boolean {
  if (error instanceof DatabaseAway) return true;
  if (!(error instanceof QueryFailedError)) return false;
  const { errno, code, fatal } = error.driverError as Told;
  return fatal === true || GONE.has(errno) || (typeof code === "string" && code.startsWith("PROTOCOL_"));
}

/** The same of what opening a connection says: a wrong password, or a database that is not there, is no absence. */
export function isUnreachable(error: unknown): boolean {
  if (typeof error !== "object" || error === null) return false;
  const { errno, code, sqlState } = error as Told;
  // What the server itself answered has a state; the network and the driver have none.
  return GONE.has(errno) || (sqlState === undefined && code !== "HANDSHAKE_SSL_ERROR");
}
