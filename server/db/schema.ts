import type { DataSource } from "typeorm";
import { migrations } from "../../migrations";

export const MIGRATIONS_TABLE = "schema_migrations";
const NO_SUCH_TABLE = 1146;

/** How a database's tables stand to this code, by the names of migrations. */
export type SchemaState = {
  /** Of this code and not run there yet. */
  missing: string[];
  /** Run there by newer code: allowed while processes are replaced one after the other. */
  unknown: string[];
};

/** Looks, and makes nothing: not even the table of migrations. */
export async function readSchema(source: DataSource): Promise<SchemaState> {
  const rows = await source.query<{ name: string }[]>(`SELECT name FROM ${MIGRATIONS_TABLE}`).catch(noneYet);
  const done = new Set(rows.map(({ name }) => name));
  const known = migrations.map(({ name }) => name);
  return {
    missing: known.filter((name) => !done.has(name)),
    unknown: [...done].filter((name) => !known.includes(name)),
  };
}

function noneYet(error: unknown): { name: string }[] {
  const { errno, message } = error as { errno?: number; message: string };
  if (errno === NO_SUCH_TABLE || /no such table/.test(message)) return [];
  throw error;
}

/** The database has not the tables that this code works on. Nothing was changed. */
export class SchemaOutdated extends Error {
  override readonly name = "SchemaOutdated";

  constructor(readonly missing: readonly string[]) {
    super(
      `The database is at an older migration: ${missing.length} of this version's are missing, the first is ` +
        `${missing[0]}. Run "npm run migrate" once, then start again. Nothing was changed.`,
    );
  }
}
