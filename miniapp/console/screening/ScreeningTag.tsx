import { useTranslation } from "react-i18next";
import type { ScreeningResult } from "../../../server/profiles/screening/schema";
import styles from "./Screening.module.css";

export const RESULTS: readonly ScreeningResult[] = ["passes", "unclear", "fails"];

/** How a résumé came out: a word with a dot, for colour never says it alone. */
export function ScreeningTag({ result, title }: { result: ScreeningResult; title?: string | undefined }) {
  const { t } = useTranslation();
  return (
    <span className={styles.result} data-result={result} title={title}>
      <span className={styles.dot} aria-hidden />
      {t(`screening.result.${result}`)}
    </span>
  );
}
