import { type Localized, fill } from "./localized";
import type { Note } from "./types";

/** What a person should know about a file that is read all the same. */
const notes = {
  other_sheets: [
    "只读取第一个可见的工作表，未读取：{names}。",
    "Only the first visible sheet is read. Not read: {names}.",
  ],
  hidden_sheets: ["隐藏的工作表不会读取：{names}。", "Hidden sheets are not read: {names}."],
  untitled_columns: ["{columns} 列没有列名，不会读取。", "Columns without a title are not read: {columns}."],
  beyond_header: [
    "第 {line} 行在最后一列的右边还有内容，不会读取。",
    "Row {line} has content right of the last column; it is not read.",
  ],
  ignored_columns: ["这些列用不到，不会读取：{titles}。", "These columns are not used: {titles}."],
} as const satisfies Record<string, readonly [zh: string, en: string]>;

export type NoteCode = keyof typeof notes;
export const noteTexts: Record<NoteCode, Localized> = notes;

/** A note in words. */
export type DescribedNote = { code: NoteCode; message: { zh: string; en: string } };

export function describeNote({ code, params }: Note): DescribedNote {
  const [zh, en] = fill(noteTexts[code], params);
  return { code, message: { zh, en } };
}
