import { Tag } from "antd";
import { useTranslation } from "react-i18next";
import type { ConditionResult, ScreeningOutcome as Outcome } from "../../../server/profiles/screening/schema";
import { Judged } from "../candidates/detail/Judged";
import match from "../candidates/detail/Match.module.css";
import { WarnTag } from "../common/WarnTag";
import { useConditionText } from "./conditions";
import styles from "./Screening.module.css";
import { ScreeningTag } from "./ScreeningTag";

/** Condition by condition, with the reason and the words of the résumé. */
export function ScreeningOutcome({ outcome: { result, conditions } }: { outcome: Outcome }) {
  const { t } = useTranslation();
  const textOf = useConditionText();
  return (
    <section className={styles.outcome} aria-label={t("screening.title")}>
      <h4>
        {t("screening.title")}
        <ScreeningTag result={result} />
      </h4>
      <ul className={match.list}>
        {conditions.map(({ condition, result: one, why, evidence }) => (
          <Judged
            key={JSON.stringify(condition)}
            tag={<ConditionTag result={one} />}
            title={<strong>{textOf(condition)}</strong>}
            why={why}
            evidence={evidence}
          />
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
