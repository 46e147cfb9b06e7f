import type { Readable } from "node:stream";
import type { Locale } from "../../http/messages";
import type { Localized } from "../../spreadsheets/localized";
import { problemsText } from "../../spreadsheets/previewRecords";
import { writeResult } from "../../spreadsheets/write/writeResult";
import type { ImportContent, RowOutcome } from "./content";
import type { ImportState } from "./entity";

/** What is said of a row before the import and after it. */
export const OUTCOME_WORDS: Record<ImportState, Record<RowOutcome, Localized>> = {
  ready: {
    new: ["将新建", "To be made"],
    changed: ["将更改", "To be changed"],
    unchanged: ["无变化", "Unchanged"],
    refused: ["有问题，不导入", "Not taken in"],
  },
  applied: {
    new: ["已新建", "Made"],
    changed: ["已更改", "Changed"],
    unchanged: ["无变化", "Unchanged"],
    refused: ["有问题，未导入", "Not taken in"],
  },
};

/** The imported file once more, with what became, or would become, of each row. */
export function resultFile(
  { header, rows, preview }: Pick<ImportContent, "header" | "rows" | "preview">,
  state: ImportState,
  locale: Locale,
): Readable {
  const language = locale === "zh" ? 0 : 1;
  const outcomes = rows.map(({ cells }, index) => {
    const { outcome = "refused", problems = [] } = preview[index] ?? {};
    return {
      cells,
      result: OUTCOME_WORDS[state][outcome][language],
      reason: problemsText(problems, locale),
    };
  });
  return writeResult(outcomes, { header, locale });
}
