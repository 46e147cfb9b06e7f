import { useCallback } from "react";
import type { Permission } from "../api/types";
import { type Owner, mayBy } from "./mayBy";
import { useSession } from "./useSession";

export type { Owner } from "./mayBy";
/** Whether the person logged in has a permission: anywhere, or over what this owner has. */
export type May = (permission: Permission, owner?: Owner) => boolean;

/** For lists, where each row asks. Hides what one may not do; the server checks again. */
export function useMayAsk(): May {
  const rules = useSession().data?.staff?.rules;
  return useCallback<May>(
    (permission, owner) => rules !== undefined && mayBy(rules, permission, owner),
    [rules],
  );
}

/** Whether the person logged in may do this: anywhere, or to what this owner has. */
export const useMay = (permission: Permission, owner?: Owner): boolean => useMayAsk()(permission, owner);
