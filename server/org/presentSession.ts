import type { z } from "zod";
import type { StaffActor } from "../http/actors";
import type { Services } from "../services";
import { packedRules, permissionsOf } from "./permissions";
import type { staffViewSchema } from "./schema";
import { presentUnitRef } from "./staff/presentStaff";

/** Who is logged in, as the console needs it: where they belong, what they may do, and where. */
export function presentSession(
  { org }: Pick<Services, "org">,
  actor: StaffActor,
): z.input<typeof staffViewSchema> {
  const tree = org.tree();
  const { staffId, name, role, orgUnitId, grants, expiresAt, enrolFirst } = actor;
  return {
    id: staffId,
    name,
    role,
    orgUnit: { ...presentUnitRef(tree, orgUnitId), kind: tree.require(orgUnitId).kind },
    grants: grants.map((grant) => ({
      role: grant.role,
      orgUnit: grant.orgUnitId === null ? null : presentUnitRef(tree, grant.orgUnitId),
      positionId: grant.positionId,
    })),
    permissions: permissionsOf(actor),
    rules: packedRules(actor),
    expiresAt: expiresAt?.toISOString() ?? null,
    enrolFirst,
  };
}
