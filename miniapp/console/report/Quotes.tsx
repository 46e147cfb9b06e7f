import { CaretRightOutlined } from "@ant-design/icons";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { LocatedQuote } from "../api/types";
import { formatClock } from "../common/format";
import styles from "./Quotes.module.css";
import { questionName } from "./questionName";
import { useDesk } from "./ReportContext";

const SHOWN = 3;

/** The candidate's own words; a press shows and plays them. */
export function Quotes({ quotes }: { quotes: LocatedQuote[] }) {
  const [all, setAll] = useState(false);
  const { t } = useTranslation();
  const { report, playQuote, lit } = useDesk();
  if (quotes.length === 0) return null;
  // One more than fits is shown rather than hidden behind a button.
  const folded = quotes.length > SHOWN + 1;
  const shown = folded && !all ? quotes.slice(0, SHOWN) : quotes;
  return (
    <ul className={styles.quotes}>
      {shown.map((quote) => {
        return (
          <li key={`${quote.answerId}:${quote.start}`}>
            <button
              type="button"
              className={styles.quote}
              data-active={lit?.key === `quote:${quote.answerId}:${quote.start}`}
              onClick={() => playQuote(quote)}
            >
              <span className={styles.words}>{quote.quote}</span>
              <span className={`${styles.where} numbers`}>
                {quote.startMs === null ? null : <CaretRightOutlined aria-hidden />}
                {questionName(t, report, quote.answerId)}
                {quote.startMs === null ? "" : ` ${formatClock(quote.startMs)}`}
              </span>
            </button>
          </li>
        );
      })}
      {folded ? (
        <li>
          <button type="button" className={styles.more} aria-expanded={all} onClick={() => setAll(!all)}>
            {all ? t("report.fewerQuotes") : t("report.moreQuotes", { count: quotes.length - SHOWN })}
          </button>
        </li>
      ) : null}
    </ul>
  );
}
