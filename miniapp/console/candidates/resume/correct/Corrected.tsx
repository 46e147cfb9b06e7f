import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { formatDateTime } from "../../../common/format";
import { useLocale } from "../../../common/When";
import type { Correction } from "../data";
import styles from "../Resume.module.css";
import { valueWords } from "../words";

type Props = { correction: Correction; onUndo: (correction: Correction) => void };

/** That a person says so; on demand who and when, and what the machine read there. */
export function Corrected({ correction, onUndo }: Props) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  return (
    <div className={styles.corrected}>
      <button type="button" className={styles.flag} aria-expanded={open} onClick={() => setOpen(!open)}>
        {t(correction.machine === null ? "resume.correct.added" : "resume.correct.corrected")}
      </button>
      {open ? <Told correction={correction} onUndo={onUndo} /> : null}
    </div>
  );
}

/** What was read, who says otherwise since when, and the way back. */
export function Told({ correction, onUndo }: Props) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { field, machine, value, by, at } = correction;
  return (
    <p className={styles.told}>
      <span>
        {machine === null
          ? t("resume.correct.notRead")
          : t("resume.correct.wasRead", { words: valueWords(field, machine, t) })}
      </span>
      <span className={styles.soft}>
        {by} · {formatDateTime(at, locale)}
      </span>
      <Button type="link" size="small" onClick={() => onUndo(correction)}>
        {t(value === null ? "resume.correct.restore" : "resume.correct.undo")}
      </Button>
    </p>
  );
}
