import { Button, Progress } from "antd";
import { useTranslation } from "react-i18next";
import styles from "./Calibrations.module.css";
import type { Learning } from "./data";

const FULL = 100;

/** How far learning is: answers that the engine has judged, then the fitting itself, of which nobody knows how long. */
export function LearningProgress({ learning: { progress, stop } }: { learning: Learning }) {
  const { t } = useTranslation();
  const isFitting = progress !== null && progress.done >= progress.total;
  const percent = progress ? Math.floor((FULL * progress.done) / Math.max(1, progress.total)) : 0;
  return (
    <div className={styles.progress}>
      <Progress percent={percent} status="active" aria-label={t("calibrations.progress")} />
      <div className={styles.tools}>
        <output className={styles.meta}>
          {isFitting || !progress
            ? t(progress ? "calibrations.fitting" : "calibrations.beginning")
            : t("calibrations.judged", progress)}
        </output>
        <Button size="small" onClick={stop}>
          {t("calibrations.stop")}
        </Button>
      </div>
      <p className={styles.meta}>{t("calibrations.leaving")}</p>
    </div>
  );
}
