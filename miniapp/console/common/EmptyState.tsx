import { Button } from "antd";
import type { ReactNode } from "react";
import styles from "./states.module.css";

type Props = {
  title: string;
  text?: ReactNode;
  action?: { label: string; onClick: () => void } | undefined;
  icon?: ReactNode;
};

/** Nothing here yet: says why, and teaches the next step with one button. */
export function EmptyState({ title, text, action, icon }: Props) {
  return (
    <div className={styles.state}>
      <div className={styles.icon} aria-hidden>
        {icon ?? <Sheets />}
      </div>
      <h2 className={styles.title}>{title}</h2>
      {text ? <p className={styles.text}>{text}</p> : null}
      {action ? (
        <Button type="primary" onClick={action.onClick}>
          {action.label}
        </Button>
      ) : null}
    </div>
  );
}

function Sheets() {
  return (
    <svg viewBox="0 0 96 72" width="96" height="72" fill="none">
      <rect x="30" y="6" width="48" height="56" rx="7" className={styles.back} />
      <rect x="18" y="12" width="48" height="56" rx="7" className={styles.front} />
      <circle cx="32" cy="28" r="6" className={styles.accent} />
      <path d="M44 25h14M44 32h9M26 44h32M26 52h24" className={styles.line} />
    </svg>
  );
}
