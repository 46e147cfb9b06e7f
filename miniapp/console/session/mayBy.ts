import { type AnyMongoAbility, createMongoAbility, subject } from "@casl/ability";
import { type PackRule, unpackRules } from "@casl/ability/extra";
import type { Permission, Session } from "../api/types";

/** To whom a record belongs; without a position it is the unit's. */
export type Owner = { orgUnitId: string; positionId?: string | null };

type Rules = NonNullable<Session["staff"]>["rules"];

const abilities = new WeakMap<Rules, AnyMongoAbility>();

function abilityOf(rules: Rules): AnyMongoAbility {
  const known = abilities.get(rules);
  if (known) return known;
  const ability = createMongoAbility(unpackRules(rules as unknown as PackRule<never>[]));
  abilities.set(rules, ability);
  return ability;
}

/** What the rules of a session allow, asked as the server itself asks them: anywhere, or over what this owner has. */
export function mayBy(rules: Rules, permission: Permission, owner?: Owner): boolean {
  const [subjectType = "", action = ""] = permission.split(".");
  const ability = abilityOf(rules);
  if (!owner) return ability.can(action, subjectType);
  const { orgUnitId, positionId = null } = owner;
  return ability.can(action, subject(subjectType, { orgUnitId, positionId }));
}
