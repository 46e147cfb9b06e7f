import { randomBytes } from "node:crypto";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { createConnection } from "mysql2/promise";
import { makeBackup } from "../../server/backup/makeBackup";
import { openFolderPlace } from "../../server/backup/places/folderPlace";
import { openSet, restoreBackup } from "../../server/backup/restore/restoreBackup";
import { systemClock } from "../../server/clock";
import { type DatabaseLocation, connectDatabase } from "../../server/db/connect";
import { openDiskStore } from "../../server/media/diskStore";
import { createBlindIndex } from "../../server/security/blindIndex";
import { createFieldCipher } from "../../server/security/cipher";
import { createKeyRing } from "../../server/security/keyRing";
import { seedBigCompany } from "../support/bigCompany/seedBigCompany";
import { openMariadb } from "../support/mariadb";
import { type Figure, figure } from "./figures";
import { withFolder } from "./withFolder";

const BUFFER_POOL = "--innodb-buffer-pool-size=1G";
const LARGE = { candidates: 8_000, interviews: 24_000 };
const QUICK = { candidates: 2_000, interviews: 6_000 };
/** Slices of a second of speech, and whole recordings, in bytes. */
const SLICE = { bytes: 30_000, count: 2_000 };
const RECORDING = { bytes: 20_000_000, count: 10 };
const PER = 100_000;

const ring = createKeyRing({ current: "k1", keys: { k1: randomBytes(32) } });
const silent = { begin: () => undefined, done: () => undefined };

/** How long a company's backup takes, and bringing it back: within each kind of database, and from one to the other. */
export async function measureBackups({ quick }: { quick: boolean }): Promise<Figure[]> {
  const mariadb = await openMariadb([BUFFER_POOL]);
  try {
    return await withFolder((folder) => measure(folder, mariadb.url, quick));
  } finally {
    await mariadb.stop();
  }
}

async function measure(folder: string, mariadbUrl: string, quick: boolean): Promise<Figure[]> {
  const size = { ...(quick ? QUICK : LARGE), branches: 20, plans: 20, timeZone: "Asia/Shanghai" };
  const newMariadb = async (name: string): Promise<DatabaseLocation> => {
    const admin = await createConnection(mariadbUrl.replace(/^mariadb:/, "mysql:"));
    await admin.query(`CREATE DATABASE ${name} CHARACTER SET utf8mb4`);
    await admin.end();
    return { url: `${mariadbUrl}${name}` };
  };
  const newSqlite = (name: string): DatabaseLocation => {
    mkdirSync(join(folder, name), { recursive: true });
    return { file: join(folder, name, "zhimian.db") };
  };
  const openMedia = (name: string) => openDiskStore({ folder: join(folder, name, "media"), ring });

  const media = await openMedia("product");
  const share = quick ? 0.1 : 1;
  for (let index = 0; index < SLICE.count * share; index += 1)
    await media.put(`chunks/i/a/1/0/${index}`, randomBytes(SLICE.bytes));
  for (let index = 0; index < RECORDING.count * share; index += 1)
    await media.put(`recordings/i/a/${index}`, randomBytes(RECORDING.bytes));

  const figures: Figure[] = [];
  const sources = { SQLite: newSqlite("product"), MariaDB: await newMariadb("product") };
  const targets = {
    SQLite: async (name: string) => newSqlite(name),
    MariaDB: newMariadb,
  };
  for (const [from, location] of Object.entries(sources)) {
    const db = await connectDatabase(location);
    const sealing = { cipher: createFieldCipher(ring), blindIndex: createBlindIndex(ring) };
    await seedBigCompany({ db, ...sealing, clock: systemClock }, size);
    await db.close();
    const place = await openFolderPlace(join(folder, `of-${from}`), ring, { write: true });
    const source = { location, media, ring, clock: systemClock };
    const first = await makeBackup(source, place, silent, { whole: false });
    const again = await makeBackup(source, place, silent, { whole: false });
    const rows = first.manifest.tables.reduce((sum, table) => sum + table.rows, 0);
    const bytes = first.manifest.tables
      .flatMap(({ parts }) => parts)
      .reduce((sum, part) => sum + part.bytes, 0);
    const note = `${rows} rows, ${Math.round(bytes / 1e6)} MB`;
    const perRows = (ms: number) => (ms / 1000 / rows) * PER;
    const add = (name: string, value: number, unit: string, more = note) =>
      figures.push(figure("backups", name, value, unit, { note: more }));
    add(`${from}: back up`, perRows(first.ms.rows), "s per 100,000 rows");
    add(`${from}: read back`, perRows(first.ms.verify), "s per 100,000 rows");
    if (from === "SQLite") {
      const { objects, copiedBytes } = first.copied;
      const objectsNote = `${objects} objects, ${Math.round(copiedBytes / 1e6)} MB`;
      add("media: back up, all new", copiedBytes / 1e6 / (first.ms.media / 1000), "MB/s", objectsNote);
      add("media: back up, all there", objects / (again.ms.media / 1000), "objects/s", objectsNote);
    }
    for (const [to, open] of Object.entries(targets)) {
      const name = `${from}_to_${to}`.toLowerCase();
      const restored = await openMedia(name);
      const manifest = await openSet(place, ring);
      const target = { location: await open(name), media: restored, ring, clock: systemClock };
      const options = { resume: false, moved: true, progress: silent };
      const { ms, putBytes } = await restoreBackup(target, place, manifest, options);
      await restored.close();
      add(`${from} to ${to}: restore`, perRows(ms.rows), "s per 100,000 rows");
      add(`${from} to ${to}: compare`, perRows(ms.check), "s per 100,000 rows");
      if (from === to && from === "SQLite") {
        add("media: restore", putBytes / 1e6 / (ms.media / 1000), "MB/s", `${Math.round(putBytes / 1e6)} MB`);
      }
      add(
        `${from} to ${to}: everything`,
        (ms.verify + ms.media + ms.rows + ms.check) / 1000,
        "s",
        `${note}, with media`,
      );
    }
    await place.close();
  }
  await media.close();
  return figures;
}
