import {
  existsSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { printRing } from "../../../server/backup/backupKeys";
import { readManifest, writeManifest } from "../../../server/backup/manifest";
import { openSet } from "../../../server/backup/restore/restoreBackup";
import { createKeyRing } from "../../../server/security/keyRing";
import { type Folder, backUp, openFolder, plant, restore, ring } from "./smallCompany";

let backedUp: Folder;
let folder: Folder;
let setId: string;

beforeAll(async () => {
  backedUp = openFolder();
  await plant(backedUp, { events: 9_000, recordings: 4 });
  const place = await backedUp.openPlace(true);
  setId = (await backUp(backedUp, place)).manifest.id;
  await place.close();
});
afterAll(() => backedUp.remove());
beforeEach(() => {
  folder = openFolder(backedUp);
});
afterEach(() => folder.remove());

const sealed = (key: string) => join(folder.backups, "objects", `${key}~sealed`);
const rows = (part: number) => sealed(`sets/${setId}/rows/domain_events/${part}`);
const manifestFile = () => join(folder.backups, "sets", `${setId}.json`);
const firstObject = () => {
  const media = join(folder.backups, "objects/media");
  const [group] = readdirSync(media).toSorted();
  return join(media, group ?? "", readdirSync(join(media, group ?? ""))[0] ?? "");
};
const edit = (file: string, change: (text: string) => string) =>
  writeFileSync(file, change(readFileSync(file, "utf8")));
function flip(file: string) {
  const bytes = readFileSync(file);
  const middle = Math.floor(bytes.length / 2);
  bytes.writeUInt8(bytes.readUInt8(middle) ^ 1, middle);
  writeFileSync(file, bytes);
}
const swap = (one: string, other: string) => {
  renameSync(one, `${one}.x`);
  renameSync(other, one);
  renameSync(`${one}.x`, other);
};

/** What was done to the backup, and what is said of it. */
const harms: Record<string, { harm(): void; says: RegExp }> = {
  "a flipped bit in rows": { harm: () => flip(rows(0)), says: /rows\/domain_events\/0 .*damaged/ },
  "rows cut short": { harm: () => truncateSync(rows(0), 5_000), says: /rows\/domain_events\/0 .*damaged/ },
  "rows cut to nothing": { harm: () => truncateSync(rows(0), 0), says: /rows\/domain_events\/0 .*damaged/ },
  "a part that is gone": { harm: () => rmSync(rows(1)), says: /rows\/domain_events\/1 .*missing/ },
  "two parts in each other's place": { harm: () => swap(rows(0), rows(1)), says: /rows\/domain_events\/0 / },
  "a flipped bit in a recording": { harm: () => flip(firstObject()), says: /object recordings\/.* damaged/ },
  "a recording that is gone": { harm: () => rmSync(firstObject()), says: /object recordings\/.* missing/ },
  "a list of contents that says otherwise": {
    harm: () => edit(manifestFile(), (text) => text.replace(/"rows":9000/, '"rows":8999')),
    says: /altered or cut short/,
  },
  "a list of contents without its seal": {
    harm: () => edit(manifestFile(), (text) => text.split("\n")[0] ?? ""),
    says: /altered or cut short/,
  },
  "a list of contents cut short": {
    harm: () => edit(manifestFile(), (text) => text.slice(0, 300)),
    says: /cut short or foreign/,
  },
  "a foreign file in its place": {
    harm: () => writeFileSync(manifestFile(), "PK\u0003\u0004"),
    says: /foreign/,
  },
  "a later format": {
    harm: () => edit(manifestFile(), (text) => text.replace('"version":1', '"version":2')),
    says: /format 2.*reads format 1/,
  },
  "a manifest of another set in its place": {
    harm: () => renameSync(manifestFile(), join(folder.backups, "sets", "20990101t000000000-00000000.json")),
    says: /altered/,
  },
  "a schema of a later version": {
    harm: () =>
      edit(manifestFile(), (text) => {
        const { manifest } = readManifest(ring, setId, text);
        const later = {
          ...manifest,
          product: "9.0.0",
          migrations: [...manifest.migrations, "LaterThanThis"],
        };
        return writeManifest(ring, printRing(ring), later);
      }),
    says: /version 9\.0\.0.*newer than this version's.*LaterThanThis/,
  },
};

test.each(Object.entries(harms))(
  "%s: said in a sentence, and nothing is touched",
  async (_name, { harm, says }) => {
    harm();
    const place = await folder.openPlace(false);
    await expect(restore(folder, place)).rejects.toThrow(says);
    await place.close();
    const { folder: target, location } = folder.dataOf("restored");
    expect(existsSync(location.file)).toBe(false);
    expect(readdirSync(join(target, "media/objects"))).toEqual([]);
  },
);

test("another key ring, an older one and one with another index are told apart, by fingerprints alone", async () => {
  const open = async (keys: Record<string, Buffer>, current = "k1") => {
    const other = createKeyRing({ current, keys });
    const place = await folder.openPlace(false, other);
    await openSet(place, other).finally(() => place.close());
  };
  const k1 = Buffer.alloc(32, 7);
  const otherKey = Buffer.alloc(32, 8);
  await expect(open({ k1: otherKey })).rejects.toThrow(/not the one of the backup.*"k1" has the fingerprint/);
  await expect(open({ k2: otherKey }, "k2")).rejects.toThrow(/here there is no key of that name/);
  await expect(open({ k1, index: otherKey })).rejects.toThrow(/index key is another one/);
  // Rotated since: a newer key in front does no harm.
  await expect(open({ k2: otherKey, k1 }, "k2")).resolves.toBeUndefined();
  expect(readFileSync(manifestFile(), "utf8")).not.toContain(k1.toString("base64"));
});

test("nothing in the folder can be read without the ring: no words of rows, no names of objects", () => {
  const files = readdirSync(folder.backups, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  expect(files.length).toBeGreaterThan(6);
  for (const file of files) {
    expect(file).not.toContain("recordings/interview");
    const bytes = readFileSync(file);
    for (const word of ["说过的话", "recording 1", "recordings/interview"])
      expect(bytes.includes(word)).toBe(false);
  }
});

test("a folder without any backup, and a set that is not there", async () => {
  rmSync(join(folder.backups, "sets"), { recursive: true });
  await expect(folder.openPlace(false)).rejects.toThrow("There is no backup in");
  const place = await folder.openPlace(true);
  await expect(restore(folder, place)).rejects.toThrow("There is no whole backup in");
  await expect(restore(folder, place, { set: "20260101t000000000-0123abcd" })).rejects.toThrow(
    "There is no backup 2026",
  );
  await place.close();
});
