import { access, mkdtemp, readdir, rm } from "node:fs/promises";
import { type Server, createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Koa from "koa";
import { onError } from "../../../server/http/onError";
import { createLogger } from "../../../server/logger";
import { previewRecords } from "../../../server/spreadsheets/previewRecords";
import { sendSpreadsheet, withUploadedSpreadsheet } from "../../../server/spreadsheets/receiveSpreadsheet";
import { writeCsv } from "../../../server/spreadsheets/write/writeCsv";
import { candidateColumns } from "./candidateColumns";

let folder: string;
let server: Server;
let origin: string;

beforeAll(async () => {
  folder = join(await mkdtemp(join(tmpdir(), "zhimian-upload-")), "work");
  const app = new Koa();
  app.use(onError(createLogger({ LOG_LEVEL: "silent" })));
  app.use(async (ctx) => {
    if (ctx.method === "GET") {
      const content = writeCsv([["李明"]], { titles: ["姓名"] });
      sendSpreadsheet(ctx, { name: "候选人 2026/11", kind: "csv", content });
      return;
    }
    ctx.body = await withUploadedSpreadsheet(ctx, { folder }, async ({ path }) => {
      await access(path);
      return previewRecords({ path }, candidateColumns);
    });
  });
  server = createServer(app.callback());
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  await rm(join(folder, ".."), { recursive: true });
});

async function upload(content: string | Uint8Array<ArrayBuffer>, language = "zh") {
  const form = new FormData();
  form.set("file", new Blob([content]), "名单.csv");
  const response = await fetch(origin, {
    method: "POST",
    body: form,
    headers: { "accept-language": language },
  });
  return { status: response.status, body: await response.json() };
}

test("an uploaded spreadsheet is read and gone afterwards", async () => {
  const { status, body } = await upload("姓名,手机\n李明,13800000000\n");
  expect(status).toBe(200);
  expect(body).toMatchObject({ counts: { total: 1, valid: 1 }, rows: [{ record: { name: "李明" } }] });
  expect(await readdir(folder)).toEqual([]);
});

test("what cannot be read is refused in the caller's language and gone afterwards", async () => {
  const refusal = { status: 422, body: { error: { code: "spreadsheet.columns_missing" } } };
  const zh = await upload("手机\n1\n");
  expect(zh).toMatchObject(refusal);
  expect(zh.body.error.message).toContain("缺少这些列：姓名");
  const en = await upload("手机\n1\n", "en");
  expect(en.body.error.message).toContain("These columns are missing");
  expect(await readdir(folder)).toEqual([]);
});

test("more than 20 MB are refused", async () => {
  const { status, body } = await upload(new Uint8Array(20 * 1024 * 1024 + 1));
  expect(status).toBe(413);
  expect(body.error.message).toBe("文件超过 20 MB。");
  expect(await readdir(folder)).toEqual([]);
});

test("a spreadsheet is sent with a name that any system can save", async () => {
  const response = await fetch(origin);
  expect(response.headers.get("content-type")).toBe("text/csv; charset=utf-8");
  expect(response.headers.get("content-disposition")).toContain(
    `filename*=UTF-8''${encodeURIComponent("候选人 2026 11.csv")}`,
  );
  expect(Buffer.from(await response.arrayBuffer()).toString("utf8")).toBe("\uFEFF姓名\r\n李明\r\n");
});
