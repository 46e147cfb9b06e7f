import { type RawPart, zipBytes } from "./zipBytes";

const SPREADSHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

type WorkbookXml = {
  /** Inside `<sheetData>`. */
  rows?: string;
  /** Behind it. */
  after?: string;
  /** The whole sheet, in place of the two above. */
  sheet?: string;
  strings?: string[];
  styles?: string;
  sheets?: string;
  properties?: string;
  mainType?: string;
  extra?: RawPart[];
  replace?: Record<string, Partial<RawPart>>;
};

/** A workbook of one sheet as XML by hand: what no writer would write. */
export function workbookBytes({
  rows = "",
  after = "",
  sheet = `<worksheet><sheetData>${rows}</sheetData>${after}</worksheet>`,
  strings = [],
  styles = "<styleSheet/>",
  sheets = '<sheet name="表" sheetId="1" r:id="rId1"/>',
  properties = "",
  mainType = `${SPREADSHEET}.sheet.main+xml`,
  extra = [],
  replace = {},
}: WorkbookXml = {}): Buffer {
  const parts: RawPart[] = [
    {
      name: "[Content_Types].xml",
      data: `<Types><Override PartName="/xl/workbook.xml" ContentType="${mainType}"/></Types>`,
    },
    {
      name: "_rels/.rels",
      data: `<Relationships><Relationship Id="r" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    },
    { name: "xl/workbook.xml", data: `<workbook>${properties}<sheets>${sheets}</sheets></workbook>` },
    {
      name: "xl/_rels/workbook.xml.rels",
      data: `<Relationships><Relationship Id="rId1" Type="${OFFICE}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId8" Type="${OFFICE}/styles" Target="styles.xml"/><Relationship Id="rId9" Type="${OFFICE}/sharedStrings" Target="/xl/sharedStrings.xml"/></Relationships>`,
    },
    { name: "xl/styles.xml", data: styles },
    {
      name: "xl/sharedStrings.xml",
      data: `<sst>${strings.map((text) => `<si>${text}</si>`).join("")}</sst>`,
    },
    { name: "xl/worksheets/sheet1.xml", data: sheet },
    ...extra,
  ];
  return zipBytes(parts.map((part) => ({ ...part, ...replace[part.name] })));
}

/** A cell with text in it. */
export const textCell = (reference: string, text: string) =>
  `<c r="${reference}" t="inlineStr"><is><t>${text}</t></is></c>`;

export const row = (number: number, ...cells: string[]) => `<row r="${number}">${cells.join("")}</row>`;
