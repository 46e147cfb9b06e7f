import type { CandidateSource, CandidateView, CreateCandidateBody } from "../data";

/** The form's own values: empty text for what is not there. */
export type PersonFields = {
  name: string;
  phone?: string | undefined;
  email?: string | undefined;
  orgUnitId?: string | undefined;
  positionId?: string | null | undefined;
  source: CandidateSource;
  sourceDetail?: string | undefined;
  tags?: string[] | undefined;
};

const orNull = (text: string | undefined) => text?.trim() || null;

/** What the server takes; tags only where somebody new is made. Pure. */
export function toPersonBody({ tags, orgUnitId, ...fields }: PersonFields): CreateCandidateBody {
  return {
    name: fields.name,
    phone: orNull(fields.phone),
    email: orNull(fields.email),
    source: fields.source,
    sourceDetail: orNull(fields.sourceDetail),
    positionId: fields.positionId ?? null,
    ...(orgUnitId ? { orgUnitId } : {}),
    ...(tags ? { tags } : {}),
  };
}

export const fieldsOf = (person: CandidateView): PersonFields => ({
  name: person.name,
  phone: person.phone ?? "",
  email: person.email ?? "",
  orgUnitId: person.orgUnit.id,
  positionId: person.position?.id ?? null,
  source: person.source,
  sourceDetail: person.sourceDetail ?? "",
});
