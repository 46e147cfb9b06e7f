import { useTranslation } from "react-i18next";
import { Card } from "../common/Card";
import styles from "./Findings.module.css";
import { questionName } from "./questionName";
import { useDesk } from "./ReportContext";

/** Observations, and what to be careful about. */
export function Findings() {
  const { t } = useTranslation();
  const { report, choose } = useDesk();
  const { behaviours, risks } = report;
  return (
    <>
      {behaviours.length > 0 ? (
        <Card title={t("report.behaviours")}>
          <ul className={styles.list}>
            {behaviours.map(({ answerId, text }) => (
              <li key={`${answerId}${text}`}>
                {text}
                {answerId ? (
                  <button type="button" className={styles.link} onClick={() => choose(answerId)}>
                    {questionName(t, report, answerId)}
                  </button>
                ) : null}
              </li>
            ))}
          </ul>
        </Card>
      ) : null}
      {risks.length > 0 ? (
        <Card title={t("report.risks")}>
          <ul className={styles.list} data-tone="warn">
            {risks.map((risk) => (
              <li key={risk}>{risk}</li>
            ))}
          </ul>
        </Card>
      ) : null}
    </>
  );
}
