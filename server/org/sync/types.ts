import type { StaffState } from "../entity";
import type { Grant, StaffRole } from "../permissions";
import type { OrgNode, OrgTree, OrgUnitKind } from "../tree";
import type { SyncProblem } from "./problems";

/** A unit as somebody outside knows it. Codes are compared without case. */
export type SourceUnit = {
  code: string;
  /** Null is the place into which is imported. */
  parentCode: string | null;
  name: string;
  /** Null leaves what is there; a new unit is then a department. */
  kind: Exclude<OrgUnitKind, "group"> | null;
};

/** A person as somebody outside knows them. What is null is left as it is. */
export type SourcePerson = {
  name: string;
  email: string;
  phone: string | null;
  /** Of their home. */
  unitCode: string | null;
  role: StaffRole | null;
  /** Where the role holds; null is their home. */
  scopeCode: string | null;
};

/** Where units and people come from: a spreadsheet, a chat platform's contacts. */
export interface OrgSource {
  read(): Promise<{ units: readonly SourceUnit[]; people: readonly SourcePerson[] }>;
}

/** A person of a source with the blind indexes (security/blindIndex) by which they are found. */
export type WantedPerson = SourcePerson & { emailKey: string; phoneKey: string | null };

export type KnownPerson = {
  id: string;
  name: string;
  emailKey: string;
  phoneKey: string | null;
  orgUnitId: string;
  state: StaffState;
  grants: readonly Grant[];
};

/** The company as it is. */
export type OrgState = {
  tree: OrgTree;
  people: readonly KnownPerson[];
  /** The unit of a position, null if unknown. */
  unitOf: (positionId: string) => string | null;
};

export type OrgWanted = { units: readonly SourceUnit[]; people: readonly WantedPerson[] };

/** Who changes the company, and below which unit. Nothing happens that their own grants do not cover. */
export type SyncBy = {
  /** Null for the deployment's token and for a platform. */
  staffId: string | null;
  grants: readonly Grant[];
  place: string;
};

export type FieldChange<F extends string> = { field: F; from: string | null; to: string | null };

/** Rows that are planned at a stretch: a few milliseconds. */
export const STEP = 100;

/** Ids of units that a plan makes: nothing in the database has such an id. */
export const newUnitId = (code: string) => `new:${code.toLowerCase()}`;
export const isNewUnit = (id: string) => id.startsWith("new:");

/** What becomes of one unit of the source. Parents are ids; new units have `newUnitId`. */
export type UnitOutcome =
  | { outcome: "new"; unit: OrgNode }
  | { outcome: "changed"; unit: OrgNode; changes: FieldChange<"name" | "kind" | "parent">[] }
  | { outcome: "unchanged"; unit: OrgNode }
  | { outcome: "refused"; problem: SyncProblem };

export type PersonChange = FieldChange<"name" | "phone" | "unit">;

/** What becomes of one person of the source. */
export type PersonOutcome =
  | { outcome: "new"; orgUnitId: string; grant: Grant }
  | {
      outcome: "changed";
      person: KnownPerson;
      orgUnitId: string;
      changes: PersonChange[];
      given: readonly Grant[];
      taken: readonly Grant[];
    }
  | { outcome: "unchanged"; person: KnownPerson }
  | { outcome: "refused"; problem: SyncProblem };

/** Outcomes stand in the order of the source. */
export type SyncPlan = {
  units: UnitOutcome[];
  people: PersonOutcome[];
  /** In which the new units come after their parents. */
  unitOrder: number[];
  /** The company's tree once the units are in it. */
  tree: OrgTree;
  /** In the place, and not in the source. Nothing happens to them. */
  missing: { units: OrgNode[]; people: KnownPerson[] };
};
