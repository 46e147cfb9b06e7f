import { createHash, randomBytes } from "node:crypto";
import { createReadStream } from "node:fs";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Readable } from "node:stream";
import { finished } from "node:stream/promises";
import OSS from "ali-oss";
import { parseEnv } from "../../server/env";
import { assembleRecording } from "../../server/media/assemble";
import { openDiskStore } from "../../server/media/diskStore";
import { ossAddress } from "../../server/media/oss/address";
import { openOssStore } from "../../server/media/oss/openOssStore";
import type { MediaStore } from "../../server/media/types";
import { createKeyRing } from "../../server/security/keyRing";
import { type OssSimulator, openOss } from "../simulators/oss/openOss";
import { type Figure, figure } from "./figures";
import { makeRecording } from "./recordings";
import { withFolder } from "./withFolder";

const LANES = 8;
const MIB = 1024 * 1024;

/** The client by itself, set up as its documentation has it. */
const rawClient = (oss: OssSimulator) =>
  new OSS({
    accessKeyId: oss.env["OSS_ACCESS_KEY_ID"] ?? "",
    accessKeySecret: oss.env["OSS_ACCESS_KEY_SECRET"] ?? "",
    bucket: oss.env["OSS_BUCKET"],
    region: `oss-${oss.env["OSS_REGION"]}`,
    endpoint: oss.origin,
    cname: true,
    authorizationV4: true,
  });

async function seconds(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return (performance.now() - started) / 1000;
}

/** The better of two: the first also pays for connections and compilation. */
const better = async (work: (run: number) => Promise<unknown>) =>
  Math.min(await seconds(() => work(1)), await seconds(() => work(2)));

async function inLanes(count: number, work: (index: number) => Promise<unknown>): Promise<void> {
  let next = 0;
  const lane = async () => {
    while (next < count) {
      const index = next;
      next += 1;
      await work(index);
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
}

const drain = (stream: NodeJS.ReadableStream) => finished((stream as Readable).resume());

/** Upload, reading and assembly on OSS beside the bare client and the disk; the bucket is on the same cores. */
export async function measureOss({ quick }: { quick: boolean }): Promise<Figure[]> {
  return withFolder(async (folder) => {
    const oss = await openOss();
    const env = parseEnv({ ...oss.env, DATA_DIR: folder });
    const address = ossAddress(env);
    if (!address) throw new Error("not configured");
    const store = openOssStore(address, env);
    const disk = await openDiskStore({
      folder: join(folder, "media"),
      ring: createKeyRing({ current: "k1", keys: { k1: randomBytes(32) } }),
    });
    try {
      return [
        ...(await measureChunks(oss, store, quick ? 200 : 1_000)),
        ...(await measureLarge(oss, store, folder, quick ? 32 : 128)),
        ...(await measureAssembly(store, disk, folder, quick ? 60 : 300)),
      ];
    } finally {
      await store.close();
      await disk.close();
      await oss.close();
    }
  });
}

async function measureChunks(oss: OssSimulator, store: MediaStore, count: number): Promise<Figure[]> {
  const client = rawClient(oss);
  const bytes = randomBytes(30_000);
  const md5 = createHash("md5").update(bytes).digest("base64");
  const raw = await better((run) =>
    inLanes(count, async (index) => {
      await client.put(`raw/${run}/${index}`, bytes);
      await client.head(`raw/${run}/${index}`);
    }),
  );
  const ours = await better((run) =>
    inLanes(count, async (index) => {
      const key = `bench/${run}/${index}`;
      const { url, headers } = await store.ticket(key, { size: bytes.length, md5 });
      const { "Content-Length": _own, ...given } = headers;
      const put = await fetch(url, { method: "PUT", headers: given, body: bytes });
      await put.arrayBuffer();
      if (!put.ok || !(await store.head(key))) throw new Error(`not stored: ${put.status}`);
    }),
  );
  const note = `${count} of 30 kB, ${LANES} at once`;
  return [
    figure("oss", "chunks, bare client: put, head", count / raw, "chunks/s", { note }),
    figure("oss", "chunks, as browsers do: ticket, signed put, head", count / ours, "chunks/s", { note }),
  ];
}

async function measureLarge(
  oss: OssSimulator,
  store: MediaStore,
  folder: string,
  mebibytes: number,
): Promise<Figure[]> {
  const client = rawClient(oss);
  const file = join(folder, "large");
  await writeFile(file, randomBytes(mebibytes * MIB));
  const rawPut = await better(() =>
    client.multipartUpload("raw/large", file, { partSize: 4 * MIB, parallel: 4 }),
  );
  const put = await better(() => store.put("bench/large", createReadStream(file)));
  const rawGet = await better(async () => drain((await client.getStream("raw/large")).stream));
  const read = await better(() => drain(store.read("bench/large")));
  const rate = (value: number) => mebibytes / value;
  return [
    figure("oss", `${mebibytes} MiB up, bare client's multipart`, rate(rawPut), "MiB/s"),
    figure("oss", `${mebibytes} MiB up, store`, rate(put), "MiB/s", {
      note: "a stream: kept in a file, MD5 and SHA-256, each part checked",
    }),
    figure("oss", `${mebibytes} MiB down, bare client's stream`, rate(rawGet), "MiB/s"),
    figure("oss", `${mebibytes} MiB down, store`, rate(read), "MiB/s"),
  ];
}

async function measureAssembly(
  store: MediaStore,
  disk: MediaStore,
  folder: string,
  length: number,
): Promise<Figure[]> {
  const slices = await makeRecording({ first: 0, seconds: length, video: true });
  const chunks = slices.map((_, index) => `chunks/i/a/1/0/${index}`);
  const assemble = async (media: MediaStore) => {
    const options = { workFolder: join(folder, "work"), timeLimitMs: 600_000 };
    const made = await assembleRecording(media, "recordings/i/a/1", [{ segment: 0, chunks }], options);
    if (!made.ok || made.incompleteSegments.length > 0) throw new Error("not assembled");
  };
  const figures: Figure[] = [];
  for (const media of [disk, store]) {
    await inLanes(slices.length, (index) =>
      media.put(chunks[index] as string, (slices[index] as { bytes: Buffer }).bytes),
    );
    const name = `assembly of ${length} s of video, ${media.name}`;
    figures.push(figure("oss", name, await better(() => assemble(media)), "s"));
  }
  return figures;
}
