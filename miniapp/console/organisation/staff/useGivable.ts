import { useCallback } from "react";
import type { StaffRole } from "../../api/types";
import { useMayAsk } from "../../session/usePermission";
import { type OrgUnit, type Roles, useRoles } from "../data";

export type Givable = {
  /** In the server's order. */
  roles: StaffRole[];
  /** Whether the person logged in may give the role with this unit as its scope. */
  mayGive: (role: StaffRole, unit: OrgUnit) => boolean;
};

const permissionsOf = (data: Roles | undefined, role: StaffRole) =>
  data?.roles.find((one) => one.role === role)?.permissions ?? [];

/** What one may give: nothing that one could not do there oneself. The server judges again. */
export function useGivable(): Givable {
  const may = useMayAsk();
  const { data } = useRoles();
  const mayGive = useCallback(
    (role: StaffRole, unit: OrgUnit) => {
      const owner = { orgUnitId: unit.id };
      const whole = new Set(data?.wholeCompany);
      return (
        may("staff.manage", owner) &&
        permissionsOf(data, role).every(
          (permission) => (whole.has(permission) && unit.kind !== "group") || may(permission, owner),
        )
      );
    },
    [may, data],
  );
  return { roles: data?.roles.map(({ role }) => role) ?? [], mayGive };
}
