import { type Ref, useEffect, useId, useImperativeHandle, useMemo, useRef } from "react";
import { useTranslation } from "react-i18next";
import type { Span } from "./data";
import { piecesOf } from "./highlight";
import styles from "./Resume.module.css";

type Props = {
  text: string;
  spans: readonly Span[];
  ref?: Ref<HTMLElement>;
  /** Escape leads back to the field whose words are marked. */
  onBack: () => void;
};

/** The résumé's text with what is pointed at marked and in sight; a mark can be focused, and says what it is. */
export function SourceText({ text, spans, ref, onBack }: Props) {
  const { t } = useTranslation();
  const hint = useId();
  const box = useRef<HTMLElement>(null);
  useImperativeHandle(ref, () => box.current as HTMLElement);
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
    <>
      <p id={hint} hidden>
        {t("resume.markHint")}
      </p>
      <section
        ref={box}
        className={styles.text}
        aria-label={t("resume.source")}
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls can be reached by keyboard
        tabIndex={0}
      >
        {pieces.map(({ text: words, marked, start }) =>
          marked ? (
            // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- only where the keyboard led here
            <mark
              key={start}
              data-at={start}
              tabIndex={-1}
              aria-describedby={hint}
              onKeyDown={({ key }) => {
                if (key === "Escape") onBack();
              }}
            >
              {words}
            </mark>
          ) : (
            <span key={start}>{words}</span>
          ),
        )}
      </section>
    </>
  );
}
