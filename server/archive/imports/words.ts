import type { Locale } from "../../http/messages";
import type { Localized } from "../../spreadsheets/localized";
import type { RowOutcome } from "../entity";

const RESULTS: Record<RowOutcome, Localized> = {
  written: ["已写入", "Recorded"],
  known: ["已有记录", "On record"],
  refused: ["未写入", "Not recorded"],
};
const NOT_REACHED: Localized = ["未处理", "Not reached"];
const READY: Localized = ["可以导入", "Ready"];
const KNOWN: Localized = ["已有记录", "On record"];
const WRONG: Localized = ["有问题", "Not ready"];

const at = (text: Localized, locale: Locale) => text[locale === "zh" ? 0 : 1];

/** What became of a row, for the result file; null where the import ended before it. */
export const resultText = (outcome: RowOutcome | null, locale: Locale) =>
  at(outcome === null ? NOT_REACHED : RESULTS[outcome], locale);

export const previewText = (isWrong: boolean, isKnown: boolean, locale: Locale) =>
  at(isWrong ? WRONG : isKnown ? KNOWN : READY, locale);
