import { crc32, deflateSync } from "node:zlib";
import sharp from "sharp";
import { DEFAULT_RESUME_LIMITS } from "../../../../server/resumes/text/types";
import { zipBytes } from "../../spreadsheets/zipBytes";
import { docBytes } from "./docBytes";
import { docxBytes, paragraph, table } from "./docxBytes";
import { useFiles } from "./files";
import { at, pdfBytes, smallPdf } from "../../../factories/pdfFiles";

const read = useFiles();
const refused = (code: string, params?: object) => ({
  code,
  status: 422,
  ...(params ? { options: { params } } : {}),
});
const MIB = 1024 * 1024;

/** A PDF whose page is a stream of spaces that unpacks to `mib` megabytes, packed as often as said. */
function bombPdf(mib: number, times: number): Buffer {
  let stream: Buffer = Buffer.alloc(mib * MIB, " ");
  for (let index = 0; index < times; index += 1) stream = deflateSync(stream, { level: 9 });
  const filters = `[${"/FlateDecode ".repeat(times)}]`;
  const head = `%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj\n3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R >>\nendobj\n4 0 obj\n<< /Length ${stream.length} /Filter ${filters} >>\nstream\n`;
  return Buffer.concat([
    Buffer.from(head),
    stream,
    Buffer.from("\nendstream\nendobj\ntrailer << /Size 5 /Root 1 0 R >>\n%%EOF"),
  ]);
}

/** A PNG that says it has so many pixels, and has none of them. */
function hugePng(width: number, height: number): Buffer {
  const chunk = (type: string, data: Buffer) => {
    const size = Buffer.alloc(4);
    size.writeUInt32BE(data.length);
    const body = Buffer.concat([Buffer.from(type), data]);
    const sum = Buffer.alloc(4);
    sum.writeUInt32BE(crc32(body));
    return Buffer.concat([size, body, sum]);
  };
  const header = Buffer.from("00000000000000000802000000", "hex");
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  return Buffer.concat([
    Buffer.from("89504e470d0a1a0a", "hex"),
    chunk("IHDR", header),
    chunk("IDAT", deflateSync(Buffer.alloc(100))),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

describe("what cannot be read says why:", () => {
  test("a PDF under a password", async () => {
    const bytes = await pdfBytes({ content: "沈默", userPassword: "secret" });
    await expect(read(bytes)).rejects.toMatchObject(refused("resume.encrypted"));
  });

  test.each([
    ["Word 97 under a password", docBytes("沈默\n", { encrypted: true })],
    [
      "Word and Excel under a password",
      Buffer.concat([
        Buffer.from("d0cf11e0a1b11ae1", "hex"),
        Buffer.alloc(600),
        Buffer.from("EncryptedPackage", "utf16le"),
      ]),
    ],
    [
      "a ZIP under a password",
      docxBytes({ body: paragraph("沈默"), replace: { "word/document.xml": { encrypted: true } } }),
    ],
  ])("%s", async (_, bytes) => {
    await expect(read(bytes)).rejects.toMatchObject(refused("resume.encrypted"));
  });

  test.each([
    ["a PDF of nothing", Buffer.from("%PDF-1.7\n%%EOF")],
    ["a PDF cut short", smallPdf(at(60, 780, "Nina Harbour")).subarray(0, 180)],
    ["a Word document cut short", Buffer.concat([docxBytes({ body: paragraph("沈默") }).subarray(0, -30)])],
    ["a Word document of broken XML", docxBytes({ body: "<w:p><w:r>" })],
    ["Word 97 cut short", docBytes("沈默\n").subarray(0, 1400)],
    ["a photo cut short", Buffer.from("ffd8ffe000104a464946000101", "hex")],
  ])("%s is damaged", async (_, bytes) => {
    await expect(read(bytes)).rejects.toMatchObject(refused("resume.damaged"));
  });

  test.each([
    ["nothing at all", ""],
    ["blank text", " \n\t\r\n "],
    ["a Word document without text", docxBytes({ body: table([paragraph("")]) })],
    ["a web page without text", "<html><body><script>1</script><img src='x'></body></html>"],
    ["a PDF of an empty page", smallPdf("")],
  ])("%s is empty", async (_, bytes: Buffer | string) => {
    await expect(read(bytes)).rejects.toMatchObject(refused("resume.empty"));
  });

  test("a white picture is empty", async () => {
    const white = sharp({ create: { width: 800, height: 600, channels: 3, background: "white" } });
    await expect(read(await white.png().toBuffer())).rejects.toMatchObject(refused("resume.empty"));
  });

  test("a PDF of 201 pages", async () => {
    await expect(read(smallPdf(at(60, 780, "Nina Harbour"), { pages: 201 }))).rejects.toMatchObject(
      refused("resume.too_many_pages", { pages: 201, limit: 200 }),
    );
  });

  test("a file that is larger than may be", async () => {
    await expect(read("x".repeat(100), "a.txt", { fileBytes: 99 })).rejects.toMatchObject(
      refused("resume.too_large"),
    );
  });
});

describe("bombs are put out:", () => {
  test("a ZIP that unpacks a thousandfold", async () => {
    const body = `<w:p><w:r><w:t>${" ".repeat(80 * MIB)}</w:t></w:r></w:p>`;
    const bytes = docxBytes({ body });
    expect(bytes.length).toBeLessThan(MIB);
    await expect(read(bytes)).rejects.toMatchObject(refused("resume.too_large"));
  });

  test("a ZIP that says it is small", async () => {
    const replace = { "word/document.xml": { claims: { size: 1_000 } } };
    const bytes = docxBytes({ body: paragraph("长".repeat(MIB)), replace });
    await expect(read(bytes)).rejects.toMatchObject(refused("resume.damaged"));
  });

  test("XML that multiplies itself", async () => {
    const laughs = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>';
    const document = `${laughs}<w:document xmlns:w="x"><w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:document>`;
    const bytes = docxBytes({ body: "", replace: { "word/document.xml": { data: document } } });
    await expect(read(bytes)).rejects.toMatchObject(refused("resume.damaged"));
  });

  test("XML a thousand elements deep", async () => {
    const body = "<w:tbl>".repeat(1_000) + "</w:tbl>".repeat(1_000);
    await expect(read(docxBytes({ body }))).rejects.toMatchObject(refused("resume.damaged"));
  });

  test("a web page ten thousand elements deep is only long", async () => {
    const page = `<html>${"<div>".repeat(10_000)}林间`;
    expect((await read(page)).text).toBe("林间");
  });

  test("a PDF stream that unpacks to more than the process may hold", async () => {
    const bytes = bombPdf(900, 2);
    expect(bytes.length).toBeLessThan(MIB);
    await expect(read(bytes)).rejects.toMatchObject(refused("resume.too_large"));
  });

  test("a picture that is larger than a map", async () => {
    await expect(read(hugePng(40_000, 40_000))).rejects.toMatchObject(refused("resume.too_large"));
  });

  test("a text that is longer than anybody reads is cut", async () => {
    const { text, truncated } = await read("一行字\n".repeat(200_000));
    expect(truncated).toBe(true);
    expect(text.length).toBeLessThanOrEqual(DEFAULT_RESUME_LIMITS.characters);
    expect(text.length).toBeGreaterThan(DEFAULT_RESUME_LIMITS.characters - 10);
  });

  test("as many words on one page as fit into the file are read up to a bound", async () => {
    const words = Array.from({ length: 30_000 }, (_, index) => at(index % 590, index % 840, "w")).join("\n");
    const resume = await read(smallPdf(words), "many.pdf", { timeMs: 60_000 });
    expect(resume.truncated).toBe(true);
  });
});

test("after a file that ended a reader the next one is read", async () => {
  await expect(read(smallPdf("q ".repeat(500_000)), "a.pdf", { timeMs: 1 })).rejects.toMatchObject(
    refused("resume.too_slow", { seconds: 1 }),
  );
  expect((await read("沈默 运营经理")).text).toBe("沈默 运营经理");
});

test("nothing is unpacked from parts that are not read", async () => {
  const extra = [{ name: "word/media/image1.png", data: Buffer.alloc(80 * MIB) }];
  expect((await read(docxBytes({ body: paragraph("方知远"), extra }))).text).toBe("方知远");
  expect(zipBytes(extra).length).toBeLessThan(MIB);
});
