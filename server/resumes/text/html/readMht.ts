import type { Content, Reading } from "../reading";
import { refuse } from "../refusals";
import { decodePage, decodePlain } from "../plain/decode";
import { readPlain } from "../plain/readPlain";
import { readHtml } from "./readHtml";

const MOST_PARTS = 200;
const DEEPEST = 4;

type Part = { type: string; charset: string | undefined; body: Buffer };

const header = (head: string, name: string) =>
  new RegExp(`^${name}:[ \\t]*([^\\r\\n]*(?:\\r?\\n[ \\t][^\\r\\n]*)*)`, "im")
    .exec(head)?.[1]
    ?.replace(/\r?\n[ \t]+/g, " ");
const parameter = (value: string | undefined, name: string) =>
  new RegExp(`;\\s*${name}\\s*=\\s*(?:"([^"]*)"|([^;\\s]+))`, "i")
    .exec(value ?? "")
    ?.slice(1)
    .find(Boolean);

function quotedPrintable(body: string): Buffer {
  const bytes = body
    .replace(/[ \t]+$/gm, "")
    .replace(/=\r?\n/g, "")
    .replace(/=([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, "latin1");
}

/** The parts with text of a MIME message (RFC 2045, 2557), given as latin1. */
function* partsOf(message: string, depth = 0): Generator<Part> {
  const gap = /\r?\n\r?\n/.exec(message);
  if (!gap || depth > DEEPEST) return;
  const head = message.slice(0, gap.index);
  const body = message.slice(gap.index + gap[0].length);
  const type = header(head, "Content-Type") ?? "text/plain";
  const boundary = parameter(type, "boundary");
  if (/^multipart\//i.test(type) && boundary) {
    const pieces = `\n${body}`.split(`\n--${boundary}`, MOST_PARTS).slice(1);
    for (const piece of pieces)
      if (!piece.startsWith("--")) yield* partsOf(piece.replace(/^[^\n]*\n/, ""), depth + 1);
    return;
  }
  const encoding = (header(head, "Content-Transfer-Encoding") ?? "").trim().toLowerCase();
  const bytes =
    encoding === "base64"
      ? Buffer.from(body, "base64")
      : encoding === "quoted-printable"
        ? quotedPrintable(body)
        : Buffer.from(body, "latin1");
  yield { type: type.toLowerCase(), charset: parameter(type, "charset"), body: bytes };
}

/** A page saved with all it needs in one file, as job sites name `.doc` or `.mht`. @throws AppError resume.empty */
export function readMht(bytes: Buffer, reading: Pick<Reading, "limits">): Content {
  const parts = [...partsOf(bytes.toString("latin1"))];
  const page = parts.find(({ type }) => type.startsWith("text/html"));
  if (page) return readHtml(decodePage(page.body, page.charset), reading);
  const plain = parts.find(({ type }) => type.startsWith("text/plain"));
  if (!plain) throw refuse("resume.empty");
  return readPlain(decodePlain(plain.body, plain.charset), reading);
}
