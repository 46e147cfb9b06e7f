import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openPlace } from "../../../server/backup/places/openPlace";
import type { BackupPlace } from "../../../server/backup/places/place";
import { parseEnv } from "../../../server/env";
import { type OssSimulator, openOss } from "../../simulators/oss/openOss";
import { bytesOf, readAll } from "../media/fixtures";
import { type Folder, backUp, countEvents, openFolder, plant, restore, ring } from "./smallCompany";

let root: string;
let oss: OssSimulator;
beforeAll(async () => {
  oss = await openOss();
});
afterAll(() => oss.close());
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "zhimian-place-"));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const ossEnv = (more: Record<string, string> = {}) =>
  parseEnv({
    DATA_DIR: root,
    BACKUP_OSS_REGION: oss.env["OSS_REGION"],
    BACKUP_OSS_ENDPOINT: oss.env["OSS_ENDPOINT"],
    BACKUP_OSS_ACCESS_KEY_ID: oss.env["OSS_ACCESS_KEY_ID"],
    BACKUP_OSS_ACCESS_KEY_SECRET: oss.env["OSS_ACCESS_KEY_SECRET"],
    ...more,
  });

async function openOn(kind: "a folder" | "OSS"): Promise<BackupPlace> {
  const text = kind === "OSS" ? `oss://${oss.env["OSS_BUCKET"]}/backups` : join(root, "backups");
  return openPlace(text, { env: ossEnv(), ring }, { write: true });
}

describe.each(["a folder", "OSS"] as const)("%s as the place of backups", (kind) => {
  let place: BackupPlace;
  beforeEach(async () => {
    place = await openOn(kind);
  });
  afterEach(() => place.close());

  test.each([0, 1, 40, 65_535, 65_536, 65_537, 300_000])("%i bytes come back as they were", async (size) => {
    const key = `sets/s/rows/t/${size}`;
    const bytes = bytesOf(size);
    const facts = await place.objects.write(key, [bytes.subarray(0, 100), bytes.subarray(100)], {
      replace: true,
    });
    expect(facts?.size).toBe(size);
    await place.close();
    place = await openOn(kind);
    expect(await place.objects.facts(key)).toMatchObject({ size, sha256: facts?.sha256 });
    expect((await readAll(place.objects.read(key))).equals(bytes)).toBe(true);
    expect(await place.objects.facts("sets/s/rows/t/none")).toBeNull();
  });

  it("lists what is there, removes what is below a key, and keeps manifests apart", async () => {
    for (const key of ["media/aa/1", "media/ab/2", "sets/one/rows/jobs/0", "sets/two/media/0"])
      await place.objects.write(key, [Buffer.from(key)], { replace: true });
    const keysOf = async (prefix: string) => {
      const keys: string[] = [];
      for await (const { key } of place.objects.list(prefix)) keys.push(key);
      return keys.filter((key) => !key.startsWith("sets/s/")).toSorted();
    };
    expect(await keysOf("media")).toEqual(["media/aa/1", "media/ab/2"]);
    await place.objects.remove("sets/one");
    await place.objects.remove("media/aa/1");
    expect(await keysOf("sets")).toEqual(["sets/two/media/0"]);
    expect(await keysOf("media")).toEqual(["media/ab/2"]);

    const ids = ["20260101t000000000-0000000a", "20260102t000000000-0000000b"];
    for (const id of ids) await place.writeManifest(id, `manifest of ${id}\n`);
    expect(await place.setIds()).toEqual(ids.toReversed());
    expect(await place.readManifest(ids[0] ?? "")).toBe(`manifest of ${ids[0]}\n`);
    await place.removeManifest(ids[0] ?? "");
    expect(await place.setIds()).toEqual([ids[1]]);
    await expect(place.readManifest(ids[0] ?? "")).rejects.toThrow("There is no backup 20260101t");
    await place.removeManifest(ids[1] ?? "");
  });
});

describe("OSS", () => {
  let folder: Folder;
  beforeAll(async () => {
    folder = openFolder();
    await plant(folder, { events: 3_000, recordings: 6 });
  });
  afterAll(() => folder.remove());

  it("takes a whole backup, sealed before it leaves, and gives it back; a flipped bit there is seen", async () => {
    const place = await openOn("OSS");
    expect((await backUp(folder, place)).copied).toMatchObject({ objects: 6, copied: 6 });
    expect((await backUp(folder, place)).copied).toMatchObject({ objects: 6, copied: 0 });
    for (const { bytes } of oss.objects.values()) expect(bytes.includes("recording 1")).toBe(false);
    await restore(folder, place);
    expect(await countEvents(folder)).toBe(3_000);

    const [name, object] = [...oss.objects].findLast(([key]) => /backups\/objects\/media\//.test(key)) ?? [];
    expect(name).toBeDefined();
    object?.bytes.writeUInt8(object.bytes.readUInt8(object.bytes.length - 20) ^ 1, object.bytes.length - 20);
    await expect(restore(folder, place, { name: "second" })).rejects.toThrow(
      /the object recordings\/.* damaged/,
    );
    await place.close();
  });

  it("says what is missing of its settings", async () => {
    const open = (text: string, env: Record<string, string | undefined>) =>
      openPlace(text, { env: parseEnv({ DATA_DIR: root, ...env }), ring }, { write: true });
    await expect(open("oss://Bucket/a/b", {})).rejects.toThrow("is no place on OSS");
    const media = { OSS_BUCKET: "bucket", OSS_REGION: "cn-hangzhou", OSS_RAM_ROLE: "zhimian" };
    await expect(open("oss://bucket/zhimian", media)).rejects.toThrow("is where media lie");
    await expect(open(join(root, "media/backups"), {})).rejects.toThrow("is where media lie");
    await expect(open("oss://bucket", {})).rejects.toThrow("BACKUP_OSS_REGION");
    await expect(open("oss://bucket", { BACKUP_OSS_REGION: "cn-hangzhou" })).rejects.toThrow(
      "There is no key for OSS",
    );
    expect(() => parseEnv({ BACKUP_OSS_ACCESS_KEY_ID: "a" })).toThrow(
      "BACKUP_OSS_ACCESS_KEY_SECRET: is missing",
    );
  });
});
