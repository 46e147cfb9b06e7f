import { fetchSound } from "./fetchSound";
import { createStore } from "./store";

/** Reading aloud: the server's voice, else the browser's, else nothing. It never holds anything up. */

type Reading = { stop(): void };

const BROWSER_TAGS = { zh: "zh-CN", en: "en-US" } as const;

/**
 * Starts reading. `recorded` fetches the server's sound, null where there is none. `onEnd` comes once, however it
 * ended.
 */
function readAloud(options: {
  text: string;
  language: "zh" | "en";
  recorded: (() => Promise<Blob>) | null;
  onEnd: () => void;
}): Reading {
  let stopped = false;
  let silence: (() => void) | null = null;

  function end() {
    if (stopped) return;
    stopped = true;
    silence?.();
    options.onEnd();
  }

  async function playRecorded(recorded: () => Promise<Blob>) {
    const blob = await fetchSound(recorded);
    if (stopped) return;
    const url = URL.createObjectURL(blob);
    const sound = new Audio(url);
    silence = () => {
      sound.pause();
      URL.revokeObjectURL(url);
    };
    sound.addEventListener("ended", end);
    await sound.play();
  }

  async function speak() {
    const voice = await browserVoice(options.language);
    if (stopped) return;
    if (!voice) return end();
    const utterance = new SpeechSynthesisUtterance(options.text);
    utterance.voice = voice;
    utterance.lang = voice.lang;
    utterance.addEventListener("end", end);
    utterance.addEventListener("error", end);
    silence = () => speechSynthesis.cancel();
    speechSynthesis.cancel();
    speechSynthesis.speak(utterance);
  }

  const first = options.recorded
    ? playRecorded(options.recorded)
    : Promise.reject(new Error("No recorded voice"));
  first.catch(speak).catch(end);
  return { stop: end };
}

/** A voice that speaks the language, preferring one on the device; null for none. */
async function browserVoice(language: "zh" | "en"): Promise<SpeechSynthesisVoice | null> {
  if (typeof speechSynthesis === "undefined") return null;
  let voices = speechSynthesis.getVoices();
  if (voices.length === 0) {
    await new Promise<void>((resolve) => {
      speechSynthesis.addEventListener("voiceschanged", () => resolve(), { once: true });
      setTimeout(resolve, 1000);
    });
    voices = speechSynthesis.getVoices();
  }
  const matching = voices.filter((voice) => voice.lang.toLowerCase().startsWith(language));
  const exact = matching.filter((voice) => voice.lang.replace("_", "-") === BROWSER_TAGS[language]);
  const pool = exact.length > 0 ? exact : matching;
  return pool.find((voice) => voice.localService) ?? pool[0] ?? null;
}

/** One reader for a text on the page; it says whether it is reading. */
export function createReader() {
  const state = createStore({ reading: false });
  let current: Reading | null = null;
  return {
    subscribe: state.subscribe,
    reading: () => state.get().reading,
    read(options: Omit<Parameters<typeof readAloud>[0], "onEnd">) {
      current?.stop();
      const mine = readAloud({
        ...options,
        onEnd: () => {
          if (current === mine) state.set({ reading: false });
        },
      });
      current = mine;
      state.set({ reading: true });
    },
    stop: () => current?.stop(),
  };
}
