import { TextComposer } from "../layout/composeText";
import type { Content, Reading } from "../reading";
import { refuse } from "../refusals";
import { Bytes, codePageOfCharset } from "./codePages";

/** What a group is about, inherited by those within it. */
type Group = {
  /** Nothing of it is printed: fonts, pictures, instructions of fields. */
  skip: boolean;
  hidden: boolean;
  font: number;
  /** How many characters follow a \u for who does not know it. */
  fallback: number;
};

/** Groups that print nothing (RTF 1.9.1, "Destinations"). Those marked by \* are passed over as well, but `STARRED`. */
const SILENT = new Set(
  "fonttbl colortbl stylesheet info pict object fldinst filetbl revtbl listtable listoverridetable rsidtbl generator themedata colorschememapping datastore latentstyles xmlnstbl nonshppict bkmkstart bkmkend sn sv objdata objclass pgptbl userprops deleted annotation atnid atnauthor atndate comment".split(
    " ",
  ),
);
/** Text in boxes. */
const STARRED = new Set(["shpinst", "shptxt", "shprslt"]);
const PRINTED: Readonly<Record<string, string>> = {
  tab: "\t",
  cell: "\t",
  nestcell: "\t",
  emdash: "—",
  endash: "–",
  bullet: "•",
  lquote: "‘",
  rquote: "’",
  ldblquote: "“",
  rdblquote: "”",
  emspace: " ",
  enspace: " ",
  qmspace: " ",
};
const LINE_ENDS = new Set(["par", "line", "row", "nestrow", "sect", "page", "column"]);
const SYMBOLS: Readonly<Record<string, string>> = { "~": " ", _: "-", "\\": "\\", "{": "{", "}": "}" };
const MOST_GROUPS = 1_000;

const TOKEN = /\\([a-zA-Z]{1,32})(-?\d{1,10})? ?|\\'([0-9a-fA-F]{2})|\\([^])|([{}])|[\r\n]+|([^\\{}\r\n]+)/gy;

/** One pass over the file; what it does not know it passes over. */
class RtfReader {
  private group: Group = { skip: false, hidden: false, font: -1, fallback: 1 };
  private readonly groups: Group[] = [];
  private readonly bytes = new Bytes();
  private readonly fonts = new Map<number, number>();
  private codePage = 1252;
  private line = "";
  /** \* stood before: a group that who does not know its name may pass over. */
  private starred = false;
  private toSkip = 0;
  private inFonts = -1;
  private fontHere = -1;

  constructor(private readonly composer: TextComposer) {}

  read(text: string): void {
    TOKEN.lastIndex = 0;
    let binary = 0;
    for (let match = TOKEN.exec(text); match && !this.composer.full; match = TOKEN.exec(text)) {
      const [, word, number, hex, symbol, brace, words] = match;
      if (word !== undefined) {
        const value = number === undefined ? null : Number(number);
        if (word === "bin") binary = Math.max(0, value ?? 0);
        else this.control(word, value);
      } else if (hex !== undefined) this.byte(Number.parseInt(hex, 16));
      else if (symbol !== undefined) this.symbol(symbol);
      else if (brace !== undefined) this.brace(brace);
      else if (words !== undefined) this.words(words);
      // What follows is no text, whatever it looks like.
      if (binary > 0) TOKEN.lastIndex += binary;
      binary = 0;
    }
    this.endLine();
  }

  private brace(brace: string): void {
    this.toSkip = 0;
    this.starred = false;
    if (brace === "{") {
      if (this.groups.length >= MOST_GROUPS) throw refuse("resume.damaged");
      this.groups.push(this.group);
      this.group = { ...this.group };
      return;
    }
    if (this.inFonts === this.groups.length) this.inFonts = -1;
    this.group = this.groups.pop() ?? this.group;
  }

  private control(word: string, value: number | null): void {
    if (this.toSkip > 0) {
      this.toSkip -= 1;
      return;
    }
    if (SILENT.has(word) || (this.starred && !STARRED.has(word))) this.group.skip = true;
    this.starred = false;
    const printed = PRINTED[word];
    if (printed !== undefined) this.print(printed);
    else if (LINE_ENDS.has(word)) this.endLine();
    else this.format(word, value);
  }

  private format(word: string, value: number | null): void {
    if (word === "u") this.unicode(value ?? 0);
    else if (word === "uc") this.group.fallback = Math.min(Math.max(value ?? 1, 0), 8);
    else if (word === "v") this.group.hidden = value !== 0;
    else if (word === "plain") this.group.hidden = false;
    else if (word === "ansicpg" && value) this.codePage = value;
    else if (word === "fonttbl") this.inFonts = this.groups.length;
    else if (word === "f" && this.inFonts >= 0) this.fontHere = value ?? -1;
    else if (word === "f") this.group.font = value ?? -1;
    else if (word === "fcharset" && this.inFonts >= 0) {
      const codePage = codePageOfCharset(value ?? 0);
      if (codePage !== null) this.fonts.set(this.fontHere, codePage);
    }
  }

  private unicode(value: number): void {
    this.print(String.fromCharCode(value & 0xffff));
    this.toSkip = this.group.fallback;
  }

  private symbol(symbol: string): void {
    if (symbol === "*") this.starred = true;
    else if (symbol === "\n" || symbol === "\r") this.endLine();
    else if (this.toSkip > 0) this.toSkip -= 1;
    else this.print(SYMBOLS[symbol] ?? "");
  }

  private byte(byte: number): void {
    if (this.toSkip > 0) {
      this.toSkip -= 1;
      return;
    }
    if (this.isSilent) return;
    this.line += this.bytes.push(byte, this.fonts.get(this.group.font) ?? this.codePage);
  }

  private words(words: string): void {
    let from = Math.min(this.toSkip, words.length);
    this.toSkip -= from;
    if (this.isSilent) return;
    // The second byte of a character may look like a letter.
    if (from < words.length && this.bytes.inCharacter) {
      this.byte(words.charCodeAt(from));
      from += 1;
    }
    for (let at = from; at < words.length; at += 1) {
      const code = words.charCodeAt(at);
      // Some programs write the bytes themselves.
      if (code > 0x7f || this.bytes.inCharacter) this.byte(code);
      else this.line += this.bytes.take() + words[at];
    }
  }

  private get isSilent(): boolean {
    return this.group.skip || this.group.hidden;
  }

  private print(text: string): void {
    if (!this.isSilent) this.line += this.bytes.take() + text;
  }

  private endLine(): void {
    if (this.group.skip) return;
    const line = this.line + this.bytes.take();
    this.line = "";
    if (line.trim() === "") this.composer.part();
    else this.composer.add(line.replace(/\t+$/, ""));
  }
}

/**
 * The text of a Rich Text document, as Word, WPS and job sites write them (RTF 1.9.1): paragraphs, rows of tables,
 * text boxes, headers; neither what is hidden nor pictures. Time grows with the length of the file alone.
 * @throws AppError resume.damaged, resume.empty
 */
export function readRtf(bytes: Buffer, { limits }: Pick<Reading, "limits">): Content {
  const composer = new TextComposer(limits.characters);
  new RtfReader(composer).read(bytes.toString("latin1"));
  if (composer.isEmpty) throw refuse("resume.empty");
  return { ...composer.finish(), pages: 1, ocr: false };
}
