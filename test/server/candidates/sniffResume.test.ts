import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sniffResume } from "../../../server/candidates/resumes/sniffResume";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "zhimian-resume-"));
});
afterAll(() => rm(folder, { recursive: true }));

const zip = (...names: string[]) => Buffer.from(`PK\u0003\u0004${names.join("\0")}`, "latin1");
const ole = (stream: string) =>
  Buffer.concat([Buffer.from("d0cf11e0a1b11ae1", "hex"), Buffer.alloc(600), Buffer.from(stream, "utf16le")]);

const long = (bytes: number, stream: string) =>
  Buffer.concat([ole(""), Buffer.alloc(bytes), ole(stream).subarray(8)]);

test.each([
  ["a PDF", Buffer.from("%PDF-1.7\n"), "pdf"],
  ["a PDF with a preamble", Buffer.from(`${" ".repeat(300)}%PDF-1.4`), "pdf"],
  ["Word", zip("[Content_Types].xml", "word/document.xml"), "docx"],
  ["old Word", ole("WordDocument"), "doc"],
  ["RTF", Buffer.from("{\\rtf1\\ansi Nina}"), "rtf"],
  ["a photo", Buffer.from([0xff, 0xd8, 0xff, 0xe0]), "jpg"],
  ["a PNG", Buffer.from("\x89PNG\r\n\x1a\n", "latin1"), "png"],
  ["a WebP", Buffer.from("RIFF\0\0\0\0WEBPVP8 "), "webp"],
  ["a PDF behind a byte order mark", Buffer.from("\xef\xbb\xbf\r\n%PDF-1.4", "latin1"), "pdf"],
  ["a program that says it is a PDF", Buffer.from("MZ\x90\0 %PDF-1.7"), null],
  ["a script that says it is a PDF", Buffer.from("#!/bin/sh\n# %PDF-1.7\n"), null],
  ["a page that says it is a PDF", Buffer.from("<html><!-- %PDF-1.7 -->"), null],
  ["old Word with macros", Buffer.concat([ole("WordDocument"), ole("_VBA_PROJECT")]), null],
  ["old Word, its name across two pieces", long(262_140 - 608, "WordDocument"), "doc"],
  [
    "old Word with macros far behind",
    Buffer.concat([long(700_000, "WordDocument"), ole("_VBA_PROJECT")]),
    null,
  ],
  ["a long docx", Buffer.concat([zip(), Buffer.alloc(500_000), zip("word/document.xml")]), "docx"],
  ["Word with macros", zip("word/document.xml", "word/vbaProject.bin"), null],
  ["a spreadsheet", zip("[Content_Types].xml", "xl/workbook.xml"), null],
  ["old Excel", ole("Workbook"), null],
  ["any other archive", zip("readme.txt"), null],
  ["a program", Buffer.from("MZ\x90\0"), null],
  ["a page", Buffer.from("<!doctype html><script>alert(1)</script>"), null],
  ["an SVG", Buffer.from("<svg xmlns='http://www.w3.org/2000/svg'/>"), null],
  ["nothing", Buffer.alloc(0), null],
])("%s", async (_, content, type) => {
  const path = join(folder, "file");
  await writeFile(path, content);
  expect(await sniffResume(path, "applicant")).toBe(type);
});

// What job sites export: taken from staff, where a stranger's is not.
test.each([
  ["a spreadsheet", zip("[Content_Types].xml", "xl/workbook.xml"), "xlsx"],
  ["a page", Buffer.from("<!doctype html><p>周小满"), "html"],
  ["text", Buffer.from("周小满\n销售经理"), "text"],
  ["a program all the same", Buffer.from("MZ\x90\0"), null],
])("from staff: %s", async (_, content, type) => {
  const path = join(folder, "file");
  await writeFile(path, content);
  expect([await sniffResume(path, "staff"), await sniffResume(path, "applicant")]).toEqual([type, null]);
});
