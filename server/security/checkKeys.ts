import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import Libsql from "libsql";
import type { Env } from "../env";
import { askPrimary } from "../db/askPrimary";
import { runsApart } from "../preflight/describeSettings";
import { type Finding, type PreflightCheck, refuse } from "../preflight/types";
import { type KeyRing, parseKeyRing } from "./keyRing";
import { type Proof, findWrongKeys, wrongKeyFinding } from "./keyProofs";

const BUSY_MS = 5_000;

/** Whether the keys are there, are the same for all processes, and open what is stored. */
export const checkKeys = (env: Env): PreflightCheck => ({
  name: "keys",
  async run() {
    const apart = runsApart(env) && !env.KEY_RING ? [needsSame(env)] : [];
    const ring = readRing(env);
    if (ring === null) return apart.length > 0 ? apart : lost(env);
    if ("level" in ring) return [ring];
    return [...apart, ...findWrongKeys(ring, await readProofs(env)).map(wrongKeyFinding)];
  },
});

const ringFile = ({ DATA_DIR }: Env) => join(DATA_DIR, "keys", "ring");

/** Null where the first start is to make it. */
function readRing(env: Env): KeyRing | Finding | null {
  const file = ringFile(env);
  if (!env.KEY_RING && !existsSync(file)) return null;
  try {
    return parseKeyRing(env.KEY_RING ?? readFileSync(file, "utf8"));
  } catch (error) {
    // The ring's own sentences hold no key.
    const says = error instanceof Error ? error.message : String(error);
    return refuse(
      `${env.KEY_RING ? "KEY_RING" : file} cannot be used. ${says}`,
      "Write it as id:base64 of 32 bytes, several separated by commas, the current one first (`openssl rand -base64 32` makes one).",
    );
  }
}

const needsSame = (env: Env): Finding =>
  refuse(
    `The roles run apart (ROLES=${env.ROLES.join(",")}) and KEY_RING is not set: each process would seal with keys of its own.`,
    `Set the same KEY_RING in every process; where there was a first start without it, it is in ${ringFile(env)}.`,
  );

/** A new ring would open nothing of what is there. */
function lost(env: Env): Finding[] {
  const file = join(env.DATA_DIR, "zhimian.db");
  if (env.DATABASE_URL || !existsSync(file)) return [];
  return [
    refuse(
      `There is a database in ${env.DATA_DIR}, and the keys that open it are missing (${ringFile(env)}).`,
      "Put the folder keys back from the backup, or set KEY_RING to what its file `ring` held.",
    ),
  ];
}

const PROOFS = "SELECT id, proof FROM key_proofs";

/** What the database says of the keys that filled it; none before the migration that makes them. */
async function readProofs(env: Env): Promise<Proof[]> {
  if (!env.DATABASE_URL) return readProofsOfFile(join(env.DATA_DIR, "zhimian.db"));
  const rows = await askPrimary(env, (source) =>
    source.query<Proof[]>(PROOFS).catch((error: { code?: unknown }) => {
      if (error.code === "ER_NO_SUCH_TABLE") return [];
      throw error;
    }),
  );
  return rows ?? [];
}

/** The start itself would look too (`keepKeyProofs`), but only once it has migrated what may not be its own. */
function readProofsOfFile(file: string): Proof[] {
  if (!existsSync(file)) return [];
  const connection = new Libsql(file);
  try {
    connection.exec(`PRAGMA busy_timeout = ${BUSY_MS}; PRAGMA query_only = ON`);
    const isThere = "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'key_proofs'";
    return connection.prepare(isThere).get() ? (connection.prepare(PROOFS).all() as Proof[]) : [];
  } finally {
    connection.close();
  }
}
