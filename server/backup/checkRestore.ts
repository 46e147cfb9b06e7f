import { existsSync } from "node:fs";
import { join } from "node:path";
import { databaseLocation } from "../db/connect";
import type { Env } from "../env";
import { type PreflightCheck, refuse } from "../preflight/types";
import { openSnapshot } from "./database/openRows";
import { MARKS_TABLE } from "./restore/marks";

/** A database that is only half restored would be served as if it were whole. */
export function checkRestore(env: Pick<Env, "DATABASE_URL" | "DATABASE_TLS" | "DATA_DIR">): PreflightCheck {
  return {
    name: "restore",
    async run() {
      // `databaseLocation` would make the folder: nothing is written here.
      if (!env.DATABASE_URL && !existsSync(join(env.DATA_DIR, "zhimian.db"))) return [];
      const location = databaseLocation(env, { replica: false });
      // Whether the database can be reached at all is its own check's to say.
      const snapshot = await openSnapshot(location).catch(() => null);
      if (!snapshot) return [];
      try {
        if (!(await snapshot.tables()).includes(MARKS_TABLE)) return [];
        return [
          refuse(
            "A restore into this database was begun and not finished: it holds a part of a backup.",
            "Finish it by running npm run restore again with --resume, or empty the database and restore anew.",
          ),
        ];
      } finally {
        await snapshot.close();
      }
    },
  };
}
