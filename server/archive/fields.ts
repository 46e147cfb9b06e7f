import type { ArchiveEventType } from "../pipeline/candidacyEvents";
import { type Owner, type Permission, type StaffAbility, canOver } from "../org/permissions";

type Field = { type: ArchiveEventType; /** Absent for all of it. */ names?: readonly string[] };

/**
 * Who may read what of somebody's time at work: groups of fields and the permission that each takes over the person.
 * Timeline, growth report, exports and API ask this table and nothing else (`seenBy`, `typesFor`).
 */
export const FIELD_GROUPS = {
  /** That they passed probation, rose, moved, left, and when: what everybody at work knows. */
  standing: {
    permission: "archive.performance",
    fields: [
      { type: "employment.probation" },
      { type: "employment.promoted" },
      { type: "employment.transferred" },
      { type: "employment.left" },
    ],
  },
  performance: { permission: "archive.performance", fields: [{ type: "employment.performance" }] },
  development: {
    permission: "archive.performance",
    fields: [
      { type: "employment.training" },
      { type: "employment.certificate" },
      { type: "employment.award" },
    ],
  },
  discipline: { permission: "archive.read", fields: [{ type: "employment.discipline" }] },
  /** Why and how somebody left. */
  leaving: { permission: "archive.read", fields: [{ type: "employment.left", names: ["kind", "note"] }] },
  /** What HR wrote beside a record, and why one was taken back. */
  remarks: {
    permission: "archive.read",
    fields: [
      { type: "employment.probation", names: ["note"] },
      { type: "employment.performance", names: ["note"] },
      { type: "employment.award", names: ["note"] },
      { type: "employment.voided" },
    ],
  },
  /** Papers of what is seen in part only: a notice says what the fields leave out. */
  papers: {
    permission: "archive.read",
    fields: [
      { type: "employment.probation", names: ["attachments"] },
      { type: "employment.performance", names: ["attachments"] },
      { type: "employment.award", names: ["attachments"] },
      { type: "employment.left", names: ["attachments"] },
    ],
  },
  /** Scores of interviews beside the work, in the growth report. */
  interview: { permission: "reports.read", fields: [] },
  /** Phone and e-mail, masked; whole only for `candidates.write`. */
  contact: { permission: "candidates.read", fields: [] },
} as const satisfies Record<string, { permission: Permission; fields: readonly Field[] }>;

export type FieldGroup = keyof typeof FIELD_GROUPS;
export const fieldGroups = Object.keys(FIELD_GROUPS) as FieldGroup[];

type Actor = { ability: StaffAbility };

export const maySee = (actor: Actor, group: FieldGroup, owner: Owner): boolean =>
  canOver(actor, FIELD_GROUPS[group].permission, owner);

const fieldsOf = (group: FieldGroup): readonly Field[] => FIELD_GROUPS[group].fields;

const WORK = "employment.";

/** What of the work the actor may know of at all, over this person. */
export function typesFor(actor: Actor, owner: Owner): ArchiveEventType[] {
  const types = fieldGroups
    .filter((group) => maySee(actor, group, owner))
    .flatMap((group) => fieldsOf(group).filter(({ names }) => !names));
  return [...new Set(types.map(({ type }) => type))];
}

/**
 * An event as the actor may read it: without the fields that are not theirs, or null where the whole of it is not.
 * What happened before the hire is not this table's.
 */
export function seenBy<E extends { type: ArchiveEventType; data: Record<string, unknown> }>(
  actor: Actor,
  owner: Owner,
  event: E,
): E | null {
  if (!event.type.startsWith(WORK)) return event;
  if (!typesFor(actor, owner).includes(event.type)) return null;
  const hidden = hiddenFrom(actor, owner, event.type);
  if (hidden.length === 0) return event;
  const data = Object.fromEntries(Object.entries(event.data).filter(([name]) => !hidden.includes(name)));
  return { ...event, data };
}

const hiddenFrom = (actor: Actor, owner: Owner, wanted: ArchiveEventType): string[] =>
  fieldGroups
    .filter((group) => !maySee(actor, group, owner))
    .flatMap((group) => fieldsOf(group))
    .flatMap(({ type, names = [] }) => (type === wanted ? names : []));

/** Whether nothing of such an event is hidden from the actor: then its papers are theirs to open. */
export const seesWhole = (actor: Actor, owner: Owner, type: ArchiveEventType): boolean =>
  typesFor(actor, owner).includes(type) && hiddenFrom(actor, owner, type).length === 0;
