import { useEffect, useMemo, useRef } from "react";
import type { Span } from "./data";
import { piecesOf } from "./highlight";
import styles from "./Resume.module.css";

/** The résumé's text with what is pointed at marked and in sight. */
export function SourceText({ text, spans }: { text: string; spans: readonly Span[] }) {
  const box = useRef<HTMLDivElement>(null);
  const pieces = useMemo(() => piecesOf(text, spans), [text, spans]);
  const first = pieces.find(({ marked }) => marked)?.start;
  useEffect(() => {
    const mark = box.current?.querySelector(`mark[data-at="${first}"]`);
    if (!box.current || !mark) return;
    // Only the text moves: the page stays where it is.
    const { top, bottom } = box.current.getBoundingClientRect();
    const at = mark.getBoundingClientRect();
    if (at.top < top + 24 || at.bottom > bottom - 24) {
      box.current.scrollTop += at.top - top - box.current.clientHeight / 3;
    }
  }, [first]);
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls can be reached by keyboard
    <div ref={box} className={styles.text} tabIndex={0}>
      {pieces.map(({ text: words, marked, start }) =>
        marked ? (
          <mark key={start} data-at={start}>
            {words}
          </mark>
        ) : (
          <span key={start}>{words}</span>
        ),
      )}
    </div>
  );
}
