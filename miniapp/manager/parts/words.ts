import { useTranslation } from "react-i18next";
import type { DecisionsView } from "../../console/api/types";

export type Made = NonNullable<DecisionsView["decision"]>;
type Person = Made["decidedBy"];

export const useLocale = () => (useTranslation().i18n.language === "en" ? "en" : "zh");

/** Names as sentences need them: 「王芳 代 李强」. */
export function usePeople() {
  const { t } = useTranslation();
  const person = (who: Person, onBehalfOf: Person | null) =>
    onBehalfOf ? t("decision.onBehalfOf", { name: who.name, absent: onBehalfOf.name }) : who.name;
  return { person, decider: ({ decidedBy, onBehalfOf }: Made) => person(decidedBy, onBehalfOf) };
}
