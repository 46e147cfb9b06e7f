import type { EntityManager } from "typeorm";
import { selectColumns, selectEqual } from "../../db/statements";
import type { ArchiveEvent } from "../../pipeline/entity";
import { RoundForm, RoundInterviewer } from "../entity";

/** Of these events, those that tell of a form which somebody may not know yet: they owe one of the same meeting. */
export async function formsHiddenFrom(
  manager: EntityManager,
  staffId: string | null,
  events: readonly Pick<ArchiveEvent, "id" | "type" | "data">[],
): Promise<ReadonlySet<string>> {
  const told = events.filter(({ type }) => type === "candidacy.form_sent");
  if (staffId === null || told.length === 0) return new Set();
  const ids = told.map(({ data }) => String(data["formId"]));
  const forms = await selectColumns(manager, RoundForm, ["id", "roundId", "staffId"], { id: ids });
  const roundId = [...new Set(forms.map((form) => form.roundId))];
  if (roundId.length === 0) return new Set();
  const owed = await selectEqual(manager, RoundInterviewer, { roundId, staffId, state: "open" });
  const rounds = new Set(owed.map((one) => one.roundId));
  const hidden = new Set(forms.filter((form) => rounds.has(form.roundId)).map(({ id }) => id));
  return new Set(told.filter(({ data }) => hidden.has(String(data["formId"]))).map(({ id }) => id));
}
