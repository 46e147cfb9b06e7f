import { StringDecoder } from "node:string_decoder";
import { SaxesParser, type SaxesTagPlain } from "saxes";
import { refuse } from "../refusals";

export type Attributes = Readonly<Record<string, string>>;
export type XmlHandler = {
  open?(name: string, attributes: Attributes): void;
  close?(name: string): void;
  text?(text: string): void;
};

/** The XML of a workbook is six or seven deep. */
const MAX_DEPTH = 64;

/** Names without their prefix: writers differ in which namespace they make the default one. */
const localName = (name: string) => name.slice(name.indexOf(":") + 1);

/** The attribute of that name, whatever its prefix. */
export function attribute(attributes: Attributes, name: string): string | undefined {
  const plain = attributes[name];
  if (plain !== undefined) return plain;
  const prefixed = Object.keys(attributes).find((key) => localName(key) === name);
  return prefixed === undefined ? undefined : attributes[prefixed];
}

/**
 * Strict XML, piece by piece. saxes never expands entities of a document's own and opens nothing; a document type is
 * refused at once, since no workbook has one.
 */
export class XmlReader {
  private readonly decoder = new StringDecoder("utf8");
  private readonly parser = new SaxesParser({ xmlns: false, position: false });
  private depth = 0;

  constructor({ open, close, text }: XmlHandler, deepest = MAX_DEPTH) {
    const { parser } = this;
    parser.on("error", (error) => {
      throw refuse("spreadsheet.damaged", {}, error);
    });
    parser.on("doctype", () => {
      throw refuse("spreadsheet.damaged");
    });
    parser.on("opentag", (tag: SaxesTagPlain) => {
      this.depth += 1;
      if (this.depth > deepest) throw refuse("spreadsheet.damaged");
      open?.(localName(tag.name), tag.attributes);
    });
    parser.on("closetag", (tag: SaxesTagPlain) => {
      this.depth -= 1;
      close?.(localName(tag.name));
    });
    if (text) {
      parser.on("text", text);
      parser.on("cdata", text);
    }
  }

  write(bytes: Buffer): void {
    this.parser.write(this.decoder.write(bytes));
  }

  end(): void {
    this.parser.write(this.decoder.end()).close();
  }
}

/** Reads a whole document. */
export function readXml(document: string, handler: XmlHandler): void {
  const reader = new XmlReader(handler);
  reader.write(Buffer.from(document.replace(/^\uFEFF/, "")));
  reader.end();
}
