import { useTranslation } from "react-i18next";
import type { Stage } from "../../../../server/plans/definition";
import { estimateMinutes } from "../../../../server/plans/duration";
import { followUpSeconds, mostFollowUps } from "../../../../server/plans/followUpRules";
import { formatPercent } from "../weights";
import { useEditor } from "./EditorContext";
import styles from "./Outline.module.css";

const stageSeconds = (stage: Stage) =>
  stage.questions.reduce((sum, question) => sum + question.prepSeconds + question.answerSeconds, 0);

/** The plan at a glance: where the time goes and what counts how much. */
export function Outline() {
  const { t } = useTranslation();
  const { definition } = useEditor();
  return (
    <aside className={styles.outline} aria-label={t("editor.outline")}>
      <h2>{t("editor.outlineTime", { minutes: estimateMinutes(definition) })}</h2>
      {definition.stages.map((stage) => (
        <p key={stage.id} className={styles.row}>
          <span>{stage.title || t(`stage.${stage.kind}`)}</span>
          <span className="numbers">
            {t("editor.outlineStage", {
              questions: stage.questions.length,
              minutes: (stageSeconds(stage) / 60).toFixed(1),
            })}
          </span>
        </p>
      ))}
      {mostFollowUps(definition) > 0 ? (
        <p className={styles.row}>
          <span>{t("followUp.question")}</span>
          <span className="numbers">
            {t("followUp.outline", {
              count: mostFollowUps(definition),
              minutes: (followUpSeconds(definition) / 60).toFixed(1),
            })}
          </span>
        </p>
      ) : null}
      <h2>{t("editor.tab.dimensions")}</h2>
      {definition.dimensions.map((dimension) => (
        <div key={dimension.id}>
          <p className={styles.row}>
            <span>{dimension.name || t("editor.unnamedDimension")}</span>
            <span className="numbers">{formatPercent(dimension.weightBp)} %</span>
          </p>
          <div className={styles.bar}>
            <span style={{ width: `${dimension.weightBp / 100}%` }} />
          </div>
        </div>
      ))}
    </aside>
  );
}
