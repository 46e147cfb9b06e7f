import type { Context } from "koa";
import { setImmediate as nextTurn } from "node:timers/promises";
import type { z } from "zod";
import type { StaffActor } from "../http/actors";
import { invalid } from "../http/errors";
import type { Locale } from "../http/messages";
import { canOver } from "../org/permissions";
import type { Services } from "../services";
import { sendRows } from "../spreadsheets/sendRows";
import type { CellValue } from "../spreadsheets/write/writeCsv";
import { openContact } from "./contact";
import type { CandidateFilters, ListedCandidate } from "./findCandidates";
import { selectCandidates } from "./listCandidates";
import { presentSummaries } from "./presentCandidate";
import type { CandidateColumn, CandidateSummary, candidateExportQuery } from "./schema";
import { exportWords } from "./words";

export const MAX_EXPORT = 10_000;
const PAGE = 200;

type Pool = Pick<Services, "db" | "org" | "blindIndex" | "cipher" | "clock" | "env">;

async function collect(
  services: Pool,
  actor: StaffActor,
  filters: CandidateFilters,
): Promise<ListedCandidate[]> {
  const people: ListedCandidate[] = [];
  for (;;) {
    const last = people.at(-1);
    const after = last ? { at: last.createdAt, id: last.id } : null;
    const rows = await selectCandidates(services, actor, filters, { after, limit: PAGE });
    people.push(...rows);
    if (people.length > MAX_EXPORT) throw invalid("candidate.too_many", { params: { limit: MAX_EXPORT } });
    if (rows.length < PAGE) return people;
    await nextTurn();
  }
}

/**
 * Answers with everybody whom the list shows under these filters, in the columns that it shows. Contacts stand whole where the actor may change the
 * person, masked elsewhere, as on the person's own page.
 * @throws 422 candidate.too_many
 */
export async function exportCandidates(
  services: Pool,
  ctx: Context,
  actor: StaffActor,
  { format, columns, ...filters }: z.output<typeof candidateExportQuery>,
  locale: Locale,
): Promise<void> {
  // All of them before the first is sent, since a file that has begun can no longer be refused.
  const people = await collect(services, actor, filters);
  const words = exportWords(locale);
  const day = new Intl.DateTimeFormat("sv-SE", { timeZone: services.env.TIME_ZONE });

  async function* rows(): AsyncGenerator<CellValue[]> {
    for (let start = 0; start < people.length; start += PAGE) {
      const page = people.slice(start, start + PAGE);
      const views = await presentSummaries(services, actor, page);
      for (const [index, view] of views.entries()) {
        yield rowOf(view as CandidateSummary, page[index] as ListedCandidate);
      }
      await nextTurn();
    }
  }
  const isShown = ({ column }: { column: CandidateColumn | null }) =>
    column === null || columns.includes(column);
  const titles = words.titles.filter(isShown).map(({ title }) => title);
  function rowOf(view: CandidateSummary, person: ListedCandidate): CellValue[] {
    const { phone, email } = canOver(actor, "candidates.write", person)
      ? openContact(services, person)
      : view;
    const cells = [
      view.id,
      view.name,
      phone,
      email,
      view.orgUnit.path.join(" / "),
      view.position?.title ?? null,
      view.screening ? words.screening[view.screening.result] : null,
      words.source[view.source],
      view.sourceDetail,
      view.tags.join(words.comma),
      view.talentPool ? words.yes : null,
      view.interview?.jobTitle ?? null,
      view.interview ? words.status[view.interview.status] : null,
      day.format(new Date(view.createdAt)),
    ];
    return cells.filter((_, index) => isShown(words.titles[index] ?? { column: null }));
  }
  sendRows(ctx, { name: words.fileName(day.format(services.clock.now())), format, titles, rows: rows() });
}
