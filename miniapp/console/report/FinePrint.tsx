import { useTranslation } from "react-i18next";
import styles from "./FinePrint.module.css";
import { useDesk } from "./ReportContext";

/** How the numbers came about, and what made them. */
export function FinePrint() {
  const { t } = useTranslation();
  const { report } = useDesk();
  const all: [string, string][] = [
    [t("report.formulaTotal"), report.formulas.total],
    [t("report.formulaMatch"), report.formulas.match],
    [t("report.engineScoring"), report.engines.scoring],
    ...(report.engines.fallbacks ?? []).map(({ why, answers }): [string, string] => [
      t("report.engineFallback"),
      t("report.engineFallbackText", { count: answers, why: t(`engineFailure.${why}`) }),
    ]),
    [t("report.engineSpeech"), report.engines.speech],
    [t("report.reportVersion"), String(report.version)],
  ];
  // Where everything was typed, nothing recognised speech.
  const lines = all.filter(([, value]) => value !== "");
  return (
    <section className={styles.print} aria-label={t("report.finePrint")}>
      <h2>{t("report.finePrint")}</h2>
      <dl>
        {lines.map(([name, value]) => (
          <div key={`${name} ${value}`}>
            <dt>{name}</dt>
            <dd className="numbers">{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
