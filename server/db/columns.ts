import { LRUCache } from "lru-cache";
import type { ColumnOptions } from "typeorm";

/**
 * Column shapes that SQLite, MySQL and MariaDB understand alike. Every `@Column` takes one of them, so that the
 * entities, the migrations and the databases say the same (test/server/db/migrations.test.ts compares them).
 */

/** UUIDv7, or another entity's id. */
export const id = { type: "varchar", length: 36 } as const satisfies ColumnOptions;
/** Hex SHA-256 or HMAC. */
export const digest = { type: "varchar", length: 64 } as const satisfies ColumnOptions;
export const short = { type: "varchar", length: 40 } as const satisfies ColumnOptions;
export const line = { type: "varchar", length: 255 } as const satisfies ColumnOptions;
/** An encrypted field (server/security/cipher). */
export const sealed = { type: "varchar", length: 1000 } as const satisfies ColumnOptions;
/** UTC with milliseconds. */
export const instant = { type: "datetime", precision: 3 } as const satisfies ColumnOptions;
export const count = { type: "integer" } as const satisfies ColumnOptions;
export const real = { type: "double" } as const satisfies ColumnOptions;
export const flag = { type: "boolean" } as const satisfies ColumnOptions;
export const text = { type: "longtext" } as const satisfies ColumnOptions;

/**
 * JSON kept as text: MySQL's own JSON type loses the order of keys, and what is hashed or recomputed to the same
 * bytes must come back as it was written.
 */
export const json = {
  type: "longtext",
  transformer: {
    to: (value: unknown) => (value === null || value === undefined ? value : JSON.stringify(value)),
    from: (stored: string | null) => (stored === null ? null : (JSON.parse(stored) as unknown)),
  },
} as const satisfies ColumnOptions;

/** Parsed once for each text, however often its row is read. */
const parsed = new LRUCache<string, object>({ max: 200 });

function deepFreeze<T>(value: T): T {
  if (typeof value !== "object" || value === null || Object.isFrozen(value)) return value;
  Object.values(value).forEach(deepFreeze);
  return Object.freeze(value);
}

/** Big JSON that is read far more often than written. Readers share one frozen value, which nobody can change. */
export const sharedJson = {
  type: "longtext",
  transformer: {
    to: json.transformer.to,
    from: (stored: string | null) => {
      if (stored === null) return null;
      const known = parsed.get(stored);
      if (known) return known;
      const value = deepFreeze(JSON.parse(stored) as object);
      parsed.set(stored, value);
      return value;
    },
  },
} as const satisfies ColumnOptions;

export const nullable = <T extends ColumnOptions>(column: T) => ({ ...column, nullable: true }) as const;
