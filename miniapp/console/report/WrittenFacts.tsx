import { useTranslation } from "react-i18next";
import type { ReportAnswer } from "../api/types";
import { Bar } from "./WritingBar";
import styles from "./WrittenFacts.module.css";

const PARTS = ["structure", "coherence", "completeness", "language"] as const;

/** Of what was typed: how it is written, how long it is, what was pasted. The last two are facts, and in no score. */
export function WrittenFacts({ answer }: { answer: ReportAnswer }) {
  const { t } = useTranslation();
  const { written, score } = answer;
  const writing = score?.usable ? score.writing : undefined;
  if (!written) return null;
  return (
    <div className={styles.written}>
      {writing ? (
        <dl className={styles.writing} aria-label={t("report.writing.title")}>
          {PARTS.map((part) => (
            <div key={part}>
              <dt>{t(`report.writing.${part}`)}</dt>
              <dd>
                <Bar value={writing[part]} />
              </dd>
            </div>
          ))}
        </dl>
      ) : null}
      <p className={styles.facts}>
        <span>{t("report.written.length", { count: written.length })}</span>
        <span>{askedFor(t, written)}</span>
        <span>
          {written.pasted
            ? t("report.written.pasted", { count: written.pasted.times, length: written.pasted.length })
            : t("report.written.notPasted")}
        </span>
      </p>
      <p className={styles.note}>{t("report.written.note")}</p>
    </div>
  );
}

type Written = NonNullable<ReportAnswer["written"]>;

function askedFor(t: ReturnType<typeof useTranslation>["t"], { leastLength, mostLength }: Written): string {
  const values = { least: leastLength, most: mostLength };
  if (leastLength !== null && mostLength !== null) return t("report.written.between", values);
  if (leastLength !== null) return t("report.written.atLeast", values);
  return mostLength === null ? "" : t("report.written.atMost", values);
}
