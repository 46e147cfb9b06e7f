import { refuse } from "./refusals";

/** Magic numbers of what people upload by mistake; the names need no translation. */
const KINDS: readonly (readonly [magic: string, kind: string])[] = [
  ["25504446", "PDF"],
  ["89504e47", "PNG"],
  ["ffd8ff", "JPEG"],
  ["47494638", "GIF"],
  ["52617221", "RAR"],
  ["377abcaf271c", "7z"],
  ["1f8b", "gzip"],
  ["7b5c727466", "RTF"],
  ["53514c69746520", "SQLite"],
];

const OLE = "d0cf11e0a1b11ae1";
const utf16 = (text: string) => Buffer.from(text, "utf16le");

/** Old Excel, or the container that Office puts around an encrypted file. */
function refuseOle(bytes: Buffer): never {
  if (bytes.includes(utf16("EncryptedPackage"))) throw refuse("spreadsheet.password");
  const excel = ["Workbook", "Book"].some((stream) => bytes.includes(utf16(stream)));
  if (excel) throw refuse("spreadsheet.other_format", { kind: ".xls" });
  throw refuse("spreadsheet.not_a_spreadsheet", { kind: "Word / PowerPoint" });
}

/**
 * Whether the bytes of a whole file are an XLSX or text. What it is called does not count.
 * @throws AppError for anything else, naming what it is
 */
export function sniff(bytes: Buffer): "zip" | "text" {
  const magic = bytes.subarray(0, 8).toString("hex");
  if (magic.startsWith("504b0304")) return "zip";
  if (magic.startsWith("504b0506")) throw refuse("spreadsheet.not_a_spreadsheet", { kind: "ZIP" });
  if (magic === OLE) refuseOle(bytes);
  const known = KINDS.find(([prefix]) => magic.startsWith(prefix));
  if (known) throw refuse("spreadsheet.not_a_spreadsheet", { kind: known[1] });
  const start = bytes
    .subarray(0, 1024)
    .toString("latin1")
    .replace(/^\u00EF\u00BB\u00BF/, "");
  // Many Chinese systems "export to Excel" a web page that is only called .xls.
  if (/^\s*<(?:!doctype|html|table|head|meta)/i.test(start))
    throw refuse("spreadsheet.other_format", { kind: "HTML" });
  if (/^\s*<\?xml/.test(start)) throw refuse("spreadsheet.other_format", { kind: "XML" });
  return "text";
}
