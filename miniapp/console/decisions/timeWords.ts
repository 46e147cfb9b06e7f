import { useMemo } from "react";
import { timeWords } from "../../shared/timeWords";
import { useLocale } from "../common/When";

/** Times of a second round, on the company's clocks. */
export function useTimeWords(timeZone: string) {
  const locale = useLocale() === "zh" ? "zh-CN" : "en-GB";
  return useMemo(() => timeWords(locale, timeZone), [locale, timeZone]);
}
