import { useTranslation } from "react-i18next";
import { formatDateTime, formatRelative, type Locale } from "./format";

export const useLocale = (): Locale => (useTranslation().i18n.language === "en" ? "en" : "zh");

/** A moment in words, with the exact time on hover. */
export function When({ at, now }: { at: string; now: number }) {
  const locale = useLocale();
  return (
    <time dateTime={at} title={formatDateTime(at, locale)}>
      {formatRelative(at, now, locale)}
    </time>
  );
}
