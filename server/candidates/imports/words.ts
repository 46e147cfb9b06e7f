import type { Locale } from "../../http/messages";
import type { Localized } from "../../spreadsheets/localized";
import type { RowOutcome } from "./entity";

const RESULTS: Record<RowOutcome, Localized> = {
  created: ["新增", "Added"],
  updated: ["已补全", "Completed"],
  unchanged: ["已存在", "Known"],
  other_name: ["未导入", "Not imported"],
  refused: ["未导入", "Not imported"],
};
const NOT_REACHED: Localized = ["未处理", "Not reached"];

const OTHER_NAME: Localized = [
  "手机或邮箱已属于候选人「{name}」，姓名不同。",
  "The phone number or address is {name}’s, which is another name.",
];

const at = (text: Localized, locale: Locale) => text[locale === "zh" ? 0 : 1];

/** What became of a row, for the result file; null where the import ended before it. */
export const resultText = (outcome: RowOutcome | null, locale: Locale) =>
  at(outcome === null ? NOT_REACHED : RESULTS[outcome], locale);

export const reasonText = (outcome: RowOutcome | null, detail: string, locale: Locale) =>
  outcome === "other_name" ? at(OTHER_NAME, locale).replace("{name}", detail) : detail;
