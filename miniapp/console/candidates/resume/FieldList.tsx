import { type KeyboardEvent, useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { ReadResume } from "./data";
import { type Field, groupsOf } from "./fields";
import { snippetOf } from "./highlight";
import styles from "./Resume.module.css";

type Props = {
  resume: ReadResume;
  active: Field | null;
  onPoint: (field: Field) => void;
  /** The text is out of sight: what stands around is told beside the field. */
  narrow: boolean;
};

/** Moves the focus to the field before or after, as in a list. */
function step(event: KeyboardEvent<HTMLElement>): void {
  const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!by) return;
  const fields = [...document.querySelectorAll<HTMLElement>("[data-field]")];
  const at = fields.indexOf(event.currentTarget);
  const next = fields[at + by];
  if (!next) return;
  event.preventDefault();
  next.focus();
}

/** What was read; pointing at a field, or focusing it, shows where it stands. */
export function FieldList({ resume, active, onPoint, narrow }: Props) {
  const { t } = useTranslation();
  const groups = useMemo(() => groupsOf(resume, t), [resume, t]);
  return (
    <>
      {groups.map(({ id, title, fields, tags }) => (
        <section key={id} className={styles.group} aria-label={title}>
          <h3>{title}</h3>
          <ul className={tags ? styles.tags : undefined}>
            {fields.map((field) => (
              <li key={field.id}>
                <button
                  type="button"
                  data-field={field.id}
                  className={tags ? styles.tag : styles.field}
                  aria-pressed={active?.id === field.id}
                  onMouseEnter={() => onPoint(field)}
                  onFocus={() => onPoint(field)}
                  onKeyDown={step}
                  onClick={() => onPoint(field)}
                >
                  {field.label ? <span className={styles.label}>{field.label}</span> : null}
                  <span className={styles.words}>{field.words}</span>
                  {field.note ? <span className={styles.note}>{field.note}</span> : null}
                </button>
                {narrow && active?.id === field.id ? <Snippet text={resume.text} field={field} /> : null}
              </li>
            ))}
          </ul>
        </section>
      ))}
      {groups.every(({ id }) => id === "contact") ? <p className={styles.soft}>{t("resume.empty")}</p> : null}
    </>
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
