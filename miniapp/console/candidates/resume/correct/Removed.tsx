import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Correction } from "../data";
import styles from "../Resume.module.css";
import { Told } from "./Corrected";

type Props = { corrections: Correction[]; onUndo: (correction: Correction) => void };

/** What was read and is not so: out of the way, and never out of reach. */
export function Removed({ corrections, onUndo }: Props) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  if (corrections.length === 0) return null;
  return (
    <div className={styles.corrected}>
      <button type="button" className={styles.flag} aria-expanded={open} onClick={() => setOpen(!open)}>
        {t("resume.correct.removed", { count: corrections.length })}
      </button>
      {open ? corrections.map((each) => <Told key={each.id} correction={each} onUndo={onUndo} />) : null}
    </div>
  );
}
