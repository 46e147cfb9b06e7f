import { useTranslation } from "react-i18next";
import type { PlanSummary } from "../api/types";
import styles from "./OriginTag.module.css";

/** Whose a plan is: headquarters' standard, adjusted here, or written here. */
export function OriginTag({ plan }: { plan: Pick<PlanSummary, "origin" | "isDefault"> }) {
  const { t } = useTranslation();
  return (
    <span className={styles.tag} data-origin={plan.origin}>
      {t(plan.isDefault ? "inherit.origin.default" : `inherit.origin.${plan.origin}`)}
    </span>
  );
}

/** Marks a plan that asks on; a structured one is the rule and says nothing. */
export function FollowUpTag({ plan }: { plan: Pick<PlanSummary, "followUpBound"> }) {
  const { t } = useTranslation();
  if (plan.followUpBound === 0) return null;
  return <span className={styles.tag}>{t("followUp.upTo", { count: plan.followUpBound })}</span>;
}

/** How a derived plan stands to headquarters'. */
export function StandingTag({ standing }: { standing: NonNullable<PlanSummary["standing"]> }) {
  const { t } = useTranslation();
  return (
    <span className={styles.standing} data-standing={standing}>
      {t(`inherit.standing.${standing}`)}
    </span>
  );
}
