import { useTranslation } from "react-i18next";
import styles from "./WrittenFacts.module.css";

const wordOf = (value: number) => (value >= 0.6 ? "good" : value >= 0.4 ? "fair" : "weak");

/** A measure of 0–1 as a short bar and a word: two decimals would claim more than it can carry. */
export function Bar({ value }: { value: number }) {
  const { t } = useTranslation();
  return (
    <>
      <span className={styles.bar} aria-hidden>
        <span style={{ width: `${Math.round(value * 100)}%` }} />
      </span>
      {t(`report.writing.${wordOf(value)}`)}
    </>
  );
}
