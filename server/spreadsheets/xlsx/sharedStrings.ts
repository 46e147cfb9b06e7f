import type { Archive } from "./archive";
import { XmlReader } from "./xml";

const ESCAPED = /_x([0-9A-Fa-f]{4})_/g;

/** `_x000D_` and the like: how a workbook spells what XML cannot hold. ECMA-376 part 1, 22.9.2.19. */
export const unescapeText = (text: string) =>
  text.includes("_x")
    ? text.replace(ESCAPED, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    : text;

/**
 * Gathers the text of one `si` or `is` element: all its runs, whatever their fonts, without the readings (`rPh`) that
 * stand above Japanese. No more than `limit` characters and one are kept.
 */
export class RichText {
  private text = "";
  private reading = 0;
  private inText = false;

  constructor(private readonly limit: number) {}

  open(tag: string): void {
    if (tag === "rPh") this.reading += 1;
    if (tag === "t") this.inText = this.reading === 0;
  }

  add(text: string): void {
    if (this.inText && this.text.length <= this.limit) this.text += text.slice(0, this.limit + 1);
  }

  close(tag: string): void {
    if (tag === "rPh") this.reading -= 1;
    if (tag === "t") this.inText = false;
  }

  take(): string {
    const { text } = this;
    this.text = "";
    return unescapeText(text);
  }
}

/** Every text that cells refer to by number. */
export async function readSharedStrings(
  archive: Archive,
  part: string,
  cellCharacters: number,
): Promise<string[]> {
  const strings: string[] = [];
  const rich = new RichText(cellCharacters);
  const reader = new XmlReader({
    open: (tag) => rich.open(tag),
    text: (text) => rich.add(text),
    close(tag) {
      rich.close(tag);
      if (tag === "si") strings.push(rich.take());
    },
  });
  for await (const chunk of archive.read(part)) reader.write(chunk);
  reader.end();
  return strings;
}
