import { type ForcedSubject, type MongoAbility, createMongoAbility, subject } from "@casl/ability";
import { packRules, rulesToCondition } from "@casl/ability/extra";
import { z } from "zod";
import { type OrgTree, ROOT_UNIT } from "./tree";

export const staffRole = z.enum([
  "hq_admin",
  "hq_hr",
  "branch_hr",
  "branch_manager",
  "hiring_manager",
  "auditor",
]);
export type StaffRole = z.infer<typeof staffRole>;

/** `subject.action`. Routes name a permission and a boundary, never a role. */
export const permission = z.enum([
  "plans.read",
  "plans.write",
  "positions.read",
  "positions.write",
  "positions.override",
  "questions.read",
  "questions.write",
  "candidates.read",
  "candidates.write",
  /** What résumés say that nobody may be judged by. */
  "candidates.protected",
  "candidacies.read",
  "candidacies.write",
  /** What happened with people at work: all of it, and what those who lead them know (archive/fields). */
  "archive.read",
  "archive.performance",
  "archive.write",
  /** To ask about many people at once, never fewer than five (docs/adr/0034). */
  "archive.query",
  "archive.configure",
  "interviews.read",
  "interviews.invite",
  "interviews.decide",
  "interviews.reverse",
  "batches.read",
  "batches.write",
  "reports.read",
  "reports.correct",
  "media.read",
  /** To rate an interview oneself, beside the machine. */
  "reviews.write",
  "reviews.configure",
  /** What headquarters asks of every branch's rules. */
  "rules.configure",
  /** To switch automatic rejection on. */
  "rules.automate",
  "meetings.read",
  "meetings.write",
  "org.read",
  "org.manage",
  "staff.read",
  "staff.manage",
  "contacts.sync",
  "jobs.read",
  "jobs.retry",
  "tools.use",
  /** Tokens and webhooks of other systems. */
  "integrations.manage",
]);
export type Permission = z.infer<typeof permission>;

const reading: readonly Permission[] = [
  "plans.read",
  "positions.read",
  "questions.read",
  "candidates.read",
  "candidacies.read",
  "interviews.read",
  "batches.read",
  "reports.read",
  "media.read",
  "meetings.read",
  "org.read",
];
const recruiting: readonly Permission[] = [
  ...reading,
  "plans.write",
  "positions.write",
  "questions.write",
  "candidates.write",
  "candidacies.write",
  "archive.read",
  "archive.performance",
  "archive.write",
  "archive.query",
  "interviews.invite",
  "interviews.decide",
  "interviews.reverse",
  "batches.write",
  "reports.correct",
  "reviews.write",
  "meetings.write",
  "staff.read",
  "tools.use",
];

export const isOnlyAuditor = (grants: readonly Pick<Grant, "role">[]): boolean =>
  grants.every(({ role }) => role === "auditor");

/** What a role may do within the scope of its grant. */
export const ROLE_PERMISSIONS: Record<StaffRole, readonly Permission[]> = {
  hq_admin: permission.options,
  hq_hr: [...recruiting, "candidates.protected", "jobs.read", "rules.configure"],
  branch_hr: recruiting,
  branch_manager: [
    ...reading,
    "archive.performance",
    "archive.query",
    "interviews.decide",
    "reviews.write",
    "meetings.write",
  ],
  hiring_manager: [...reading, "archive.performance", "interviews.decide", "reviews.write"],
  auditor: [
    "plans.read",
    "positions.read",
    "questions.read",
    "interviews.read",
    "archive.query",
    "org.read",
    "staff.read",
    "jobs.read",
  ],
};

/** What somebody may do for a person who is away, where that person may: what a decision takes, and no more. */
export const DELEGATED: ReadonlySet<Permission> = new Set([
  "interviews.read",
  "interviews.decide",
  "reports.read",
  "media.read",
]);

/** What concerns all branches at once; a grant gives these only where it covers the whole company. */
export const WHOLE_COMPANY: ReadonlySet<Permission> = new Set([
  "contacts.sync",
  "jobs.read",
  "jobs.retry",
  "reviews.configure",
  "archive.configure",
  "rules.configure",
  "rules.automate",
]);

/** What a unit owns may be read, not changed, by the units below it: HQ's plans serve the branches. */
export const READ_FROM_BELOW: ReadonlySet<Permission> = new Set([
  "plans.read",
  "positions.read",
  "questions.read",
  "org.read",
]);

/** A role and where it holds: a unit with all below it, or one position. Exactly one of the two is set. */
export type Grant = { role: StaffRole; orgUnitId: string | null; positionId: string | null };
/** To whom a record belongs, which decides who may see it. */
export type Owner = { orgUnitId: string; positionId: string | null };
/** Where a permission holds. */
export type Scope = "all" | { orgUnitIds: readonly string[]; positionIds: readonly string[] };

export type StaffAbility = MongoAbility<[string, string | (Owner & ForcedSubject<string>)]>;

const NOWHERE: Scope = { orgUnitIds: [], positionIds: [] };

function unionOf(scopes: readonly Scope[]): Scope {
  const parts = scopes.filter((scope) => scope !== "all");
  if (parts.length < scopes.length) return "all";
  return {
    orgUnitIds: [...new Set(parts.flatMap(({ orgUnitIds }) => orgUnitIds))],
    positionIds: [...new Set(parts.flatMap(({ positionIds }) => positionIds))],
  };
}

type Place = Pick<Grant, "orgUnitId" | "positionId">;

const scopeOfGrant = (tree: OrgTree, grant: Grant, wanted: Permission): Scope =>
  ROLE_PERMISSIONS[grant.role].includes(wanted) ? scopeOfPlace(tree, grant, wanted) : NOWHERE;

function scopeOfPlace(tree: OrgTree, { orgUnitId, positionId }: Place, wanted: Permission): Scope {
  if (orgUnitId === ROOT_UNIT) return "all";
  if (WHOLE_COMPANY.has(wanted)) return NOWHERE;
  if (orgUnitId === null) return { orgUnitIds: [], positionIds: positionId === null ? [] : [positionId] };
  const above = READ_FROM_BELOW.has(wanted) ? tree.ancestors(orgUnitId).map(({ id }) => id) : [];
  return { orgUnitIds: [...tree.descendants(orgUnitId), ...above], positionIds: [] };
}

const conditionsOf = (scope: Scope): (Record<string, { $in: string[] }> | undefined)[] =>
  scope === "all"
    ? [undefined]
    : [
        ...(scope.orgUnitIds.length > 0 ? [{ orgUnitId: { $in: [...scope.orgUnitIds] } }] : []),
        ...(scope.positionIds.length > 0 ? [{ positionId: { $in: [...scope.positionIds] } }] : []),
      ];

const partsOf = (wanted: Permission) => wanted.split(".") as [subject: string, action: string];

/**
 * What a person with these grants may do, as CASL rules; `delegated` are the grants of those they stand in for. Permissions with the same scope share a rule, so that what
 * the console gets stays short.
 */
export function abilityOf(
  tree: OrgTree,
  grants: readonly Grant[],
  delegated: readonly Grant[] = [],
): StaffAbility {
  return abilityFrom((wanted) =>
    unionOf(
      [...grants, ...(DELEGATED.has(wanted) ? delegated : [])].map((grant) =>
        scopeOfGrant(tree, grant, wanted),
      ),
    ),
  );
}

/** What whoever has these permissions over a unit and what lies below it may do, whatever a role would add. */
export const abilityWithinUnit = (
  tree: OrgTree,
  orgUnitId: string,
  held: readonly Permission[],
): StaffAbility =>
  abilityFrom((wanted) =>
    held.includes(wanted) ? scopeOfPlace(tree, { orgUnitId, positionId: null }, wanted) : NOWHERE,
  );

function abilityFrom(scopeFor: (wanted: Permission) => Scope): StaffAbility {
  const rules = new Map<
    string,
    { action: string; subject: string[]; conditions?: Record<string, { $in: string[] }> }
  >();
  for (const wanted of permission.options) {
    const [subjectType, action] = partsOf(wanted);
    for (const conditions of conditionsOf(scopeFor(wanted))) {
      const key = JSON.stringify([action, conditions]);
      const rule = rules.get(key) ?? { action, subject: [], ...(conditions ? { conditions } : {}) };
      rule.subject.push(subjectType);
      rules.set(key, rule);
    }
  }
  return createMongoAbility<StaffAbility>([...rules.values()] as StaffAbility["rules"]);
}

type Able = { ability: StaffAbility };

/** Whether the actor has the permission at all, anywhere. */
export function can({ ability }: Able, wanted: Permission): boolean {
  const [subjectType, action] = partsOf(wanted);
  return ability.can(action, subjectType);
}

/** Whether the actor has the permission over a record of this owner. */
export function canOver({ ability }: Able, wanted: Permission, { orgUnitId, positionId }: Owner): boolean {
  const [subjectType, action] = partsOf(wanted);
  return ability.can(action, subject(subjectType, { orgUnitId, positionId }));
}

/** Where the actor has the permission; write it into a query with `withinScope` (./scope). */
export function scopeOf({ ability }: Able, wanted: Permission): Scope {
  const [subjectType, action] = partsOf(wanted);
  const scope = rulesToCondition<StaffAbility, Scope, Scope>(
    ability.rulesFor(action, subjectType),
    ({ conditions }) => {
      const { orgUnitId, positionId } = (conditions ?? {}) as Record<string, { $in: string[] } | undefined>;
      return { orgUnitIds: orgUnitId?.$in ?? [], positionIds: positionId?.$in ?? [] };
    },
    {
      and: () => {
        throw new Error("permissions are only ever given, never taken away");
      },
      or: unionOf,
      empty: () => "all",
    },
  );
  return scope ?? NOWHERE;
}

/** The permissions that the actor has in any scope. */
export const permissionsOf = (actor: Able): Permission[] =>
  permission.options.filter((wanted) => can(actor, wanted));

/** For the console: `unpackRules` of @casl/ability/extra opens them. */
export const packedRules = ({ ability }: Able) => packRules(ability.rules);

/** Whether everything within `inner` lies within `outer`. `unitOf` tells a position's unit, null if unknown. */
export function isScopeWithin(
  inner: Scope,
  outer: Scope,
  unitOf: (positionId: string) => string | null,
): boolean {
  if (outer === "all") return true;
  if (inner === "all") return false;
  const units = new Set(outer.orgUnitIds);
  const positions = new Set(outer.positionIds);
  return (
    inner.orgUnitIds.every((id) => units.has(id)) &&
    inner.positionIds.every((id) => positions.has(id) || units.has(unitOf(id) ?? ""))
  );
}

/** Whether somebody with `own` grants may give or take `grant`: nothing in it that they could not do themselves. */
export function mayGive(
  tree: OrgTree,
  own: Able,
  grant: Grant,
  unitOf: (positionId: string) => string | null,
): boolean {
  const given = { ability: abilityOf(tree, [grant]) };
  return [...ROLE_PERMISSIONS[grant.role], "staff.manage" as const].every((wanted) => {
    const inner = wanted === "staff.manage" ? placeOf(tree, grant) : scopeOf(given, wanted);
    return isScopeWithin(inner, scopeOf(own, wanted), unitOf);
  });
}

function placeOf(tree: OrgTree, { orgUnitId, positionId }: Grant): Scope {
  if (orgUnitId === ROOT_UNIT) return "all";
  return {
    orgUnitIds: orgUnitId === null ? [] : tree.descendants(orgUnitId),
    positionIds: positionId === null ? [] : [positionId],
  };
}
