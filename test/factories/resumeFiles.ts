import { zipBytes } from "../server/spreadsheets/zipBytes";

const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';

/** A Word document with a paragraph for each line. */
export function resumeDocx(text: string): Buffer {
  const paragraphs = text
    .split("\n")
    .map((line) => `<w:p><w:r><w:t xml:space="preserve">${line}</w:t></w:r></w:p>`)
    .join("");
  const relation = `<Relationship Id="r" Type="${OFFICE}/officeDocument" Target="word/document.xml"/>`;
  return zipBytes([
    { name: "[Content_Types].xml", data: "<Types/>" },
    { name: "_rels/.rels", data: `<Relationships>${relation}</Relationships>` },
    { name: "word/_rels/document.xml.rels", data: "<Relationships></Relationships>" },
    { name: "word/document.xml", data: `<w:document ${W}><w:body>${paragraphs}</w:body></w:document>` },
  ]);
}
