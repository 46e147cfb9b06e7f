import { readdirSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import Libsql from "libsql";
import { printRing } from "../../../server/backup/backupKeys";
import { openSnapshot } from "../../../server/backup/database/openRows";
import { knownMigrations, migrateTo } from "../../../server/backup/database/schemaAt";
import { type TableShape, writeManifest } from "../../../server/backup/manifest";
import type { BackupPlace } from "../../../server/backup/places/place";
import { NameSet } from "../../../server/backup/references";
import { rotate } from "../../../server/backup/rotate";
import { writeTables } from "../../../server/backup/writeTables";
import { type Folder, backUp, countEvents, openFolder, plant, restore, ring, silent } from "./smallCompany";

let planted: Folder;
let folder: Folder;
let place: BackupPlace;

beforeAll(async () => {
  planted = openFolder();
  await plant(planted, { events: 9_000, recordings: 5 });
});
afterAll(() => planted.remove());
beforeEach(async () => {
  folder = openFolder(planted);
  place = await folder.openPlace(true);
});
afterEach(async () => {
  await place.close();
  folder.remove();
});

const DAY_MS = 24 * 3_600_000;
const filesBelow = (path: string) =>
  readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
const objects = () => filesBelow(join(folder.backups, "objects/media"));

test("media that are there already are not copied again, what is damaged there is", async () => {
  expect((await backUp(folder, place)).copied).toMatchObject({ objects: 5, copied: 5 });
  expect((await backUp(folder, place)).copied).toMatchObject({ objects: 5, copied: 0, copiedBytes: 0 });
  writeFileSync(objects()[0] ?? "", "scribbled over");
  await place.close();
  place = await folder.openPlace(true);
  expect((await backUp(folder, place)).copied).toMatchObject({ objects: 5, copied: 1 });
  expect(await restore(folder, place)).toMatchObject({ put: 5 });
});

test("what rows speak of and the store has not is named; the rest is in the backup", async () => {
  const media = await folder.dataOf("product").openMedia();
  await media.remove("recordings/interview/answer/2");
  await media.close();
  writeFileSync(
    join(folder.dataOf("product").folder, "media/objects/recordings/interview/answer/3~sealed"),
    "not what was said",
  );
  const { manifest } = await backUp(folder, place);
  expect(manifest.media).toMatchObject({ objects: 3, missing: 2 });
  expect(manifest.media.missingKeys.toSorted()).toEqual([
    "recordings/interview/answer/2",
    "recordings/interview/answer/3",
  ]);
  expect(await restore(folder, place)).toMatchObject({ put: 3 });
});

test("only the newest are kept, with the media that they name; the rest goes, half sets too", async () => {
  const [oldest, middle] = [await backUp(folder, place), await backUp(folder, place)];
  const media = await folder.dataOf("product").openMedia();
  await media.remove("recordings/interview/answer/0");
  await media.close();
  const newest = await backUp(folder, place);
  await place.objects.write("sets/20200101t000000000-0123abcd/rows/jobs/0", [Buffer.from("half")], {
    replace: true,
  });
  const now = new Date(Date.now() + 3 * DAY_MS);

  expect(await rotate(place, ring, 2, now)).toEqual({ sets: 1, objects: 0 });
  expect((await place.setIds()).toSorted()).toEqual([middle.manifest.id, newest.manifest.id].toSorted());
  expect(filesBelow(folder.backups).filter((file) => /20200101|\/drafts\//.test(file))).toEqual([]);
  expect(filesBelow(folder.backups).filter((file) => file.includes(oldest.manifest.id))).toEqual([]);
  expect(objects()).toHaveLength(5);

  expect(await rotate(place, ring, 1, now)).toEqual({ sets: 1, objects: 1 });
  expect(await place.setIds()).toHaveLength(1);
});

test("what came within a day is not removed: a backup may be at work beside", async () => {
  await backUp(folder, place);
  await place.objects.write("sets/20200101t000000000-0123abcd/rows/jobs/0", [Buffer.from("being made")], {
    replace: true,
  });
  await place.objects.write("media/00/00", [Buffer.from("being made")], { replace: true });
  await rotate(place, ring, 1, new Date());
  expect(filesBelow(folder.backups).filter((file) => file.includes("20200101"))).toHaveLength(1);
  expect(objects()).toHaveLength(6);
  const old = new Date(Date.now() - 2 * DAY_MS);
  for (const file of filesBelow(join(folder.backups, "objects"))) utimesSync(file, old, old);
  expect(await rotate(place, ring, 1, new Date())).toEqual({ sets: 0, objects: 1 });
  expect(filesBelow(folder.backups).filter((file) => file.includes("20200101"))).toEqual([]);
});

test("a restore that broke off in the middle goes on only when told, and only with the same backup", async () => {
  const first = (await backUp(folder, place)).manifest.id;
  let left = 1;
  let armed = false;
  // Reading before the writing passes; the second part that is to be written does not come.
  const breaking: BackupPlace = {
    ...place,
    objects: {
      ...place.objects,
      read(key, range) {
        if (key.startsWith("media/") && armed === false) armed = true;
        if (key.includes("/rows/domain_events/") && armed && (left -= 1) < 0)
          throw new Error("the cable was pulled");
        return place.objects.read(key, range);
      },
    },
  };
  await expect(restore(folder, breaking)).rejects.toThrow("the cable was pulled");
  await expect(restore(folder, place)).rejects.toThrow("was begun and not finished");
  const second = (await backUp(folder, place)).manifest.id;
  await expect(restore(folder, place, { set: second, resume: true })).rejects.toThrow(
    new RegExp(`is of backup ${first}`),
  );
  await restore(folder, place, { set: first, resume: true });
  expect(await countEvents(folder)).toBe(9_000);
  await expect(restore(folder, place, { set: first, resume: true })).rejects.toThrow(
    "The database is not empty",
  );
});

test("a database that has anything in it is not restored over", async () => {
  await backUp(folder, place);
  await expect(restore(folder, place, { name: "product" })).rejects.toThrow(/not empty: it has \d+ tables/);
  expect(await countEvents(folder, "product")).toBe(9_000);
});

test("a backup of an older schema is restored as it was and then brought up to date", async () => {
  const old = folder.dataOf("old").location;
  const ran = knownMigrations.slice(0, -1);
  await migrateTo(old, ran);
  const connection = new Libsql(old.file);
  const columnsOf = (table: string) =>
    connection.prepare(`PRAGMA table_info(${table})`).all() as { name: string; type: string }[];
  const tables = (
    connection
      .prepare("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
      .pluck()
      .all() as string[]
  )
    .filter((name) => name !== "schema_migrations")
    .map((name): TableShape => ({
      name,
      columns: columnsOf(name).map((column) => ({
        name: column.name,
        kind: column.type.startsWith("datetime") ? "instant" : "text",
        length: null,
      })),
    }));
  const insert = connection.prepare(
    "INSERT INTO jobs (id, kind, payload, status, priority, attempts, progressDone, progressTotal, runAfter, createdAt) VALUES (?, 'x', '{}', 'waiting', 1, 0, 0, 0, '2026-01-01 00:00:00.000', '2026-01-01 00:00:00.000')",
  );
  insert.run("one");
  connection.close();
  const snapshot = await openSnapshot(old);
  const setId = "20260101t000000000-0123abcd";
  const entries = await writeTables(place, { setId, snapshot, tables }, new NameSet(), silent);
  await snapshot.close();
  const manifest = {
    id: setId,
    takenAt: "2026-01-01T00:00:00.000Z",
    product: "0.0.9",
    keyId: ring.current,
    engine: "sqlite" as const,
    migrations: ran,
    tables: entries,
    media: { store: "disk", objects: 0, bytes: 0, lists: [], missing: 0, missingKeys: [] },
  };
  await place.writeManifest(setId, writeManifest(ring, printRing(ring), manifest));

  await restore(folder, place);
  const restored = new Libsql(folder.dataOf("restored").location.file);
  expect(restored.prepare("SELECT COUNT(*) FROM schema_migrations").pluck().all()).toEqual([
    knownMigrations.length,
  ]);
  expect(restored.prepare("SELECT id FROM jobs").pluck().all()).toEqual(["one"]);
  expect(restored.prepare("SELECT name FROM sqlite_master WHERE name = 'restore_marks'").all()).toEqual([]);
  restored.close();
  // With the version that runs, or not at all.
  await expect(backUp(folder, place, "old")).rejects.toThrow(/of an older version/);
});
