import WordExtractor = require("word-extractor");
import { TextComposer } from "../layout/composeText";
import type { Content, Reading } from "../reading";
import { asRefusal, refuse } from "../refusals";

/** Where sectors of an OLE file begin, and how the stream with a Word document does ([MS-DOC] 2.5.2). */
const SECTOR = 512;
const FIB = 0xa5ec;
const FLAGS = 0x0a;
const ENCRYPTED = 0x0100;

function isEncrypted(bytes: Buffer): boolean {
  for (let at = SECTOR; at + SECTOR <= bytes.length; at += SECTOR)
    if (bytes.readUInt16LE(at) === FIB) return (bytes.readUInt16LE(at + FLAGS) & ENCRYPTED) !== 0;
  return false;
}

const LINE_ENDS = /[\r\n\v\f]+/;

/**
 * The text of a document of Word 97 to 2003: headers, body, text boxes, notes.
 * @throws AppError resume.encrypted, resume.damaged, resume.empty
 */
export async function readDoc(bytes: Buffer, { limits }: Pick<Reading, "limits">): Promise<Content> {
  if (isEncrypted(bytes)) throw refuse("resume.encrypted");
  const composer = new TextComposer(limits.characters);
  try {
    const document = await new WordExtractor().extract(bytes);
    const parts = [
      document.getHeaders({ includeFooters: false }),
      document.getBody(),
      document.getTextboxes({ includeHeadersAndFooters: true, includeBody: true }),
      document.getFootnotes(),
      document.getEndnotes(),
      document.getFooters(),
    ];
    for (const part of parts) {
      composer.part();
      for (const line of part.split(LINE_ENDS)) {
        if (line.trim() === "") composer.part();
        else composer.add(line);
      }
    }
  } catch (error) {
    throw asRefusal(error);
  }
  if (composer.isEmpty) throw refuse("resume.empty");
  return { ...composer.finish(), pages: 1, ocr: false };
}
