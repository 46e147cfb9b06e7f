import { Tag } from "antd";
import { useTranslation } from "react-i18next";
import type { MetLevel, RequirementMatch } from "../../../../server/profiles/schema";
import { useLocale } from "../../common/When";
import styles from "./Match.module.css";

const COLOUR: Record<MetLevel, string> = {
  yes: "success",
  partly: "warning",
  no: "error",
  unknown: "default",
};

type Props = {
  requirements: readonly RequirementMatch[];
  /** What each adds to the score, where that is told. */
  points?: readonly (number | null)[];
};

const NONE: readonly null[] = [];

/** What a position asks for, line by line, with what the résumé says to it. */
export function Requirements({ requirements, points = NONE }: Props) {
  const { t } = useTranslation();
  const locale = useLocale();
  return (
    <ul className={styles.list}>
      {requirements.map(({ requirement, kind, met, why, evidence }, index) => (
        <li key={`${kind} ${requirement}`}>
          <Tag color={COLOUR[met]}>{t(`match.met.${met}`)}</Tag>
          <div>
            <strong>{kind === "duties" ? t("match.duties") : requirement}</strong>{" "}
            {typeof points[index] === "number" ? (
              <span className={`${styles.note} numbers`}>{t("match.points", { points: points[index] })}</span>
            ) : null}
            <p>
              {why[locale]}
              {evidence.length > 0 ? (
                <span className={styles.note}>
                  {" "}
                  {[...new Set(evidence.map(({ words }) => words))].join(" · ")}
                </span>
              ) : null}
            </p>
          </div>
        </li>
      ))}
    </ul>
  );
}
