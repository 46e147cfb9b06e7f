import { docxBytes, paragraph, table } from "./docxBytes";
import { docBytes } from "./docBytes";
import { useFiles } from "./files";
import { at, smallPdf } from "../../../factories/pdfFiles";

const read = useFiles();

/** The same numbers each time (mulberry32), so that what fails can be tried again. */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

function bent(bytes: Buffer, seed: number): Buffer {
  const next = numbers(seed);
  const copy = Buffer.from(bytes);
  const flips = 1 + Math.floor(next() * 12);
  for (let index = 0; index < flips; index += 1)
    copy[Math.floor(next() * copy.length)] = Math.floor(next() * 256);
  return next() < 0.2 ? copy.subarray(0, Math.floor(next() * copy.length)) : copy;
}

const files: [string, Buffer][] = [
  ["a PDF", smallPdf([at(60, 780, "Nina Harbour"), at(60, 760, "Engineer at Northwind Mills")].join("\n"))],
  ["a DOCX", docxBytes({ body: paragraph("方知远") + table([paragraph("2019"), paragraph("远山科技")]) })],
  ["a DOC", docBytes("沈默\n运营经理\n")],
];

test.each(files)("%s with bytes changed is read or refused, never anything else", async (_, bytes) => {
  const seen = new Map<string, number>();
  for (let seed = 1; seed <= 40; seed += 1) {
    const outcome = await read(bent(bytes, seed), undefined, { ocrPages: 0 }).then(
      () => "read",
      (error: { code?: string; message: string }) => error.code ?? error.message,
    );
    seen.set(outcome, (seen.get(outcome) ?? 0) + 1);
  }
  const known = /^(?:read|resume\.(?:damaged|empty|type(?:_[a-z]+)?|encrypted|too_many_pages|too_large))$/;
  expect([...seen.keys()].filter((outcome) => !known.test(outcome))).toEqual([]);
});
