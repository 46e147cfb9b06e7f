import { useTranslation } from "react-i18next";
import type { ScreeningCondition as Kept } from "../../../server/profiles/screening/conditions";

export type ScreeningCondition = Kept;
export type ConditionKind = ScreeningCondition["kind"];

/** As the server has them; the page may not import its code. */
export const KINDS: readonly ConditionKind[] = ["degree", "years", "skill", "certificate", "language"];
export const DEGREES = ["secondary", "professional", "bachelor", "master", "doctor"] as const;
export const LANGUAGES = [
  "英语",
  "日语",
  "韩语",
  "法语",
  "德语",
  "西班牙语",
  "俄语",
  "粤语",
  "普通话",
] as const;
export const LEVELS = ["any", "working", "fluent"] as const;
export const MOST_CONDITIONS = 20;
export const MOST_WORDS = 6;
export const MOST_CHARACTERS = 60;
export const MOST_YEARS = 20;

export const FRESH: { [K in ConditionKind]: Extract<ScreeningCondition, { kind: K }> } = {
  degree: { kind: "degree", least: "bachelor" },
  years: { kind: "years", least: 3, field: null },
  skill: { kind: "skill", anyOf: [] },
  certificate: { kind: "certificate", anyOf: [] },
  language: { kind: "language", language: "英语", least: "working" },
};

/** The free words of a condition, one a line, as the server judges them. */
export function wordsOf(condition: ScreeningCondition): string {
  if (condition.kind === "years") return condition.field ?? "";
  return "anyOf" in condition ? condition.anyOf.join("\n") : "";
}

/** A condition in one line. */
export function useConditionText(): (condition: ScreeningCondition) => string {
  const { t } = useTranslation();
  return (condition) => {
    switch (condition.kind) {
      case "degree":
        return t("screening.says.degree", { least: t(`screening.degrees.${condition.least}`) });
      case "years":
        return condition.field
          ? t("screening.says.field", { count: condition.least, field: condition.field })
          : t("screening.says.years", { count: condition.least });
      case "language":
        return t("screening.says.language", {
          language: t(`screening.languages.${condition.language}`),
          least: t(`screening.levels.${condition.least}`),
        });
      default:
        return t(`screening.says.${condition.kind}`, { words: condition.anyOf.join(t("screening.or")) });
    }
  };
}
