import { useTranslation } from "react-i18next";
import type { InterviewSummary } from "../api/types";
import { formatScore } from "../common/format";
import styles from "./Reviewed.module.css";

/** What a person made of it, beside the machine's total; nothing where nobody has reviewed it. */
export function ReviewedScore({ reviewed }: { reviewed: InterviewSummary["report"]["reviewed"] }) {
  const { t } = useTranslation();
  if (!reviewed) return null;
  return (
    <span className={`${styles.score} numbers`} title={t("reviews.after")}>
      {t("reviews.byPeople", { score: formatScore(reviewed.total) })}
    </span>
  );
}
