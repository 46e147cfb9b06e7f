import { attribute, type Attributes, XmlReader } from "../../../spreadsheets/xlsx/xml";
import type { TextComposer } from "../layout/composeText";
import { Flow } from "../layout/flow";
import { isOn, type Look, look, type Styles } from "./styles";

/** Text boxes in tables in text boxes are still far from this. */
const DEEPEST = 256;
/** What is deleted, hidden in another form for old programs, or no text of the page. */
const LEFT_OUT = new Set(["del", "moveFrom", "Fallback", "instrText", "delText", "rt"]);

type Run = Look & { hidden: boolean };
type Paragraph = { text: string; style: Look; size: number; bold: boolean; run: Run | null };

/** The text of one part of a document. Names of elements are of WordprocessingML (ECMA-376 part 1, 17), any prefix. */
class PartReader {
  readonly flow = new Flow();
  text = "";
  private readonly paragraphs: Paragraph[] = [];
  private leftOut = 0;
  private inText = false;
  private inRunProperties = false;
  private inParagraphProperties = false;

  constructor(
    private readonly styles: Styles,
    private readonly limit: number,
  ) {}

  open(tag: string, attributes: Attributes): void {
    if (LEFT_OUT.has(tag)) this.leftOut += 1;
    if (this.leftOut > 0 || this.text.length > this.limit) return;
    const paragraph = this.paragraphs.at(-1);
    if (tag === "p") this.paragraphs.push(newParagraph(this.styles.of(undefined)));
    else if (tag === "tr") this.flow.openRow();
    else if (tag === "tc") this.flow.openCell();
    else if (tag === "pPr") this.inParagraphProperties = true;
    else if (paragraph) this.openInside(paragraph, tag, attributes);
  }

  add(text: string): void {
    const paragraph = this.paragraphs.at(-1);
    if (!this.inText || this.leftOut > 0 || !paragraph?.run || paragraph.run.hidden) return;
    write(paragraph, text);
    this.text += text;
  }

  close(tag: string): void {
    if (LEFT_OUT.has(tag)) this.leftOut -= 1;
    if (this.leftOut > 0) return;
    const paragraph = this.paragraphs.at(-1);
    if (tag === "t") this.inText = false;
    else if (tag === "rPr") this.inRunProperties = false;
    else if (tag === "pPr") this.inParagraphProperties = false;
    else if (tag === "r" && paragraph) paragraph.run = null;
    else if (tag === "tc") this.flow.closeCell();
    else if (tag === "tr") this.flow.closeRow();
    else if (tag === "p") this.endParagraph();
  }

  private openInside(paragraph: Paragraph, tag: string, attributes: Attributes): void {
    if (this.inParagraphProperties) {
      if (tag === "pStyle") paragraph.style = this.styles.of(attribute(attributes, "val"));
      return;
    }
    const { run } = paragraph;
    if (tag === "r") paragraph.run = { ...paragraph.style, hidden: false };
    else if (tag === "textpath") write(paragraph, ` ${attribute(attributes, "string") ?? ""} `);
    else if (!run) return;
    else if (tag === "rPr") this.inRunProperties = true;
    else if (this.inRunProperties) {
      look(tag, attributes, run);
      if (tag === "vanish") run.hidden = isOn(attributes);
    } else if (tag === "t") this.inText = true;
    else if (tag === "tab" || tag === "ptab") paragraph.text += "\t";
    else if (tag === "br" || tag === "cr") paragraph.text += "\n";
    else if (tag === "noBreakHyphen") paragraph.text += "-";
  }

  private endParagraph(): void {
    const paragraph = this.paragraphs.pop();
    if (!paragraph) return;
    const { text, size, bold } = paragraph;
    for (const line of text.split("\n")) this.flow.add({ text: line, size: size || null, bold });
  }
}

const newParagraph = (style: Look): Paragraph => ({ text: "", style, size: 0, bold: true, run: null });

function write(paragraph: Paragraph, text: string): void {
  paragraph.text += text;
  if (text.trim() === "") return;
  const { bold = false, size = 0 } = paragraph.run ?? paragraph.style;
  paragraph.bold &&= bold;
  paragraph.size = Math.max(paragraph.size, size);
}

/** What one part of a document says; `text` without layout, to compare by. */
export async function readPart(
  part: AsyncIterable<Buffer>,
  styles: Styles,
  limit: number,
): Promise<{ text: string; into(composer: TextComposer): void }> {
  const reader = new PartReader(styles, limit);
  const xml = new XmlReader(
    {
      open: (tag, attributes) => reader.open(tag, attributes),
      text: (text) => reader.add(text),
      close: (tag) => reader.close(tag),
    },
    DEEPEST,
  );
  for await (const chunk of part) xml.write(chunk);
  xml.end();
  const cut = reader.text.length > limit;
  return {
    text: reader.text,
    into(composer) {
      reader.flow.into(composer);
      if (cut) composer.leaveOut();
    },
  };
}
