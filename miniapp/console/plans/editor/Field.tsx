import { cloneElement, useId, type ReactElement, type ReactNode } from "react";
import { useEditor, useIssue } from "./EditorContext";
import { type Change, Changed, Locked } from "./Inherit";
import type { LockReason } from "./inheritance";
import styles from "./Editor.module.css";

type Control = {
  id?: string;
  status?: "" | "error";
  disabled?: boolean;
  "aria-describedby"?: string;
  "aria-invalid"?: boolean;
};
type Props = {
  /** Where in the definition it stands; what is wrong there is shown under it. */
  path: string;
  label: ReactNode;
  hint?: ReactNode;
  hideLabel?: boolean;
  className?: string | undefined;
  /** Why it cannot be changed here. */
  lock?: LockReason | null | undefined;
  /** What was changed here of headquarters' value. */
  change?: Change | null | undefined;
  children: ReactElement<Control>;
};

/** A labelled control of the editor with its own error. */
export function Field({
  path,
  label,
  hint,
  hideLabel = false,
  className,
  lock = null,
  change = null,
  children,
}: Props) {
  const id = useId();
  const issue = useIssue(path);
  const { readOnly } = useEditor();
  return (
    <div className={`${styles.field} ${className ?? ""}`}>
      <div className={styles.labelRow}>
        <label htmlFor={id} className={hideLabel ? "visually-hidden" : styles.label}>
          {label}
        </label>
        {lock && !hideLabel ? <Locked reason={lock} /> : null}
      </div>
      {cloneElement(children, {
        id,
        status: issue ? "error" : "",
        disabled: readOnly || lock !== null || children.props.disabled === true,
        "aria-describedby": `${id}-note`,
        "aria-invalid": issue !== null,
      })}
      <div id={`${id}-note`} className={styles.fieldNote}>
        {issue ? (
          <p className={styles.issue}>{issue}</p>
        ) : hint ? (
          <p className={styles.hint}>{hint}</p>
        ) : null}
      </div>
      {change ? <Changed {...change} disabled={readOnly} /> : null}
    </div>
  );
}

/** What is wrong with a whole part, where no single field shows it. */
export function PartIssue({ path }: { path: string }) {
  const issue = useIssue(path);
  return issue ? <p className={styles.issue}>{issue}</p> : null;
}
