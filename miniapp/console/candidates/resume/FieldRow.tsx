import { EditOutlined } from "@ant-design/icons";
import { Button } from "antd";
import type { KeyboardEvent } from "react";
import { useTranslation } from "react-i18next";
import type { Correction } from "./data";
import { Corrected } from "./correct/Corrected";
import type { Field } from "./fields";
import { snippetOf } from "./highlight";
import styles from "./Resume.module.css";

type Props = {
  field: Field;
  tag: boolean;
  active: boolean;
  /** The résumé's text, where what stands around is told beside the field. */
  text: string | null;
  correction: Correction | undefined;
  onPoint: (field: Field) => void;
  onGo: () => void;
  onCorrect: () => void;
  onUndo: (correction: Correction) => void;
};

/** Moves the focus to the field before or after, as in a list. */
function step(event: KeyboardEvent<HTMLElement>): void {
  const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!by) return;
  const fields = [...document.querySelectorAll<HTMLElement>("[data-field]")];
  const next = fields[fields.indexOf(event.currentTarget) + by];
  if (!next) return;
  event.preventDefault();
  next.focus();
}

/** One thing that was read, with what one can do about it. */
export function FieldRow({ field, tag, active, text, correction, onPoint, onGo, onCorrect, onUndo }: Props) {
  const { t } = useTranslation();
  const what = [field.label, field.words].filter(Boolean).join(" ");
  const pressed = active && field.spans.length > 0;
  return (
    <li>
      <div className={tag ? styles.tag : styles.row} data-active={pressed || undefined}>
        <button
          type="button"
          data-field={field.id}
          className={tag ? styles.tagWords : styles.field}
          aria-pressed={pressed}
          onMouseEnter={() => onPoint(field)}
          onFocus={() => onPoint(field)}
          onKeyDown={step}
          onClick={({ detail }) => {
            onPoint(field);
            // Enter and Space lead to the words in the text; a finger or a mouse sees them as it is.
            if (detail === 0) onGo();
          }}
        >
          {field.label ? <span className={styles.label}>{field.label}</span> : null}
          <span className={field.empty ? styles.none : styles.words}>{field.words}</span>
          {field.note ? <span className={styles.note}>{field.note}</span> : null}
        </button>
        <Button
          type="text"
          size="small"
          className={styles.edit}
          icon={<EditOutlined aria-hidden />}
          aria-label={t("resume.correct.what", { what })}
          onClick={onCorrect}
        />
      </div>
      {correction ? <Corrected correction={correction} onUndo={onUndo} /> : null}
      {text !== null && active ? <Snippet text={text} field={field} /> : null}
    </li>
  );
}

function Snippet({ text, field }: { text: string; field: Field }) {
  const { t } = useTranslation();
  const [first] = field.spans;
  if (!first) return null;
  return (
    <p className={styles.snippet}>
      <span className={styles.soft}>{t("resume.inText")} </span>
      {snippetOf(text, first).map(({ text: words, marked, start }) =>
        marked ? <mark key={start}>{words}</mark> : <span key={start}>{words}</span>,
      )}
    </p>
  );
}
