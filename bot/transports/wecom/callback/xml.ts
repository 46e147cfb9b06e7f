import { SaxesParser, type SaxesTagPlain } from "saxes";

/** An element without its attributes, which WeCom does not use. */
export type XmlElement = {
  readonly text: string;
  readonly children: ReadonlyMap<string, readonly XmlElement[]>;
};

/** WeCom's deepest, the answers to a card of several questions, is four. */
const MAX_DEPTH = 8;
const MAX_ELEMENTS = 2_000;

type Open = { name: string; text: string; children: Map<string, XmlElement[]> };

/** Not what WeCom sends, or more of it than WeCom would. */
class Refused extends Error {}

/**
 * Reads a whole document; null for what is not well-formed, too deep or too big, or has a document type: saxes
 * expands no entities but XML's own five and opens nothing, so nothing can grow or be fetched here.
 */
export function parseXml(document: string): XmlElement | null {
  const parser = new SaxesParser({ xmlns: false, position: false });
  const open: Open[] = [];
  let elements = 0;
  let root: XmlElement | null = null;

  parser.on("error", () => {
    throw new Refused();
  });
  parser.on("doctype", () => {
    throw new Refused();
  });
  parser.on("opentag", (tag: SaxesTagPlain) => {
    elements += 1;
    if (open.length >= MAX_DEPTH || elements > MAX_ELEMENTS) throw new Refused();
    open.push({ name: tag.name, text: "", children: new Map() });
  });
  const addText = (text: string) => {
    const element = open.at(-1);
    if (element) element.text += text;
  };
  parser.on("text", addText);
  parser.on("cdata", addText);
  parser.on("closetag", () => {
    const element = open.pop();
    if (!element) return;
    const parent = open.at(-1);
    const { name, text, children } = element;
    const closed = { text: children.size > 0 ? "" : text, children };
    if (!parent) root = closed;
    else parent.children.set(name, [...(parent.children.get(name) ?? []), closed]);
  });

  try {
    parser.write(document).close();
  } catch (error) {
    if (error instanceof Refused) return null;
    throw error;
  }
  return root;
}

/** The text of the first element along the path; undefined where it is missing or empty. */
export function textAt(element: XmlElement, ...path: string[]): string | undefined {
  const found = path.reduce<XmlElement | undefined>((at, name) => at?.children.get(name)?.[0], element);
  return found?.text.trim() || undefined;
}

export const childrenOf = (element: XmlElement, name: string): readonly XmlElement[] =>
  element.children.get(name) ?? [];
