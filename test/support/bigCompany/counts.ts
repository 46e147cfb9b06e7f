import { insertAll } from "../../../server/db/insertAll";
import { jobKeyOf } from "../../../server/insight/progress/countChange";
import { ALL_WEEKS, InterviewCount } from "../../../server/insight/progress/entity";
import { type Cell, planCell } from "../../../server/insight/progress/foldCounts";
import { weekOf } from "../../../server/insight/progress/weeks";
import type { Interview } from "../../../server/interviews/entity";
import type { Seeding } from "./organisation";
import { inPortions } from "./portions";

const HOUR_MS = 3_600_000;

/** What the product's own counting would have come to, without a transaction for each interview. */
export class Counts {
  readonly #cells = new Map<string, InterviewCount>();
  /** A formatter of dates is slow, and weeks begin at full hours. */
  readonly #weeks = new Map<number, string>();
  constructor(readonly timeZone: string) {}

  add(interview: Interview): void {
    const { orgUnitId, positionId, jobTitle, planId, status, invitedAt } = interview;
    const hour = Math.floor(invitedAt.getTime() / HOUR_MS);
    const named = this.#weeks.get(hour) ?? weekOf(invitedAt, this.timeZone);
    this.#weeks.set(hour, named);
    const jobKey = jobKeyOf(interview);
    for (const week of [named, ALL_WEEKS])
      this.#count({ week, orgUnitId, jobKey, status, positionId, jobTitle });
    this.#count(planCell(orgUnitId, planId, status));
  }

  #count(cell: Cell): void {
    const key = [cell.week, cell.orgUnitId, cell.jobKey, cell.status].join("|");
    const known = this.#cells.get(key);
    if (known) known.count += 1;
    else this.#cells.set(key, { ...cell, count: 1 });
  }

  async write(services: Seeding): Promise<void> {
    const rows = [...this.#cells.values()];
    await inPortions(services, rows.length, (tx, indexes) =>
      insertAll(
        tx,
        InterviewCount,
        indexes.map((index) => rows[index] as InterviewCount),
      ),
    );
  }
}
