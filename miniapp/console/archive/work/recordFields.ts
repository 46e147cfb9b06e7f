import type { WorkBody, WorkRecord, WorkType } from "./data";

/** What the form asks of each kind of record, in its order; what is not `needed` may stay empty. */
export const ASKS: Record<WorkType, readonly (keyof RecordFields)[]> = {
  "employment.performance": ["period", "score", "outOf", "note"],
  "employment.training": ["title", "hours", "expiresOn"],
  "employment.certificate": ["title", "expiresOn"],
  "employment.award": ["title", "note"],
  "employment.discipline": ["title", "note"],
  "employment.probation": ["passed", "note"],
  "employment.promoted": ["from", "to"],
  "employment.transferred": ["from", "to"],
  "employment.left": ["kind", "note"],
};
export const NEEDED: ReadonlySet<keyof RecordFields> = new Set([
  "period",
  "score",
  "outOf",
  "title",
  "passed",
  "to",
  "kind",
]);

export type RecordFields = {
  candidacyId: string;
  type: WorkType;
  on: string;
  period?: string;
  score?: number;
  outOf?: number;
  title?: string;
  hours?: number;
  expiresOn?: string;
  passed?: boolean;
  from?: string;
  to?: string;
  kind?: "resigned" | "dismissed" | "ended";
  note?: string;
};

const isGiven = (value: unknown) => value !== undefined && value !== null && value !== "";

/** What is sent: only what this kind asks for, and what was filled in. Pure. */
export function toBody(fields: RecordFields, replaces: string | null): WorkBody {
  const given = ASKS[fields.type].flatMap((name) => {
    const value = fields[name];
    return isGiven(value) ? [[name, typeof value === "string" ? value.trim() : value] as const] : [];
  });
  const data = { ...Object.fromEntries(given), ...(replaces ? { replaces } : {}) };
  return { happened: { type: fields.type, data } as WorkBody["happened"], on: fields.on };
}

/** The form as a record fills it, for correcting it. */
export const fieldsOf = ({ candidacyId, type, on, data }: WorkRecord): RecordFields =>
  ({ ...data, candidacyId, type, on }) as RecordFields;
