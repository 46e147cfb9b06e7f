import { useMemo } from "react";
import { useTranslation } from "react-i18next";

/** Days and moments in the page's language, on the reader's own clock: it is they who keep them. */
export function useDays() {
  const { i18n } = useTranslation();
  const locale = i18n.language === "en" ? "en-GB" : "zh-CN";
  return useMemo(() => {
    const day = new Intl.DateTimeFormat(locale, { year: "numeric", month: "long", day: "numeric" });
    const moment = new Intl.DateTimeFormat(locale, {
      month: "long",
      day: "numeric",
      hour: "2-digit",
      minute: "2-digit",
    });
    return {
      day: (at: string) => day.format(new Date(at)),
      moment: (at: string) => moment.format(new Date(at)),
    };
  }, [locale]);
}
