import { decode, encodingExists } from "iconv-lite";

/** Character sets of fonts (RTF 1.9.1, \fcharset) as code pages. */
const OF_CHARSET: Readonly<Record<number, number>> = {
  77: 10000,
  128: 932,
  129: 949,
  134: 936,
  136: 950,
  161: 1253,
  162: 1254,
  177: 1255,
  178: 1256,
  186: 1257,
  204: 1251,
  222: 874,
  238: 1250,
};
const TWO_BYTES: ReadonlySet<number> = new Set([932, 936, 949, 950, 54936]);
/** Where a code page says less than its wider brother. */
const WIDER: Readonly<Record<number, string>> = { 936: "gb18030", 54936: "gb18030", 65001: "utf-8" };

/** Null where the font says nothing of its own. */
export const codePageOfCharset = (charset: number): number | null => OF_CHARSET[charset] ?? null;

/** Gathers bytes of one code page into text; characters of two bytes may come in two pieces. */
export class Bytes {
  private bytes: number[] = [];
  private codePage = 1252;
  private isLead = false;

  /** The next byte ends a character that has begun. */
  get inCharacter(): boolean {
    return this.isLead;
  }

  /** @returns text of another code page that was not given yet */
  push(byte: number, codePage: number): string {
    const before = codePage === this.codePage ? "" : this.take();
    this.codePage = codePage;
    this.bytes.push(byte);
    this.isLead = !this.isLead && byte > 0x80 && TWO_BYTES.has(codePage);
    return before;
  }

  take(): string {
    if (this.bytes.length === 0) return "";
    const name = WIDER[this.codePage] ?? `cp${this.codePage}`;
    const text = decode(Buffer.from(this.bytes), encodingExists(name) ? name : "cp1252");
    this.bytes = [];
    this.isLead = false;
    return text;
  }
}
