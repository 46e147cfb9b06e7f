import { Parser } from "htmlparser2";
import { Flow } from "../layout/flow";
import { TextComposer } from "../layout/composeText";
import type { Content, Reading } from "../reading";
import { refuse } from "../refusals";

/** Nothing of these is shown as text. */
const NOT_SHOWN = new Set([
  "script",
  "style",
  "head",
  "noscript",
  "template",
  "svg",
  "math",
  "object",
  "iframe",
  "select",
  "textarea",
  "audio",
  "video",
  "canvas",
  "button",
]);
/** Elements without an end tag: a `hidden` one hides nothing. */
const VOID = new Set([
  "area",
  "base",
  "br",
  "col",
  "embed",
  "hr",
  "img",
  "input",
  "link",
  "meta",
  "source",
  "track",
  "wbr",
]);
const BLOCKS = new Set([
  "address",
  "article",
  "aside",
  "blockquote",
  "body",
  "center",
  "dd",
  "details",
  "dialog",
  "div",
  "dl",
  "dt",
  "fieldset",
  "figure",
  "figcaption",
  "footer",
  "form",
  "h1",
  "h2",
  "h3",
  "h4",
  "h5",
  "h6",
  "header",
  "hr",
  "li",
  "main",
  "nav",
  "ol",
  "p",
  "pre",
  "section",
  "summary",
  "table",
  "tbody",
  "tfoot",
  "thead",
  "ul",
  "caption",
]);
const HEADING = /^h[1-6]$/;
const BOLD = new Set(["b", "strong", "th", "h1", "h2", "h3", "h4", "h5", "h6"]);
const HIDDEN =
  /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0(?:px|pt|em)?\s*(?:;|$))/i;

/** Turns the events of a page into lines; nothing is run, fetched or followed. */
class PageReader {
  readonly flow = new Flow();
  private text = "";
  private bold = true;
  private letters = 0;
  private length = 0;
  /** Names of open elements that are not shown, and of all that are open inside them. */
  private readonly hidden: string[] = [];
  private boldDepth = 0;

  constructor(private readonly limit: number) {}

  get cut(): boolean {
    return this.length > this.limit;
  }

  open(name: string, attributes: Record<string, string>): void {
    if (this.hidden.length > 0 || isHidden(name, attributes)) {
      if (!VOID.has(name)) this.hidden.push(name);
      return;
    }
    if (name === "br") this.endLine();
    else if (BLOCKS.has(name)) this.endBlock(name);
    else if (name === "tr") {
      this.endLine();
      this.flow.openRow();
    } else if (name === "td" || name === "th") {
      this.endLine();
      this.flow.openCell();
    }
    if (BOLD.has(name)) this.boldDepth += 1;
  }

  add(text: string): void {
    if (this.hidden.length > 0 || this.cut) return;
    const flat = text.replace(/[\t\n\r\f ]+/g, " ");
    this.text += this.text === "" || this.text.endsWith(" ") ? flat.trimStart() : flat;
    this.length += flat.length;
    if (flat.trim() === "") return;
    this.letters += 1;
    this.bold &&= this.boldDepth > 0;
  }

  close(name: string): void {
    if (this.hidden.length > 0) {
      const at = this.hidden.lastIndexOf(name);
      if (at >= 0) this.hidden.length = at;
      return;
    }
    if (BOLD.has(name) && this.boldDepth > 0) this.boldDepth -= 1;
    if (BLOCKS.has(name)) this.endBlock(name);
    else if (name === "td" || name === "th") {
      this.endLine();
      this.flow.closeCell();
    } else if (name === "tr") {
      this.endLine();
      this.flow.closeRow();
    }
  }

  private endBlock(name: string): void {
    this.endLine();
    if (HEADING.test(name) || name === "table" || name === "section" || name === "hr")
      this.flow.add({ text: "" });
  }

  endLine(): void {
    if (this.letters > 0) this.flow.add({ text: this.text, bold: this.bold });
    this.text = "";
    this.bold = true;
    this.letters = 0;
  }
}

const isHidden = (name: string, attributes: Record<string, string>) =>
  NOT_SHOWN.has(name) ||
  "hidden" in attributes ||
  (attributes["style"] !== undefined && HIDDEN.test(attributes["style"]));

/** The text of a web page, such as job sites export résumés. @throws AppError resume.empty */
export function readHtml(html: string, { limits }: Pick<Reading, "limits">): Content {
  const page = new PageReader(limits.characters);
  const parser = new Parser(
    {
      onopentag: (name, attributes) => page.open(name, attributes),
      ontext: (text) => page.add(text),
      onclosetag: (name) => page.close(name),
    },
    { decodeEntities: true, lowerCaseTags: true },
  );
  parser.end(html);
  page.endLine();
  const composer = new TextComposer(limits.characters);
  page.flow.into(composer);
  if (page.cut) composer.leaveOut();
  if (composer.isEmpty) throw refuse("resume.empty");
  return { ...composer.finish(), pages: 1, ocr: false };
}
