import { questionBank } from "../../../server/questions/bank";
import { contentOf } from "../../../server/questions/builtin";
import {
  contentOfRecord,
  exportTitles,
  questionColumns,
  rowOfContent,
} from "../../../server/questions/spreadsheetColumns";
import { createRowChecker } from "../../../server/spreadsheets/checkRow";
import { matchColumns } from "../../../server/spreadsheets/matchColumns";

describe.each(["zh", "en"] as const)("an export in %s", (locale) => {
  it("is understood by the import, whole, for every question of the built-in bank", () => {
    const header = exportTitles(locale);
    const { matched, ignored } = matchColumns({ header, line: 1 }, questionColumns.columns);
    expect(ignored).toHaveLength(1);
    const check = createRowChecker(questionColumns, matched);
    for (const [index, question] of questionBank.entries()) {
      const content = contentOf(question);
      const cells = rowOfContent(question.id, content, locale).map((cell) => String(cell ?? ""));
      const { record, problems } = check({ line: index + 2, cells, problems: [] });
      expect([question.id, problems]).toEqual([question.id, undefined]);
      expect(record && contentOfRecord(record)).toEqual(content);
    }
  });
});
