import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { timeWords } from "../../shared/timeWords";

/** Times in the page's language, on the company's clocks. */
export function useTimeWords(timeZone: string) {
  const { i18n } = useTranslation();
  const locale = i18n.language === "en" ? "en-GB" : "zh-CN";
  return useMemo(() => timeWords(locale, timeZone), [locale, timeZone]);
}
