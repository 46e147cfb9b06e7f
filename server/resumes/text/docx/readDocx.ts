import { TextComposer } from "../layout/composeText";
import { Archive } from "../../../spreadsheets/xlsx/archive";
import { readRelations } from "../../../spreadsheets/xlsx/workbook";
import type { Content, Reading } from "../reading";
import { asRefusal, refuse } from "../refusals";
import { readPart } from "./readPart";
import { readStyles } from "./styles";

/**
 * The text of a Word document: what stands in its headers (a name, often), its body with tables and text boxes, notes,
 * and footers. What was deleted, hidden or commented is left out. Nothing outside the file is opened.
 * @throws AppError resume.damaged, resume.encrypted, resume.too_large, resume.empty
 */
export async function readDocx(bytes: Buffer, { limits }: Pick<Reading, "limits">): Promise<Content> {
  const composer = new TextComposer(limits.characters);
  try {
    const archive = await Archive.open(bytes, limits);
    const main = (await readRelations(archive, "")).find(({ type }) => type === "officeDocument")?.target;
    const document = main !== undefined && archive.has(main) ? main : "word/document.xml";
    if (!archive.has(document)) throw refuse("resume.damaged");
    const relations = await readRelations(archive, document);
    const partsOf = (...types: string[]) =>
      types.flatMap((type) =>
        relations
          .filter((each) => each.type === type && archive.has(each.target))
          .map(({ target }) => target),
      );
    const styles = await readStyles(archive, partsOf("styles")[0]);
    const said = new Set<string>();
    const parts = [...partsOf("header"), document, ...partsOf("footnotes", "endnotes", "footer")];
    for (const part of parts) {
      const flow = await readPart(archive.read(part), styles, limits.characters);
      // First page, odd pages and even pages mostly have the same header.
      const text = flow.text.trim();
      if (part !== document && said.has(text)) continue;
      said.add(text);
      composer.part();
      flow.into(composer);
    }
  } catch (error) {
    throw asRefusal(error);
  }
  if (composer.isEmpty) throw refuse("resume.empty");
  return { ...composer.finish(), pages: 1, ocr: false };
}
