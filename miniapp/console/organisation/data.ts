import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";
import type { z } from "zod";
import type { orgImportSchema } from "../../../server/org/import/schema";
import type { staffInvitationSchema } from "../../../server/org/login/schema";
import type { headcountsSchema, rolesSchema } from "../../../server/org/overview/schema";
import type {
  createStaffBody,
  grantBody,
  staffPageSchema,
  staffSchema,
  updateStaffBody,
} from "../../../server/org/staff/schema";
import type { orgTreeSchema, orgUnitSchema } from "../../../server/org/units/schema";
import { api } from "../api/client";
import { sessionKey } from "../api/keys";
import { useSession } from "../session/useSession";
import { usePages } from "../common/usePages";

export type OrgUnit = z.infer<typeof orgUnitSchema>;
export type Staff = z.infer<typeof staffSchema>;
export type StaffState = Staff["state"];
export type GrantBody = z.input<typeof grantBody>;
export type CreateStaffBody = z.input<typeof createStaffBody>;
export type UpdateStaffBody = z.input<typeof updateStaffBody>;
export type SentInvitation = z.infer<typeof staffInvitationSchema>;
export type Roles = z.infer<typeof rolesSchema>;
export type OrgImport = z.infer<typeof orgImportSchema>;

const PAGE = 50;
const unitsKey = ["org-units"] as const;
const headcountsKey = ["org-headcounts"] as const;
const staffKey = ["staff"] as const;
const rolesKey = ["org-roles"] as const;
export const importKey = (kind: OrgImport["kind"], id: string) => ["org-import", kind, id] as const;

/** The units one may see, parents first. */
export const useUnits = () =>
  useQuery({
    queryKey: unitsKey,
    queryFn: ({ signal }) => api.get<z.infer<typeof orgTreeSchema>>("/org/units", { signal }),
    select: ({ items }) => items,
  });

/** People whose home is a unit, by its id. */
export const useHeadcounts = () =>
  useQuery({
    queryKey: headcountsKey,
    queryFn: ({ signal }) => api.get<z.infer<typeof headcountsSchema>>("/org/headcounts", { signal }),
    select: ({ items }) => new Map(items.map(({ orgUnitId, staff }) => [orgUnitId, staff])),
  });

export const useRoles = () =>
  useQuery({
    queryKey: rolesKey,
    queryFn: ({ signal }) => api.get<Roles>("/org/roles", { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });

export type StaffFilters = { unit: string | null; q: string; state: StaffState | null };

export const useStaffList = ({ unit, q, state }: StaffFilters) =>
  usePages<z.infer<typeof staffPageSchema>>(
    [...staffKey, "list", { unit, q, state }],
    "/staff",
    { limit: PAGE, ...(unit ? { unit } : {}), ...(q ? { q } : {}), ...(state ? { state } : {}) },
    { enabled: unit !== null },
  );

export const useStaffMember = (id: string) =>
  useQuery({
    queryKey: [...staffKey, "one", id],
    queryFn: ({ signal }) => api.get<Staff>(`/staff/${id}`, { signal }),
  });

/** After a change of the organisation everything that shows it is read again; one's own permissions too. */
export function useOrganisationChanged(): () => Promise<void> {
  const client = useQueryClient();
  return useCallback(async () => {
    const keys = [unitsKey, headcountsKey, staffKey, sessionKey];
    await Promise.all(keys.map((queryKey) => client.invalidateQueries({ queryKey })));
  }, [client]);
}

/** Id of whoever is logged in. */
export const useMyId = () => useSession().data?.staff?.id ?? null;
