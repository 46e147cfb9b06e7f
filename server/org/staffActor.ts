import type { StaffActor } from "../http/actors";
import type { Services } from "../services";
import type { Absent } from "./delegations/findDelegations";
import type { SessionRow } from "./findSession";

/** A person as an actor is made of them, however they proved who they are. */
export type ActingStaff = Pick<
  SessionRow,
  "staffId" | "name" | "state" | "orgUnitId" | "grants" | "hasSecondFactor"
>;
/** Where they are logged in; null for whoever comes by a chat message. */
export type ActingIn = Pick<SessionRow, "id" | "expiresAt"> | null;

/**
 * Staff as everything that acts sees them; null for whoever is not active or has no role.
 * @param absent for whom they stand in by now
 */
export function staffActor(
  { org, env }: Pick<Services, "org" | "env">,
  { staffId, name, state, orgUnitId, grants, hasSecondFactor }: ActingStaff,
  session: ActingIn,
  absent: readonly Absent[],
): (StaffActor & { staffId: string }) | null {
  const [grant] = grants;
  if (!grant || state !== "active") return null;
  return {
    kind: "staff",
    sessionId: session?.id ?? null,
    staffId,
    name,
    role: grant.role,
    orgUnitId,
    grants,
    ability: org.abilityFor(
      grants,
      absent.flatMap((person) => person.grants),
    ),
    expiresAt: session?.expiresAt ?? null,
    enrolFirst: env.STAFF_SECOND_FACTOR === "required" && !hasSecondFactor,
  };
}
