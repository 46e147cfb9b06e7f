import { useMemo } from "react";
import { useUnits } from "../organisation/data";

export type UnitNames = ReadonlyMap<string, string[]> | null;

/** Where each unit is, by its id; null for somebody who has only one and needs no column for it. */
export function useUnitNames(): UnitNames {
  const units = useUnits().data;
  return useMemo(
    () =>
      !units || units.filter(({ own }) => own).length < 2
        ? null
        : new Map(units.map(({ id, name, path }) => [id, path.length > 0 ? path : [name]])),
    [units],
  );
}
