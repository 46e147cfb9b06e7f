import { useEffect, useRef, useState, type RefObject } from "react";
import type { Playhead } from "./playhead";
import { wordAt, type TimedSpan } from "./transcriptText";

type Options = {
  boxRef: RefObject<HTMLDivElement | null>;
  words: TimedSpan[];
  playhead: Playhead;
  /** Changes when something else is lit; then its first place is shown. */
  litKey: string;
  currentHit: number;
  /** A word was pressed; `ms` is when it was said. */
  onWord: (ms: number) => void;
};

/**
 * Marks the word that is being said and keeps it in view. When the reader scrolls, the view is theirs until they
 * ask to follow again.
 */
export function useFollow({ boxRef, words, playhead, litKey, currentHit, onWord }: Options) {
  const [paused, setPaused] = useState(false);
  const free = useRef(false);

  // One listener for hundreds of words; the keyboard has the times beside the paragraphs.
  useEffect(() => {
    const box = boxRef.current;
    const press = (event: MouseEvent) => {
      const word = (event.target as HTMLElement).closest<HTMLElement>("[data-word]")?.dataset["word"];
      const span = word === undefined ? undefined : words[Number(word)];
      if (span && window.getSelection()?.isCollapsed !== false) onWord(span.startMs);
    };
    box?.addEventListener("click", press);
    return () => box?.removeEventListener("click", press);
  }, [boxRef, words, onWord]);

  useEffect(() => {
    const box = boxRef.current;
    if (!box) return;
    const pause = () => {
      if (playhead.get() === 0) return;
      free.current = true;
      setPaused(true);
    };
    box.addEventListener("wheel", pause, { passive: true });
    box.addEventListener("touchmove", pause, { passive: true });
    return () => {
      box.removeEventListener("wheel", pause);
      box.removeEventListener("touchmove", pause);
    };
  }, [boxRef, playhead]);

  useEffect(() => {
    let shown = -1;
    const mark = () => {
      const box = boxRef.current;
      const index = playhead.get() === 0 ? -1 : wordAt(words, playhead.get());
      if (!box || index === shown) return;
      for (const old of box.querySelectorAll("[data-now]")) old.removeAttribute("data-now");
      shown = index;
      const spans = box.querySelectorAll<HTMLElement>(`[data-word="${index}"]`);
      for (const span of spans) span.setAttribute("data-now", "");
      if (spans[0] && !free.current) keepInView(box, spans[0]);
    };
    mark();
    return playhead.subscribe(mark);
  }, [boxRef, words, playhead]);

  useEffect(() => {
    const box = boxRef.current;
    const place = box?.querySelector<HTMLElement>(litKey ? "[data-lit]" : `[data-hit="${currentHit}"]`);
    if (box && place) keepInView(box, place);
  }, [boxRef, litKey, currentHit]);

  return {
    paused,
    resume: () => {
      free.current = false;
      setPaused(false);
      const box = boxRef.current;
      const now = box?.querySelector<HTMLElement>("[data-now]");
      if (box && now) keepInView(box, now);
    },
  };
}

/** Scrolls only the box, and only when the place is near or beyond its edges. */
function keepInView(box: HTMLElement, place: HTMLElement): void {
  const edge = 48;
  const top = place.getBoundingClientRect().top - box.getBoundingClientRect().top;
  if (top > edge && top < box.clientHeight - edge * 1.5) return;
  const calm = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
  box.scrollTo({ top: box.scrollTop + top - box.clientHeight * 0.35, behavior: calm ? "auto" : "smooth" });
}
