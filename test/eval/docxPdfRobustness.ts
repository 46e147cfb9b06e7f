import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import type { Evaluation, Measure, Tools } from "./measure";

const set = "docx_pdf_robustness";
const CLEAR = /^resume\.(?:encrypted|damaged|empty|type(?:_\w+)?|too_large|too_slow|too_many_pages)$/;
const SLOWEST_MS = 60_000;

type Outcome = { file: string; bytes: number; code: string; ms: number };

/** The reference counts bytes of UTF-8; spaces and page breaks poppler and we set differently. */
const bytesOf = (text: string) => Buffer.byteLength(text.replace(/\s/g, ""));

async function tryFile(tools: Tools, folder: string, file: string): Promise<Outcome> {
  const began = performance.now();
  const ms = () => performance.now() - began;
  try {
    const { text } = await tools.parseResume({ file: readFileSync(join(folder, file)), name: file });
    return { file, bytes: bytesOf(text), code: "read", ms: ms() };
  } catch (error) {
    const said = /parse-resume: 4\d\d .*"code":"([^"]+)"/.exec((error as Error).message);
    return { file, bytes: 0, code: said?.[1] ?? (error as Error).message.slice(0, 120), ms: ms() };
  }
}

/** What poppler's pdftotext made of each PDF, and whether a password is known. */
function readReference(folder: string) {
  const [, ...lines] = readFileSync(join(folder, "reference.tsv"), "utf8").trimEnd().split(/\r?\n/);
  return lines.map((line) => {
    const [file = "", exit = "", bytes = "", password = ""] = line.split("\t");
    return { file, exit: Number(exit), bytes: Number(bytes), encrypted: password.trim() !== "" };
  });
}

/** Odd, damaged and encrypted documents: each is read or refused with a clear code, and none takes long. */
export const docxPdfRobustness: Evaluation = {
  set,
  async run(folder, tools): Promise<Measure[]> {
    const pdfs = join(folder, "pdfjs");
    const words = join(folder, "mammoth");
    const reference = readReference(pdfs);
    const outcomes: Outcome[] = [];
    for (const { file } of reference.filter((each) => existsSync(join(pdfs, each.file))))
      outcomes.push(await tryFile(tools, pdfs, file));
    const documents: Outcome[] = [];
    for (const file of readdirSync(words).filter((name) => name.endsWith(".docx")))
      documents.push(await tryFile(tools, words, file));

    const all = [...outcomes, ...documents];
    const clear = all.filter(({ code, ms }) => (code === "read" || CLEAR.test(code)) && ms < SLOWEST_MS);
    // A character for each page is its page break: such a file has no text.
    const withText = reference.filter(({ exit, bytes }) => exit === 0 && bytes > 10);
    const found = withText.filter(
      ({ file, bytes }) => (outcomes.find((each) => each.file === file)?.bytes ?? 0) >= 0.5 * bytes,
    );
    const sealed = reference.filter(({ encrypted }) => encrypted);
    const refused = sealed.filter(
      ({ file }) => outcomes.find((each) => each.file === file)?.code === "resume.encrypted",
    );
    const missing = withText.filter((each) => !found.includes(each)).map(({ file }) => file);
    const unclear = all.filter((each) => !clear.includes(each)).map(({ file, code }) => `${file}: ${code}`);
    const mark = (value: number, source: string) => ({ value, source, better: "higher" as const });
    const slowest = Math.max(...all.map(({ ms }) => ms));
    return [
      {
        set,
        name: "read or clearly refused",
        value: clear.length / all.length,
        n: all.length,
        mark: mark(1, "issue 5"),
        note: unclear.join(", "),
      },
      {
        set,
        name: "text where pdftotext has some",
        value: found.length / withText.length,
        n: withText.length,
        mark: mark(1, "pdftotext"),
        note: missing.join(", "),
      },
      {
        set,
        name: "encrypted said to be",
        value: refused.length / sealed.length,
        n: sealed.length,
        mark: mark(1, "issue 5"),
      },
      {
        set,
        name: "DOCX with text read",
        value: documents.filter(({ code }) => code === "read").length / documents.length,
        n: documents.length,
        mark: null,
        note: documents
          .filter(({ code }) => code !== "read")
          .map(({ file, code }) => `${file}: ${code}`)
          .join(", "),
      },
      {
        set,
        name: "slowest file, seconds",
        value: slowest / 1000,
        n: all.length,
        mark: { value: 10, source: "issue 5", better: "lower" },
        note: all.find(({ ms }) => ms === slowest)?.file ?? "",
      },
    ];
  },
};
