import type { SpokenLanguage } from "./types";

/** Sounds that are never anything else. */
const sounds: Record<SpokenLanguage, RegExp> = {
  zh: /嗯+|呃+|唔+|(?<=^|[，。、…])额+(?=[，。、…])/gu,
  en: /\b(?:um+|uh+|er+m?|hmm+|mhm)\b/giu,
};

/**
 * Words that fill only when nothing follows at once: 那个项目 names a project, 那个，…… looks for a word. A pause or
 * a repetition tells them apart; the text carries pauses as punctuation.
 */
const words: Record<SpokenLanguage, RegExp> = {
  zh: /(?<=^|[，。、…！？嗯呃])(?:那个|这个|就是说?|然后)(?=[，。、…])|(?:那个|这个|就是|然后)(?=那个|这个|就是|然后)/gu,
  en: /(?<=^|[,.!?]\s)(?:you know|i mean|like|sort of|kind of)(?=,)/giu,
};

/** Filler words heard, most frequent first. Whisper leaves many out, so this is a lower bound. */
export function countFillers(text: string, language: SpokenLanguage): { text: string; count: number }[] {
  const counts = new Map<string, number>();
  for (const pattern of [sounds[language], words[language]]) {
    for (const [found] of text.matchAll(pattern)) {
      const filler = canonical(found, language);
      counts.set(filler, (counts.get(filler) ?? 0) + 1);
    }
  }
  return [...counts]
    .map(([filler, count]) => ({ text: filler, count }))
    .sort((a, b) => b.count - a.count || (a.text < b.text ? -1 : 1));
}

function canonical(found: string, language: SpokenLanguage): string {
  if (language === "zh") return found.replace(/^([嗯呃唔额])+$/u, "$1");
  return found
    .toLowerCase()
    .replace(/^(u)(m+|h+)$/, (_, u: string, rest: string) => u + rest[0]!)
    .replace(/^hm+$/, "hmm");
}
