import { Tag } from "antd";
import { useTranslation } from "react-i18next";
import { formatScore } from "../../common/format";
import { WarnTag } from "../../common/WarnTag";
import styles from "../reports/Report.module.css";
import own from "./Growth.module.css";
import type { Growth } from "./useGrowth";

export function Ratings({ growth: { performance } }: { growth: Growth }) {
  const { t } = useTranslation();
  if (performance.length === 0) return <p className={styles.soft}>{t("growth.noRatings")}</p>;
  return (
    <table className={own.table}>
      <thead>
        <tr>
          {["period", "day", "score", "outOfTen"].map((name) => (
            <th key={name} scope="col">
              {t(`growth.${name}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody className="numbers">
        {performance.map(({ eventId, period, on, score, outOf, outOfTen }) => (
          <tr key={eventId}>
            <td>{period}</td>
            <td>{on}</td>
            <td>
              {score} / {outOf}
            </td>
            <td>{formatScore(outOfTen)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

export function Papers({ papers }: { papers: Growth["trainings"] }) {
  const { t } = useTranslation();
  return (
    <ul className={styles.papers}>
      {papers.map(({ eventId, on, title, hours, expiresOn, validity }) => (
        <li key={eventId}>
          <span>{title}</span>
          <span className={`${styles.soft} numbers`}>
            {[on, hours === null ? null : `${hours} ${t("growth.hours")}`].filter(Boolean).join(" · ")}
          </span>
          {expiresOn && validity ? (
            <span className={`${styles.soft} numbers`}>
              {t("growth.expires")} {expiresOn}{" "}
              {validity === "valid" ? (
                <Tag>{t("growth.validity.valid")}</Tag>
              ) : (
                <WarnTag>{t(`growth.validity.${validity}`)}</WarnTag>
              )}
            </span>
          ) : null}
        </li>
      ))}
    </ul>
  );
}
