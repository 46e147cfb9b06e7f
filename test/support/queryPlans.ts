import type { Database } from "../../server/db/database";

export type Asked = { sql: string; values: unknown[] };
/** How one table of a statement is read. */
export type Step = {
  table: string;
  /** Null where no index is used. */
  index: string | null;
  /** Whether it begins at an end of the table or index and has nothing to stop it but the page being full. */
  scans: boolean;
  /** Whether it goes on until all of it was read. */
  readsAll: boolean;
  /** Whether it begins within an index, at a value that is asked for as `<` or `>`: at a cursor, not above it. */
  ranges: boolean;
};

type Statement = Record<"all" | "get" | "run" | "raw", (...values: unknown[]) => unknown>;
type Native = { prepare(sql: string): Statement };

/** SQLite: statements are prepared once and run often, by TypeORM and beside it, all on this one connection. */
function watchSqlite({ read }: Database, tell: (asked: Asked) => void): void {
  const { databaseConnection } = read.dataSource.driver as unknown as { databaseConnection: Native };
  const prepare = databaseConnection.prepare.bind(databaseConnection);
  databaseConnection.prepare = (sql) => {
    const watched: Statement = new Proxy(prepare(sql), {
      get(target, name) {
        const found: unknown = Reflect.get(target, name);
        if (typeof found !== "function") return found;
        return (...values: unknown[]) => {
          if (name === "all" || name === "get") tell({ sql, values: values.flat() });
          const result: unknown = Reflect.apply(found, target, values);
          return name === "raw" ? watched : result;
        };
      },
    });
    return watched;
  };
}

function watchMysql({ read }: Database, tell: (asked: Asked) => void): void {
  const { logger } = read.dataSource;
  logger.logQuery = (sql, values) => tell({ sql, values: (values ?? []) as unknown[] });
}

/** Writes down what the product really asks the database while something is done. */
export function watchQueries(db: Database) {
  let told: Asked[] | null = null;
  const tell = (asked: Asked) => void (/^\s*(SELECT|\()/i.test(asked.sql) && told?.push(asked));
  if (db.dialect === "sqlite") watchSqlite(db, tell);
  else watchMysql(db, tell);
  return {
    async during(work: () => Promise<unknown>): Promise<Asked[]> {
      told = [];
      try {
        await work();
        return told;
      } finally {
        told = null;
      }
    },
  };
}

/** Tables by the names that they go by in a statement. */
function tablesOf(sql: string): Map<string, string> {
  const named = [
    ...sql.matchAll(
      /(?:FROM|JOIN)\s+`?"?(\w+)`?"?(?:\s+(?:AS\s+)?`?"?(?!WHERE|JOIN|LEFT|ORDER|GROUP|ON|FORCE)(\w+))?/gi,
    ),
  ];
  return new Map(
    named.flatMap(
      ([, table = "", alias]) => [[table, table], ...(alias ? [[alias, table]] : [])] as [string, string][],
    ),
  );
}

async function explainSqlite(db: Database, { sql, values }: Asked): Promise<Step[]> {
  const rows: { detail: string }[] = await db.read.query(`EXPLAIN QUERY PLAN ${sql}`, values);
  const tables = tablesOf(sql);
  const sorts = rows.some(({ detail }) => detail.includes("TEMP B-TREE"));
  return rows.flatMap(({ detail }) => {
    const found =
      /^(SCAN|SEARCH) (\w+)(?: USING (?:COVERING )?INDEX (\w+)| USING (?:INTEGER )?(PRIMARY KEY))?/.exec(
        detail,
      );
    const table = tables.get(found?.[2] ?? "");
    if (!found || !table) return [];
    const scans = found[1] === "SCAN";
    const index = found[3] ?? found[4] ?? null;
    return [
      {
        table,
        index,
        scans,
        readsAll: scans && (index === null || sorts || !/\bLIMIT\b/i.test(sql)),
        ranges: /[<>]\?/.test(detail),
      },
    ];
  });
}

type Explained = {
  table: string | null;
  type: string | null;
  key: string | null;
  rows: string | number;
  Extra: string | null;
};

async function explainMysql(db: Database, { sql, values }: Asked): Promise<Step[]> {
  const rows: Explained[] = await db.read.query(`EXPLAIN ${sql}`, values);
  const tables = tablesOf(sql);
  return rows.flatMap(({ table: alias, type, key, Extra }) => {
    const table = tables.get(alias ?? "");
    if (!table || type === null) return [];
    const scans = type === "ALL" || type === "index";
    const sorts = /Using (temporary|filesort)/.test(Extra ?? "");
    return [
      {
        table,
        index: key,
        scans,
        readsAll: type === "ALL" || (type === "index" && (sorts || !/\bLIMIT\b/i.test(sql))),
        ranges: type === "range",
      },
    ];
  });
}

export const explain = (db: Database, asked: Asked): Promise<Step[]> =>
  db.dialect === "sqlite" ? explainSqlite(db, asked) : explainMysql(db, asked);
