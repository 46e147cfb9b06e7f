import { useTranslation } from "react-i18next";
import type { DecisionsView } from "../api/types";
import { useLocale } from "../common/When";

type Decision = NonNullable<DecisionsView["decision"]>;
type Person = Decision["decidedBy"];

/** Names and outcomes as sentences need them: 「王芳 代 李强」. */
export function useDecisionWords() {
  const { t } = useTranslation();
  const locale = useLocale();
  const person = (who: Person, onBehalfOf: Person | null) =>
    onBehalfOf ? t("decision.onBehalfOf", { name: who.name, absent: onBehalfOf.name }) : who.name;
  return {
    person,
    who: ({ decidedBy, onBehalfOf }: Decision) => person(decidedBy, onBehalfOf),
    outcome: ({ outcome }: Decision) => t(`decision.outcome.${outcome}`),
    list: (names: readonly string[]) =>
      new Intl.ListFormat(locale === "zh" ? "zh-CN" : "en-GB", { type: "disjunction" }).format(names),
  };
}
