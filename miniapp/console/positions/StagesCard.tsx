import { Checkbox } from "antd";
import { useTranslation } from "react-i18next";
import { Card } from "../common/Card";
import { STAGES, type Stage } from "../pipeline/data";
import styles from "./Positions.module.css";

type Props = { value: readonly Stage[]; onChange: (stages: Stage[]) => void; readOnly: boolean };

/** Which steps to a hire a position has: their order is fixed, and the interview is always among them. */
export function StagesCard({ value, onChange, readOnly }: Props) {
  const { t } = useTranslation();
  const toggle = (stage: Stage, on: boolean) =>
    onChange(STAGES.filter((each) => (each === stage ? on : value.includes(each))));
  return (
    <Card title={t("pipeline.editor.title")}>
      <p className={styles.hint}>{t("pipeline.editor.text")}</p>
      <ol className={styles.stages}>
        {STAGES.map((stage) => (
          <li key={stage}>
            <Checkbox
              checked={value.includes(stage)}
              disabled={readOnly || stage === "interview"}
              onChange={({ target }) => toggle(stage, target.checked)}
            >
              {t(`pipeline.stage.${stage}`)}
              {stage === "interview" ? (
                <span className={styles.hint}> · {t("pipeline.editor.always")}</span>
              ) : null}
            </Checkbox>
          </li>
        ))}
      </ol>
    </Card>
  );
}
