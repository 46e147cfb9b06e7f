import { useCallback } from "react";
import { useTranslation } from "react-i18next";

/** What an event is called; one that has no words yet goes by its type. */
export function useEventWords() {
  const { t, i18n } = useTranslation();
  return useCallback(
    (type: string): string => {
      const key = `integrations.event.${type.replace(".", "_")}`;
      return i18n.exists(key) ? t(key) : type;
    },
    [t, i18n],
  );
}

const GROUPS = ["candidacy", "employment", "interview"] as const;

/** By what they are about, in the server's order. */
export function groupTypes<T extends string>(
  types: readonly T[],
): [group: (typeof GROUPS)[number], types: T[]][] {
  const groupOf = (type: T) => {
    const [first] = type.split(".");
    return GROUPS.find((group) => group === first) ?? "interview";
  };
  return GROUPS.map(
    (group) => [group, types.filter((type) => groupOf(type) === group)] as [typeof group, T[]],
  );
}
