import { posix } from "node:path";
import { refuse } from "../refusals";
import type { Archive } from "./archive";
import { attribute, readXml } from "./xml";

export type Relation = { id: string; type: string; target: string };

export type Workbook = {
  /** Parts of the sheets with rows, in the order of their tabs. */
  sheets: { name: string; part: string; hidden: boolean }[];
  strings: string | null;
  styles: string | null;
  /** Days count from 1904, as in files from old Macs. */
  from1904: boolean;
};

/** Relations of a part to parts of the same file; what lies outside is never looked at. */
export async function readRelations(archive: Archive, part: string): Promise<Relation[]> {
  const name = posix.join(posix.dirname(part), "_rels", `${posix.basename(part)}.rels`);
  if (!archive.has(name)) return [];
  const relations: Relation[] = [];
  readXml(await archive.text(name), {
    open(tag, attributes) {
      if (tag !== "Relationship" || attributes["TargetMode"] === "External") return;
      const { Id: id = "", Type: type = "", Target: target = "" } = attributes;
      const path = target.startsWith("/") ? target : posix.join("/", posix.dirname(part), target);
      relations.push({ id, type: posix.basename(type), target: posix.normalize(path).slice(1) });
    },
  });
  return relations;
}

const FOREIGN: readonly (readonly [part: RegExp, kind: string])[] = [
  [/^xl\/workbook\.bin$/, ".xlsb"],
  [/^index\/document\.iwa$/, "Numbers"],
  [/^content\.xml$/, ".ods"],
];

/** Refuses what is another kind of file, and macros wherever they hide. */
async function refuseOthers(archive: Archive): Promise<void> {
  const { names } = archive;
  const types = archive.has("[Content_Types].xml") ? await archive.text("[Content_Types].xml") : "";
  if (names.some((name) => name.endsWith("vbaproject.bin")) || /macroEnabled|vbaProject/i.test(types))
    throw refuse("spreadsheet.macros");
  for (const [part, kind] of FOREIGN)
    if (names.some((name) => part.test(name))) throw refuse("spreadsheet.other_format", { kind });
  if (names.some((name) => name.startsWith("word/")))
    throw refuse("spreadsheet.not_a_spreadsheet", { kind: "Word" });
  if (names.some((name) => name.startsWith("ppt/")))
    throw refuse("spreadsheet.not_a_spreadsheet", { kind: "PowerPoint" });
  if (!types) throw refuse("spreadsheet.not_a_spreadsheet", { kind: "ZIP" });
}

/** What a workbook consists of. @throws AppError when it is none, has macros or is damaged */
export async function readWorkbook(archive: Archive): Promise<Workbook> {
  await refuseOthers(archive);
  const main = (await readRelations(archive, "")).find(({ type }) => type === "officeDocument");
  const part = main?.target ?? "xl/workbook.xml";
  const relations = await readRelations(archive, part);
  const named: { name: string; id: string; hidden: boolean }[] = [];
  let from1904 = false;
  readXml(await archive.text(part), {
    open(tag, attributes) {
      if (tag === "workbookPr") from1904 = /^(?:1|true|on)$/.test(attributes["date1904"] ?? "");
      if (tag !== "sheet") return;
      const hidden = (attributes["state"] ?? "visible") !== "visible";
      named.push({ name: attributes["name"] ?? "", id: attribute(attributes, "id") ?? "", hidden });
    },
  });
  const sheets = named.flatMap(({ name, id, hidden }) => {
    // A sheet that only holds a chart has no rows.
    const relation = relations.find((candidate) => candidate.id === id && candidate.type === "worksheet");
    return relation ? [{ name, hidden, part: relation.target }] : [];
  });
  const partOf = (type: string) => {
    const target = relations.find((relation) => relation.type === type)?.target;
    return target !== undefined && archive.has(target) ? target : null;
  };
  return { sheets, from1904, strings: partOf("sharedStrings"), styles: partOf("styles") };
}
