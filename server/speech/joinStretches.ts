import type { RecognizedStretch, SpokenLanguage, Word } from "./types";
import { silencesBetween } from "./voiceTimes";

/** Holes between voices; the VAD holds on to a voice for 100 ms, so people hear pauses of 300 and 700 ms. */
const shortPauseMs = 200;
const longPauseMs = 600;
/** A pause belongs to the word boundary nearest to it, but not to one this far away. */
const nearMs = 400;

const marks: Record<SpokenLanguage, { short: string; long: string; glue: string }> = {
  zh: { short: "，", long: "。", glue: "" },
  // English pauses fall inside sentences too often: only what Whisper writes counts, and ends of stretches.
  en: { short: "", long: "", glue: " " },
};

/**
 * The text of an answer from its recognised stretches. Whisper writes most punctuation; where it wrote none, pauses
 * heard by the VAD make some (a comma, or a full stop after a long one), because scoring reads sentences.
 */
export function joinStretches(stretches: RecognizedStretch[], language: SpokenLanguage): string {
  const spoken = stretches.filter((stretch) => stretch.text !== "");
  let text = "";
  spoken.forEach((stretch, index) => {
    const next = spoken[index + 1];
    text += punctuateByPauses(stretch, language);
    if (!next) return;
    text = closed(text, pauseAfter(stretch, next), language) + marks[language].glue;
  });
  return text === "" || language === "en" ? text : closed(text, longPauseMs, language);
}

/** Where each word stands in a text made of these words, in UTF-16 units; null for a word that is not found. */
export function locateWords(text: string, words: Word[]): ({ start: number; end: number } | null)[] {
  let from = 0;
  return words.map((word) => {
    const start = text.indexOf(word.text, from);
    if (start < 0) return null;
    from = start + word.text.length;
    return { start, end: from };
  });
}

function punctuateByPauses(stretch: RecognizedStretch, language: SpokenLanguage): string {
  const { text, words, voiced } = stretch;
  const places = locateWords(text, words);
  const insertions = new Map<number, string>();
  for (const pause of silencesBetween(voiced, shortPauseMs)) {
    const index = boundaryAt(words, pause.startMs, pause.endMs);
    const place = index === null ? null : places[index];
    if (!place || /[\p{P}\s]/u.test(text[place.end] ?? ".")) continue;
    const { short, long } = marks[language];
    insertions.set(place.end, pause.endMs - pause.startMs >= longPauseMs ? long : short);
  }
  return Array.from({ length: text.length }, (_, at) => (insertions.get(at) ?? "") + text[at]).join("");
}

/** The word after which a pause comes. */
function boundaryAt(words: Word[], startMs: number, endMs: number): number | null {
  let best: { index: number; distance: number } | null = null;
  for (let index = 0; index + 1 < words.length; index += 1) {
    const boundary = (words[index]!.endMs + words[index + 1]!.startMs) / 2;
    const distance = Math.max(startMs - boundary, boundary - endMs, 0);
    if (distance <= nearMs && (!best || distance < best.distance)) best = { index, distance };
  }
  return best?.index ?? null;
}

function pauseAfter(stretch: RecognizedStretch, next: RecognizedStretch): number {
  const endMs = stretch.voiced.at(-1)?.endMs ?? stretch.endMs;
  const startMs = next.voiced[0]?.startMs ?? next.startMs;
  return startMs - endMs;
}

function closed(text: string, pauseMs: number, language: SpokenLanguage): string {
  if (/[。！？；.!?;]$/u.test(text)) return text;
  const { short, long } = marks[language];
  if (pauseMs < shortPauseMs) return text;
  // A comma that Whisper put where it saw only the end of its window.
  const bare = pauseMs >= longPauseMs ? text.replace(/[，,、]$/u, "") : text;
  if (/[\p{P}]$/u.test(bare)) return bare;
  return bare + (pauseMs >= longPauseMs ? long : short);
}
