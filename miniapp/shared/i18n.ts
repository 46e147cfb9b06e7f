import { createInstance } from "i18next";
import { initReactI18next } from "react-i18next";
import { acceptLanguage, firstLanguage, type Language } from "./language";

/** Chinese and English for every page; each language's words are their own file, loaded when first needed. */

export { acceptLanguage, firstLanguage, type Language } from "./language";

/** Words by key, nested. */
export interface Words {
  [key: string]: string | Words;
}
export type WordLoaders = Record<Language, () => Promise<{ default: Words }>>;

const STORED = "zhimian.language";
const i18n = createInstance();

/** What the person chose on this device, or null where they never did. */
export function chosenLanguage(): Language | null {
  try {
    const stored = localStorage.getItem(STORED);
    return stored === "zh" || stored === "en" ? stored : null;
  } catch {
    return null;
  }
}

let loaders: WordLoaders;

/** Prepares i18next with the words of one language. Call once, before the first render. */
export async function setUpI18n(words: WordLoaders): Promise<void> {
  loaders = words;
  const language = firstLanguage(chosenLanguage(), navigator.languages ?? [navigator.language]);
  const { default: first } = await words[language]();
  await i18n.use(initReactI18next).init({
    lng: language,
    resources: { [language]: { translation: first } },
    interpolation: { escapeValue: false },
    react: { useSuspense: false },
  });
  document.documentElement.lang = acceptLanguage(language);
}

export const currentLanguage = (): Language => (i18n.language === "en" ? "en" : "zh");

/** Changes the page's language. `remember` keeps it as the person's own choice for the next visit. */
export async function switchLanguage(language: Language, remember: boolean): Promise<void> {
  // Before the words are there: whoever goes on to the next page at once keeps the choice.
  if (remember) keepChoice(language);
  if (!i18n.hasResourceBundle(language, "translation")) {
    const { default: words } = await loaders[language]();
    i18n.addResourceBundle(language, "translation", words);
  }
  await i18n.changeLanguage(language);
  document.documentElement.lang = acceptLanguage(language);
}

function keepChoice(language: Language): void {
  try {
    localStorage.setItem(STORED, language);
  } catch {
    // Private mode: the choice lasts as long as the page.
  }
}
