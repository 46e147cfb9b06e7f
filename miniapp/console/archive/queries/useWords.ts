import { useTranslation } from "react-i18next";
import { formatScore } from "../../common/format";
import type { GroupField, ResultRow } from "./data";
import { isRate } from "./data";

const BANDED = new Set(["scoreBand", "performance"]);

/** How fields, measures and what they come to are called. */
export function useWords() {
  const { t, i18n } = useTranslation();
  const known = (key: string, otherwise: string): string => (i18n.exists(key) ? t(key) : otherwise);
  const valueName = (field: string, value: string): string =>
    BANDED.has(field)
      ? known(`archiveQueries.band.${field}.${value}`, value)
      : known(`archiveQueries.value.${value}`, value);
  return {
    valueName,
    labelName: (field: GroupField, label: ResultRow["labels"][number]): string =>
      label === null
        ? t("archiveQueries.merged")
        : (label.name ?? (field === "job" ? label.value : valueName(field, label.value))),
    measureName: (measure: string, name?: string | null): string => {
      const [kind = "", months] = measure.split(".");
      if (kind === "retention") return t("archiveQueries.retention", { months });
      if (measure.startsWith("dimension:")) return name ?? t("archiveQueries.measure.dimension");
      return known(`archiveQueries.measure.${kind}`, measure);
    },
    figure: (measure: string, value: number): string =>
      isRate(measure) ? `${(value * 100).toFixed(1)}%` : formatScore(value),
    quarterName: (quarter: string): string =>
      t("archiveQueries.quarter", { year: quarter.slice(0, 4), quarter: quarter.slice(6) }),
  };
}
