export type Language = "zh" | "en";

/** The person's own choice, else the first of the browser's languages that we speak, else Chinese. */
export function firstLanguage(chosen: Language | null, browser: readonly string[]): Language {
  if (chosen) return chosen;
  const known = browser
    .map((tag) => tag.slice(0, 2).toLowerCase())
    .find((tag) => tag === "zh" || tag === "en");
  return known === "en" ? "en" : "zh";
}

/** The value of Accept-Language and of <html lang>. */
export const acceptLanguage = (language: Language) => (language === "zh" ? "zh-CN" : "en");
