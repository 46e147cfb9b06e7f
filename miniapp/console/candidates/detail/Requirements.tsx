import { Tag } from "antd";
import { useTranslation } from "react-i18next";
import type { MetLevel, RequirementMatch } from "../../../../server/profiles/schema";
import { Judged } from "./Judged";
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
  return (
    <ul className={styles.list}>
      {requirements.map(({ requirement, kind, met, why, evidence }, index) => (
        <Judged
          key={`${kind} ${requirement}`}
          tag={<Tag color={COLOUR[met]}>{t(`match.met.${met}`)}</Tag>}
          title={
            <>
              <strong>{kind === "duties" ? t("match.duties") : requirement}</strong>{" "}
              {typeof points[index] === "number" ? (
                <span className={`${styles.note} numbers`}>
                  {t("match.points", { points: points[index] })}
                </span>
              ) : null}
            </>
          }
          why={why}
          evidence={evidence}
        />
      ))}
    </ul>
  );
}
