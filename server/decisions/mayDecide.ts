import type { EntityManager } from "typeorm";
import type { StaffActor } from "../http/actors";
import { type Absent, findAbsent } from "../org/delegations/findDelegations";
import { type Owner, canOver, isOnlyAuditor } from "../org/permissions";
import type { Services } from "../services";

/** In whose place somebody decides; null is their own. */
export type Authority = { onBehalfOf: string | null };

/**
 * By what right the actor decides on a record of this owner, read at this moment and not from when they logged in:
 * their own, or that of somebody who is away. Null where they may not.
 * @param wanted for whom they mean to stand in, where they could decide for several or for themselves too
 */
export async function findAuthority(
  { org, clock }: Pick<Services, "org" | "clock">,
  manager: EntityManager,
  actor: StaffActor & { staffId: string },
  owner: Owner,
  wanted: string | null = null,
): Promise<Authority | null> {
  // Whoever checks what others decide decides nothing, for nobody.
  if (isOnlyAuditor(actor.grants)) return null;
  const covers = (grants: StaffActor["grants"]) =>
    canOver({ ability: org.abilityFor(grants) }, "interviews.decide", owner);
  const own = covers(actor.grants);
  if (own && wanted === null) return { onBehalfOf: null };
  const absent = await findAbsent(manager, actor.staffId, clock.now());
  const theirs = absent.filter(({ grants }) => covers(grants));
  const meant = theirs.find(({ staffId }) => staffId === wanted);
  if (meant) return { onBehalfOf: meant.staffId };
  if (own) return { onBehalfOf: null };
  return theirs[0] ? { onBehalfOf: theirs[0].staffId } : null;
}

/**
 * For whom the actor would decide on each of these records; null where it is their own to decide. Of records that they
 * may decide on.
 */
export async function findPrincipals(
  { org, clock }: Pick<Services, "org" | "clock">,
  manager: EntityManager,
  { staffId, grants }: Pick<StaffActor, "staffId" | "grants">,
  owners: readonly Owner[],
): Promise<(Pick<Absent, "staffId" | "name"> | null)[]> {
  const absent = staffId === null ? [] : await findAbsent(manager, staffId, clock.now());
  if (absent.length === 0) return owners.map(() => null);
  const covers = (held: StaffActor["grants"], owner: Owner) =>
    canOver({ ability: org.abilityFor(held) }, "interviews.decide", owner);
  return owners.map((owner) =>
    covers(grants, owner) ? null : (absent.find((one) => covers(one.grants, owner)) ?? null),
  );
}
