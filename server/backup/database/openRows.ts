import type { DatabaseLocation } from "../../db/connect";
import { openMysqlSnapshot, openMysqlWriter } from "./mysqlRows";
import type { RowWriter, Snapshot } from "./rowStore";
import { openSqliteSnapshot, openSqliteWriter } from "./sqliteRows";

export const openSnapshot = async (location: DatabaseLocation): Promise<Snapshot> =>
  "url" in location ? openMysqlSnapshot(location) : openSqliteSnapshot(location.file);

export const openWriter = async (location: DatabaseLocation): Promise<RowWriter> =>
  "url" in location ? openMysqlWriter(location) : openSqliteWriter(location.file);
