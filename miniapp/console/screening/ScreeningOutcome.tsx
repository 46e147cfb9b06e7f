import { Tag } from "antd";
import { useTranslation } from "react-i18next";
import type { ConditionResult, ScreeningOutcome as Outcome } from "../../../server/profiles/screening/schema";
import match from "../candidates/detail/Match.module.css";
import { useLocale } from "../common/When";
import { WarnTag } from "../common/WarnTag";
import { useConditionText } from "./conditions";
import styles from "./Screening.module.css";
import { ScreeningTag } from "./ScreeningTag";

/** Condition by condition, with the reason and the words of the résumé. */
export function ScreeningOutcome({ outcome: { result, conditions } }: { outcome: Outcome }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const textOf = useConditionText();
  return (
    <section className={styles.outcome} aria-label={t("screening.title")}>
      <h4>
        {t("screening.title")}
        <ScreeningTag result={result} />
      </h4>
      <ul className={match.list}>
        {conditions.map(({ condition, result: one, why, evidence }) => (
          <li key={JSON.stringify(condition)}>
            <ConditionTag result={one} />
            <div>
              <strong>{textOf(condition)}</strong>
              <p>
                {why[locale]}
                {evidence.length > 0 ? (
                  <span className={match.note}>
                    {" "}
                    {[...new Set(evidence.map(({ words }) => words))].join(" · ")}
                  </span>
                ) : null}
              </p>
            </div>
          </li>
        ))}
      </ul>
      <p className={match.note}>{t("screening.decides")}</p>
    </section>
  );
}

function ConditionTag({ result }: { result: ConditionResult }) {
  const { t } = useTranslation();
  const text = t(`screening.condition.${result}`);
  if (result === "unclear") return <WarnTag>{text}</WarnTag>;
  return <Tag color={result === "met" ? "success" : "error"}>{text}</Tag>;
}
