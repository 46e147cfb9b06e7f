import type { DataSource } from "typeorm";
import type { Env } from "../env";
import { databaseLocation, openPrimary } from "./connect";

/**
 * One question to the database before the start, without migrating it. Null where there is none to ask, or where it
 * is not reached, which is told by the check of the schema.
 */
export async function askPrimary<T>(env: Env, ask: (source: DataSource) => Promise<T>): Promise<T | null> {
  if (!env.DATABASE_URL) return null;
  const location = databaseLocation(env, { replica: false });
  if (!("url" in location)) return null;
  const server = openPrimary({ ...location, pool: 1 });
  try {
    const opened = await server.source.initialize().then(
      () => true,
      () => false,
    );
    return opened ? await ask(server.source) : null;
  } finally {
    await server.close();
  }
}
