import type { Localized } from "./localized";

/** What can be wrong with one row, in the words of whoever has to mend it. */
const cellProblems = {
  formula: ["公式不会被计算，请粘贴为数值。", "Formulas are not evaluated. Paste the value instead."],
  error_value: ["单元格的值是错误 {value}。", "The cell holds the error {value}."],
  merged: [
    "这一格在合并单元格 {range} 里，请取消合并并逐行填写。",
    "This cell is inside the merged cells {range}. Unmerge them and fill in every row.",
  ],
  digits_lost: [
    "数字超过 15 位，Excel 已丢失后面几位。请把这一列设为文本再重新填写。",
    "The number has more than 15 digits and Excel has lost the last ones. Format the column as text and enter it again.",
  ],
  scientific: [
    "Excel 已把数字写成科学计数 {value}。请把这一列设为文本再重新填写。",
    "Excel wrote this number as {value}. Format the column as text and enter it again.",
  ],
  control_character: ["含有不可见的控制字符。", "There is an invisible control character."],
  too_long: ["超过 {limit} 个字。", "Longer than {limit} characters."],
  extra_cells: [
    "这一行比标题多出内容，可能有分隔符没有加引号。",
    "This row has more cells than the header. A separator may lack its quotes.",
  ],
} as const satisfies Record<string, Localized>;

const valueProblems = {
  required: ["没有填写。", "This is required."],
  invalid: ["内容不对。", "This value is not valid."],
  not_a_choice: ["只能填：{choices}。", "Must be one of: {choices}."],
  repeated: ["与第 {line} 行重复。", "The same as in row {line}."],
} as const satisfies Record<string, Localized>;

export type CellProblemCode = keyof typeof cellProblems;
export type ProblemCode = CellProblemCode | keyof typeof valueProblems;
export const problemTexts: Record<ProblemCode, Localized> = { ...cellProblems, ...valueProblems };
