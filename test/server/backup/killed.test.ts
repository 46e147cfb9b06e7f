import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { checkRestore } from "../../../server/backup/checkRestore";
import { type Folder, countEvents, openFolder, plant } from "./smallCompany";

const ROOT = join(__dirname, "../../..");
const OUT = "build-output/backup-test";
const MAIN = join(ROOT, OUT, "server/backup/main.js");
const EVENTS = 9_000;
const RECORDINGS = 12;

let folder: Folder;

beforeAll(async () => {
  const script = `import { compileFolders } from "./scripts/compile.mjs";
await compileFolders(["server", "migrations"], ${JSON.stringify(OUT)});`;
  const compiled = spawnSync(process.execPath, ["--input-type=module", "-e", script], { cwd: ROOT });
  if (compiled.status !== 0) throw new Error(String(compiled.stderr));
  folder = openFolder();
  await plant(folder, { events: EVENTS, recordings: RECORDINGS });
}, 180_000);
afterAll(() => folder.remove());

const envOf = (name: string): NodeJS.ProcessEnv => {
  const { folder: data } = folder.dataOf(name);
  mkdirSync(join(data, "keys"), { recursive: true });
  writeFileSync(join(data, "keys/ring"), `k1:${Buffer.alloc(32, 7).toString("base64")}\n`);
  return { PATH: process.env["PATH"], DATA_DIR: data, NODE_ENV: "production" };
};
const start = (name: string, words: string[], killWord?: string): ChildProcess =>
  spawn(process.execPath, ["--require", killer(), MAIN, ...words], {
    cwd: folder.root,
    env: { ...envOf(name), ...(killWord ? { KILL_AT: killWord } : {}) },
  });

/** Ends a process as pulling the plug would, the moment it says a word: from outside one would come too early or late. */
function killer(): string {
  const file = join(folder.root, "killer.js");
  const script = `const { KILL_AT } = process.env;
const write = process.stdout.write.bind(process.stdout);
process.stdout.write = (text) => {
  write(text);
  if (KILL_AT && text.includes(KILL_AT)) process.kill(process.pid, "SIGKILL");
};`;
  writeFileSync(file, script);
  return file;
}

async function finish(child: ChildProcess): Promise<{ code: number | null; told: string }> {
  let told = "";
  child.stdout?.on("data", (data: Buffer) => (told += data.toString("utf8")));
  child.stderr?.on("data", (data: Buffer) => (told += data.toString("utf8")));
  await once(child, "close");
  return { code: child.exitCode, told };
}

/** Killed as soon as it says that this part of its work begins, or how far it is with it. */
async function killAt(name: string, words: string[], part: string): Promise<void> {
  const child = start(name, words, part);
  await finish(child);
  expect(child.signalCode).toBe("SIGKILL");
}

const backup = ["backup", "--to", "backups"];
const restore = ["restore", "--from", "backups"];
const restoring = () => checkRestore({ DATA_DIR: folder.dataOf("restored").folder }).run();

test("killed in the middle, a backup is none and a restore is never taken for whole; both end when run again", async () => {
  for (const part of ["Rows …", "Media …", "Reading rows back …"]) await killAt("product", backup, part);
  expect(await finish(start("restored", restore))).toMatchObject({
    code: 1,
    told: expect.stringContaining("There is no whole backup in backups."),
  });
  const made = await finish(start("product", [...backup, "--verify", "--keep", "2"]));
  expect(made).toMatchObject({ code: 0, told: expect.stringContaining("NOT in this backup") });

  await killAt("restored", restore, "Reading media …");
  expect(await restoring()).toEqual([]);
  await killAt("restored", restore, "Rows …");
  expect(await finish(start("restored", restore))).toMatchObject({
    code: 1,
    told: expect.stringContaining("--resume"),
  });
  expect(await restoring()).toMatchObject([{ level: "error", mend: expect.stringContaining("--resume") }]);
  await killAt("restored", [...restore, "--resume"], "Comparing …");
  const restored = await finish(start("restored", [...restore, "--resume"]));
  expect(restored).toMatchObject({ code: 0, told: expect.stringContaining("is restored") });
  expect(await restoring()).toEqual([]);
  expect(await countEvents(folder)).toBe(EVENTS);
  const media = await folder.dataOf("restored").openMedia();
  let objects = 0;
  for await (const { key } of media.list("recordings")) if (await media.head(key)) objects += 1;
  await media.close();
  expect(objects).toBe(RECORDINGS);
}, 240_000);
