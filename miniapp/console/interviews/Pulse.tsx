import { Skeleton } from "antd";
import { lazy, Suspense } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { StageBar } from "../progress/StageBar";
import { listPath, parseProgress } from "../progress/filters";
import { countIn, invitedIn, percentOf, STAGES } from "../progress/stages";
import { useProgress } from "../progress/useProgress";
import styles from "./Pulse.module.css";

const Spark = lazy(() => import("./Spark"));

/** How it goes on the whole, between what needs somebody and the list: one line of it, and the way to more. */
export function Pulse() {
  const { t } = useTranslation();
  const progress = useProgress(parseProgress(new URLSearchParams()));
  if (progress.isPending) return <Skeleton.Button active block className={styles.loading} />;
  // What the page is for is below; without numbers it is not in the way.
  if (!progress.data || invitedIn(progress.data.counts) === 0) return null;
  const { counts, weeks, trend } = progress.data;
  const invited = invitedIn(counts);
  const completed = countIn(counts, STAGES.completed);
  return (
    <section className={styles.pulse} aria-label={t("pulse.label", { count: weeks.length })}>
      <div className={styles.head}>
        <h2>{t("pulse.label", { count: weeks.length })}</h2>
        <span className="numbers">
          {t("progress.done", { percent: percentOf(completed, invited), completed, invited })}
        </span>
        <Link to="/progress">{t("pulse.more")}</Link>
      </div>
      <StageBar counts={counts} linkTo={(statuses) => listPath({ weeks, statuses })} />
      <div className={styles.spark}>
        <Suspense fallback={null}>
          <Spark trend={trend} />
        </Suspense>
      </div>
    </section>
  );
}
