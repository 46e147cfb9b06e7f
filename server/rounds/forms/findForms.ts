import type { EntityManager } from "typeorm";
import { selectColumns, selectEqual } from "../../db/statements";
import { Staff } from "../../org/entity";
import type { PlanDefinition } from "../../plans/definition";
import { RoundForm, RoundInterviewer } from "../entity";
import type { SentForm } from "../schema";

export type Interviewing = {
  people: RoundInterviewer[];
  /** The newest that each of them sent. */
  sent: RoundForm[];
  drafts: RoundForm[];
  nameOf: (staffId: string) => { id: string; name: string };
};

/** Who meets the candidate of a round, and what they wrote. What of it somebody may see is the caller's to say. */
export async function findForms(manager: EntityManager, roundId: string): Promise<Interviewing> {
  const [people, forms] = await Promise.all([
    selectEqual(manager, RoundInterviewer, { roundId }),
    selectEqual(manager, RoundForm, { roundId }),
  ]);
  const ids = [...new Set([...people, ...forms].map(({ staffId }) => staffId))];
  const staff = await selectColumns(manager, Staff, ["id", "name"], { id: ids });
  const names = new Map(staff.map(({ id, name }) => [id, name]));
  const inOrder = forms.toSorted((left, right) => left.version - right.version);
  const newest = new Map(inOrder.filter(({ state }) => state === "sent").map((form) => [form.staffId, form]));
  return {
    people: people.toSorted((left, right) => left.createdAt.getTime() - right.createdAt.getTime()),
    sent: [...newest.values()].toSorted(
      (left, right) => (left.sentAt?.getTime() ?? 0) - (right.sentAt?.getTime() ?? 0),
    ),
    drafts: inOrder.filter(({ state }) => state === "draft"),
    nameOf: (id) => ({ id, name: names.get(id) ?? "" }),
  };
}

/**
 * Whether somebody still owes a form of their own: until they have sent it, what the others wrote is hidden from them,
 * whatever else they may read.
 */
export const owesForm = ({ people }: Pick<Interviewing, "people">, staffId: string | null): boolean =>
  people.some((one) => one.staffId === staffId && one.state === "open");

export const presentForm = (form: RoundForm, nameOf: Interviewing["nameOf"]): SentForm => ({
  id: form.id,
  by: nameOf(form.staffId),
  version: form.version,
  ratings: form.ratings,
  notes: form.notes,
  recommendation: form.recommendation ?? "unsure",
  total: form.total,
  sentAt: (form.sentAt ?? form.updatedAt).toISOString(),
});

export const presentDimensions = ({ dimensions }: PlanDefinition) =>
  dimensions.map(({ id, name, description, weightBp, anchors }) => ({
    id,
    name,
    description,
    weightBp,
    anchors: [...anchors],
  }));
