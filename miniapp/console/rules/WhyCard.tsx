import { useTranslation } from "react-i18next";
import { Card } from "../common/Card";
import { useRunsOf } from "./data";
import { RunRow } from "./RunRow";
import styles from "./Rules.module.css";

/** Beside a report: what rules made of it, and why. Nothing where no rule has looked at it. */
export function WhyCard({ interviewId }: { interviewId: string }) {
  const { t } = useTranslation();
  const items = useRunsOf(interviewId).data?.items ?? [];
  if (items.length === 0) return null;
  return (
    <Card title={t("rules.why.title")} flush>
      <ul className={styles.plainRuns}>
        {items.map((run) => (
          <RunRow key={run.id} run={run} named={false} />
        ))}
      </ul>
    </Card>
  );
}
