import type { Contact } from "../contact";
import type { Candidate } from "../entity";
import type { MergeField } from "../schema";

export type Side = Pick<Candidate, "name" | "orgUnitId"> & Contact;
export type Take = Partial<Record<MergeField, "survivor" | "other">>;

const FIELDS: readonly MergeField[] = ["name", "phone", "email", "orgUnitId"];

/** What two people of one person will be: each field as chosen, else the survivor's, else the other's. Pure. */
export function chooseFields(survivor: Side, other: Side, take: Take): Side {
  const of = <K extends MergeField>(field: K): Side[K] => {
    const chosen = (take[field] === "other" ? other : survivor)[field];
    return chosen ?? survivor[field] ?? other[field];
  };
  return { name: of("name"), phone: of("phone"), email: of("email"), orgUnitId: of("orgUnitId") };
}

/** Fields in which both have something, and not the same. Pure. */
export const conflictsOf = (survivor: Side, other: Side): MergeField[] =>
  FIELDS.filter(
    (field) => survivor[field] !== null && other[field] !== null && survivor[field] !== other[field],
  );
