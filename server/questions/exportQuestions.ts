import type { StaffActor } from "../http/actors";
import type { Locale } from "../http/messages";
import { selectBuilt } from "../db/statements";
import type { Services } from "../services";
import type { CellValue } from "../spreadsheets/write/writeCsv";
import { contentOf } from "./builtin";
import { readBuiltInMarks } from "./builtInMarks";
import { QuestionRow } from "./entity";
import { after, builtInQuestions, ownQuestions } from "./listQuestions";
import { currentEntries } from "./mandatoryQuestions";
import type { QuestionFilters } from "./schema";
import { rowOfContent } from "./spreadsheetColumns";

const PAGE = 200;

/** Exactly what the list shows under these filters, a row each, read as they are sent. */
export async function* exportRows(
  services: Pick<Services, "db">,
  actor: StaffActor,
  filters: QuestionFilters,
  locale: Locale,
): AsyncGenerator<CellValue[]> {
  let position: { at: Date; id: string } | null = null;
  while (filters.bank !== "builtin") {
    const builder = ownQuestions(services, actor, filters).limit(PAGE);
    if (position) after(builder, position);
    const rows = await selectBuilt(builder, QuestionRow, ["id", "currentVersion", "updatedAt"]);
    const entries = await currentEntries(services.db.read, rows);
    for (const { questionId, content } of entries) yield rowOfContent(questionId, content, locale);
    const last = rows.at(-1);
    if (!last || rows.length < PAGE) break;
    position = { at: last.updatedAt, id: last.id };
  }
  for (const question of builtInQuestions(filters, await readBuiltInMarks(services.db.read))) {
    yield rowOfContent(question.id, contentOf(question), locale);
  }
}
