import type { Context } from "koa";
import { setImmediate as nextTurn } from "node:timers/promises";
import type { z } from "zod";
import type { StaffActor } from "../http/actors";
import { invalid } from "../http/errors";
import type { Locale } from "../http/messages";
import type { Services } from "../services";
import { sendRows } from "../spreadsheets/sendRows";
import type { CellValue } from "../spreadsheets/write/writeCsv";
import { walkAttention } from "./attention";
import { exportColumns, exportWords } from "./exportWords";
import { type InterviewItem, walkInterviews } from "./listInterviews";
import type { interviewExportQuery } from "./staffSchema";

const MAX_EXPORT = 10_000;
const PAGE = 200;

type Listing = Pick<Services, "db" | "org" | "blindIndex" | "clock" | "env">;
type Query = z.output<typeof interviewExportQuery>;

const pagesOf = (services: Listing, actor: StaffActor, { focus, ...filters }: Query) =>
  focus
    ? walkAttention(services, actor, { focus, planId: filters.planId, limit: PAGE })
    : walkInterviews(services, actor, filters, PAGE);

async function collect(services: Listing, actor: StaffActor, query: Query): Promise<InterviewItem[]> {
  const all: InterviewItem[] = [];
  for await (const page of pagesOf(services, actor, query)) {
    all.push(...page);
    if (all.length > MAX_EXPORT) throw invalid("interview.too_many", { params: { limit: MAX_EXPORT } });
    await nextTurn();
  }
  return all;
}

/**
 * Answers with all interviews that the list shows under these filters, in the columns that it shows. No contact data,
 * as in the list.
 * @throws 422 interview.too_many
 */
export async function exportInterviews(
  services: Listing,
  ctx: Context,
  actor: StaffActor,
  query: Query,
  locale: Locale,
): Promise<void> {
  // All of them before the first is sent, since a file that has begun can no longer be refused.
  const interviews = await collect(services, actor, query);
  const words = exportWords(locale, services.env.TIME_ZONE);
  const columns = exportColumns.filter(({ column }) => column === null || query.columns.includes(column));
  const tree = services.org.tree();
  const unitOf = ({ orgUnitId }: InterviewItem) => tree.path(orgUnitId).join(" / ");

  async function* rows(): AsyncGenerator<CellValue[]> {
    for (const [index, interview] of interviews.entries()) {
      const shown = { ...interview, unit: unitOf(interview) };
      yield columns.map(({ cell }) => cell(shown, words));
      if (index % PAGE === PAGE - 1) await nextTurn();
    }
  }
  sendRows(ctx, {
    name: words.fileName(services.clock.now()),
    format: query.format,
    titles: columns.map(({ title }) => title[words.language]),
    rows: rows(),
  });
}
