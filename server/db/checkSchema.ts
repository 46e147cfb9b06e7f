import type { DataSource } from "typeorm";
import type { Env } from "../env";
import { type Finding, type PreflightCheck, away, refuse, warn } from "../preflight/types";
import { databaseLocation, openPrimary } from "./connect";
import { DatabaseAway, isUnreachable } from "./failures";
import type { MysqlAddress } from "./openMysql";
import { readSchema } from "./schema";

/** What the largest row of ours needs several times over: a frozen plan, a résumé's text, a batch of rows. */
const LEAST_PACKET = 16 * 1024 * 1024;
const MIB = 1024 * 1024;

type Server = {
  version: string;
  packet: number | string;
  charset: string;
  readOnly: number | string;
};
const SERVER =
  "SELECT VERSION() AS version, @@max_allowed_packet AS packet, @@character_set_database AS charset, " +
  "@@global.read_only AS readOnly";

type Questions = Pick<
  Env,
  "DATABASE_URL" | "DATABASE_REPLICA_URL" | "DATABASE_TLS" | "DATABASE_POOL" | "DATA_DIR" | "ROLES"
>;

/** The database as this configuration names it: reached, of a version that serves, with the tables of this code. */
export function checkSchema(env: Questions): PreflightCheck {
  const isAlone = (["api", "worker", "bot"] as const).every((role) => env.ROLES.includes(role));
  return {
    name: "database",
    async run() {
      // The place of SQLite's file would be made by asking for it.
      if (!env.DATABASE_URL) return [];
      const location = databaseLocation(env, { replica: env.ROLES.includes("api") });
      if (!("url" in location)) return [];
      const { replicaUrl, ...primary } = location;
      const [first, second] = await Promise.all([
        look(primary, "DATABASE_URL", (source) => findingsOfPrimary(source, isAlone)),
        replicaUrl
          ? look({ ...primary, url: replicaUrl }, "DATABASE_REPLICA_URL", findingsOfReplica)
          : Promise.resolve<Finding[]>([]),
      ]);
      return [...first, ...second];
    },
  };
}

async function look(
  address: MysqlAddress,
  variable: "DATABASE_URL" | "DATABASE_REPLICA_URL",
  ask: (source: DataSource) => Promise<Finding[]>,
): Promise<Finding[]> {
  const server = openPrimary(address);
  try {
    await server.source.initialize();
    return await ask(server.source);
  } catch (error) {
    return [explain(error, variable)];
  } finally {
    await server.close();
  }
}

/** Without the replica everything goes on; without the primary nothing begins. */
function explain(error: unknown, variable: "DATABASE_URL" | "DATABASE_REPLICA_URL"): Finding {
  const told = error instanceof DatabaseAway && error.cause instanceof Error ? error.cause : error;
  const { errno, code, message } = told as { errno?: number; code?: string; message: string };
  if (errno === 1045 || errno === 1698) {
    return refuse("The database refuses this user or password.", `Correct user and password in ${variable}.`);
  }
  if (errno === 1044 || errno === 1142) {
    return refuse(
      "The database user may not use this database.",
      `GRANT ALL on it to the user in ${variable}.`,
    );
  }
  if (errno === 1049) {
    const mend = "Create it: CREATE DATABASE … CHARACTER SET utf8mb4, or correct its name in ";
    return refuse("There is no database of this name.", `${mend}${variable}.`);
  }
  if (code === "HANDSHAKE_SSL_ERROR" || code === "HANDSHAKE_NO_SSL_SUPPORT" || errno === 3159) {
    return refuse(
      `The encrypted connection to the database was not made: ${message}.`,
      "Set DATABASE_TLS to the file of the authority that signed the server's certificate, and name the server in the URL as its certificate does.",
    );
  }
  const what = `The database of ${variable} is not reached: ${message}.`;
  const mend = `Start it, or correct host and port in ${variable}.`;
  return variable === "DATABASE_REPLICA_URL" && isUnreachable(error) ? away(what, mend) : refuse(what, mend);
}

async function findingsOfPrimary(source: DataSource, isAlone: boolean): Promise<Finding[]> {
  const found: Finding[] = [];
  const [server] = await source.query<Server[]>(SERVER);
  if (server) found.push(...findingsOf(server));
  const { missing, unknown } = await readSchema(source);
  if (missing.length > 0 && !isAlone) {
    found.push(
      refuse(
        `The database is at an older migration: ${missing.length} are missing, the first is ${missing[0]}.`,
        'Run "npm run migrate" once, then start the processes.',
      ),
    );
  }
  if (unknown.length > 0) {
    found.push(
      warn(
        `The database was migrated by newer code (${unknown.at(-1)}).`,
        "While processes are replaced one after the other this is as it should be; else start the newer version.",
      ),
    );
  }
  return found;
}

function findingsOf({ version, packet, charset, readOnly }: Server): Finding[] {
  const found: Finding[] = [];
  if (!isServing(version)) {
    found.push(
      refuse(`The database is ${version}, which is too old.`, "Use MySQL 8.0, MariaDB 10.6 or newer."),
    );
  }
  if (Number(packet) < LEAST_PACKET) {
    found.push(
      refuse(
        `The database takes packets of ${Math.floor(Number(packet) / MIB)} MiB at most.`,
        "Set max_allowed_packet to 64M there, and 16M at least.",
      ),
    );
  }
  if (charset !== "utf8mb4") {
    found.push(
      refuse(
        `The database's character set is ${charset}, which cannot hold all names.`,
        "ALTER DATABASE … CHARACTER SET utf8mb4 before the first migration.",
      ),
    );
  }
  if (Number(readOnly) !== 0) {
    found.push(
      refuse("The database of DATABASE_URL is read-only.", "Name the primary there, not its replica."),
    );
  }
  return found;
}

/** `8.0.36`, `10.11.6-MariaDB-log`, `5.7.25-TiDB-v7.5.0`, `5.7.25-OceanBase-v4.2`. */
function isServing(version: string): boolean {
  const [major = 0, minor = 0] = version.split(".").map((part) => Number.parseInt(part, 10));
  if (/mariadb/i.test(version)) return major > 10 || (major === 10 && minor >= 6);
  return major >= 8 || /tidb|oceanbase|polardb/i.test(version);
}

async function findingsOfReplica(source: DataSource): Promise<Finding[]> {
  const { missing } = await readSchema(source);
  if (missing.length === 0) return [];
  return [
    warn(
      `The replica has not ${missing.length} of the migrations yet; until then the primary is read in its place.`,
      "Wait, or look whether it still follows the primary (SHOW REPLICA STATUS).",
    ),
  ];
}
