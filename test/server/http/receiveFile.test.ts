import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { type Server, createServer, request } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Koa from "koa";
import { tooLarge } from "../../../server/http/errors";
import { onError } from "../../../server/http/onError";
import { chosenField, receiveFile } from "../../../server/http/receiveFile";
import { createLogger } from "../../../server/logger";

const MAX_BYTES = 100_000;

let folder: string;
let server: Server;
let origin: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "zhimian-receive-"));
  const app = new Koa();
  app.use(onError(createLogger({ LOG_LEVEL: "silent" })));
  app.use(async (ctx) => {
    const name = ctx.query["name"] === "taken" ? "" : "upload";
    const received = await receiveFile(ctx, join(folder, "new", name), {
      maxBytes: MAX_BYTES,
      tooLarge: () => tooLarge("media.too_large"),
    });
    const language = chosenField(received, "language", ["zh", "en"]);
    ctx.body = { ...received, language, content: await readFile(received.path, "utf8") };
    await rm(received.path);
  });
  server = createServer(app.callback());
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  await rm(folder, { recursive: true });
});

async function post(parts: Record<string, string | Blob>, fileName?: string, query = "") {
  const form = new FormData();
  for (const [name, value] of Object.entries(parts))
    if (typeof value === "string") form.set(name, value);
    else form.set(name, value, fileName);
  const response = await fetch(`${origin}/${query}`, { method: "POST", body: form });
  return { status: response.status, body: await response.json() };
}

const nothingLeft = async () => expect(await readdir(join(folder, "new"))).toEqual([]);

test("a file lands on disk with its name, whatever its script, and the fields beside it", async () => {
  const { status, body } = await post({ language: "en", file: new Blob(["姓名\n"]) }, "候选人名单.csv");
  expect(status).toBe(200);
  expect(body).toMatchObject({
    fileName: "候选人名单.csv",
    bytes: 7,
    content: "姓名\n",
    language: "en",
    fields: { language: "en" },
  });
});

test("one byte too many is refused, and nothing stays", async () => {
  expect((await post({ file: new Blob(["x".repeat(MAX_BYTES)]) })).status).toBe(200);
  expect(await post({ file: new Blob(["x".repeat(MAX_BYTES + 1)]) })).toMatchObject({
    status: 413,
    body: { error: { code: "media.too_large" } },
  });
  await nothingLeft();
});

test("what is announced as far too large is refused before it is sent", async () => {
  const status = await new Promise<number | undefined>((resolve, reject) => {
    const headers = { "content-type": "multipart/form-data; boundary=x", "content-length": String(2 ** 32) };
    const sending = request(origin, { method: "POST", headers }, (response) => resolve(response.statusCode));
    sending.on("error", reject);
    sending.flushHeaders();
  });
  expect(status).toBe(413);
});

test.each([
  ["no form", "application/json", "{}", 415],
  ["a form without its boundary", "multipart/form-data", "x", 400],
  [
    "a form that ends early",
    "multipart/form-data; boundary=x",
    '--x\r\nContent-Disposition: form-data; name="file"; filename="a"\r\n\r\nabc',
    400,
  ],
  [
    "a form without a file",
    "multipart/form-data; boundary=x",
    '--x\r\nContent-Disposition: form-data; name="a"\r\n\r\nb\r\n--x--\r\n',
    422,
  ],
])("%s is refused, and nothing stays", async (_, type, body, status) => {
  const response = await fetch(origin, { method: "POST", headers: { "content-type": type }, body });
  expect(response.status).toBe(status);
  await nothingLeft();
});

test("a disk that fails is our fault, and the sender gets to read it", async () => {
  // A folder stands where the file is to be written.
  expect(await post({ file: new Blob(["x".repeat(MAX_BYTES)]) }, "a", "?name=taken")).toMatchObject({
    status: 500,
    body: { error: { code: "internal" } },
  });
});

test("a file under another name is no file, and a field must be one of what it may be", async () => {
  expect((await post({ picture: new Blob(["x"]) })).status).toBe(422);
  expect(await post({ file: new Blob(["x"]), language: "fr" })).toMatchObject({
    status: 422,
    body: { error: { details: [{ path: "language" }] } },
  });
  expect((await post({ file: new Blob(["x"]), __proto__x: "y" })).body.language).toBe("zh");
});
