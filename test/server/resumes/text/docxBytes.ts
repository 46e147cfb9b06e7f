import { type RawPart, zipBytes } from "../../spreadsheets/zipBytes";

const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';

export const run = (text: string, properties = "") =>
  `<w:r>${properties && `<w:rPr>${properties}</w:rPr>`}<w:t xml:space="preserve">${text}</w:t></w:r>`;
export const paragraph = (text: string, { style = "", properties = "" } = {}) =>
  `<w:p>${style && `<w:pPr><w:pStyle w:val="${style}"/></w:pPr>`}${run(text, properties)}</w:p>`;
export const table = (...rows: string[][]) =>
  `<w:tbl>${rows.map((cells) => `<w:tr>${cells.map((cell) => `<w:tc>${cell}</w:tc>`).join("")}</w:tr>`).join("")}</w:tbl>`;

type Document = {
  body: string;
  /** Parts named by the type of their relation. */
  parts?: Partial<Record<"header" | "footer" | "styles" | "footnotes", string>>;
  extra?: RawPart[];
  replace?: Record<string, Partial<RawPart>>;
};

/** A Word document as XML by hand. */
export function docxBytes({ body, parts = {}, extra = [], replace = {} }: Document): Buffer {
  const relations = Object.keys(parts).map(
    (type) => `<Relationship Id="${type}" Type="${OFFICE}/${type}" Target="${type}1.xml"/>`,
  );
  const files: RawPart[] = [
    { name: "[Content_Types].xml", data: "<Types/>" },
    {
      name: "_rels/.rels",
      data: `<Relationships><Relationship Id="r" Type="${OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>`,
    },
    { name: "word/_rels/document.xml.rels", data: `<Relationships>${relations.join("")}</Relationships>` },
    { name: "word/document.xml", data: `<w:document ${W}><w:body>${body}</w:body></w:document>` },
    ...Object.entries(parts).map(([type, data]) => ({
      name: `word/${type}1.xml`,
      data: `<w:part ${W}>${data}</w:part>`,
    })),
    ...extra,
  ];
  return zipBytes(files.map((part) => ({ ...part, ...replace[part.name] })));
}
