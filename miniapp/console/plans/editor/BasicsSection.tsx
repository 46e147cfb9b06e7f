import { Input, Segmented } from "antd";
import { useTranslation } from "react-i18next";
import type { InterviewLanguage } from "../../../../server/plans/definition";
import { ScoreInput } from "./DimensionEditor";
import { setIn } from "./draft";
import { useEditor } from "./EditorContext";
import { Field } from "./Field";
import styles from "./Editor.module.css";

type Props = { name: string; onName: (name: string) => void };

/** Name, job, language, and the thresholds on the total. */
export function BasicsSection({ name, onName }: Props) {
  const { t } = useTranslation();
  const { definition, update } = useEditor();
  const { thresholds } = definition;
  return (
    <div className={styles.list}>
      <section className={styles.card} aria-label={t("editor.basics")}>
        <div className={styles.cardBody}>
          <div className={styles.row}>
            <Field path="name" label={t("editor.name")} hint={t("editor.nameHint")} className={styles.wide}>
              <Input maxLength={80} value={name} onChange={(event) => onName(event.target.value)} />
            </Field>
            <Field
              path="jobTitle"
              label={t("editor.jobTitle")}
              hint={t("editor.jobTitleHint")}
              className={styles.wide}
            >
              <Input
                maxLength={60}
                value={definition.jobTitle}
                onChange={(event) => update((plan) => ({ ...plan, jobTitle: event.target.value }))}
              />
            </Field>
          </div>
          <Field path="language" label={t("editor.language")} hint={t("editor.languageHint")}>
            <Segmented<InterviewLanguage>
              value={definition.language}
              onChange={(language) => update((plan) => ({ ...plan, language }))}
              options={[
                { value: "zh", label: t("language.zh") },
                { value: "en", label: t("language.en") },
              ]}
            />
          </Field>
        </div>
      </section>
      <section className={styles.card} aria-label={t("editor.thresholds")}>
        <div className={styles.cardHead}>
          <h2>{t("editor.thresholds")}</h2>
        </div>
        <div className={styles.cardBody}>
          <ThresholdScale advance={thresholds.advance} review={thresholds.review} />
          <div className={styles.row}>
            <Field path="thresholds.review" label={t("editor.review")} hint={t("editor.reviewHint")}>
              <ScoreInput
                value={thresholds.review}
                onChange={(review) => update((plan) => setIn(plan, ["thresholds", "review"], review))}
              />
            </Field>
            <Field path="thresholds.advance" label={t("editor.advance")} hint={t("editor.advanceHint")}>
              <ScoreInput
                value={thresholds.advance}
                onChange={(advance) => update((plan) => setIn(plan, ["thresholds", "advance"], advance))}
              />
            </Field>
          </div>
          <p className={styles.hint}>{t("editor.thresholdsHint")}</p>
        </div>
      </section>
    </div>
  );
}

/** The three zones of the total, drawn to scale. */
function ThresholdScale({ advance, review }: { advance: number; review: number }) {
  const { t } = useTranslation();
  const zones = [
    { key: "decline", width: Math.min(review, advance) },
    { key: "review", width: Math.max(0, advance - review) },
    { key: "advance", width: Math.max(0, 10 - Math.max(advance, review)) },
  ];
  return (
    <div className={styles.scale} aria-hidden>
      {zones.map((zone) => (
        <span key={zone.key} data-zone={zone.key} style={{ flexGrow: zone.width }}>
          {zone.width >= 1 ? t(`recommendation.${zone.key}`) : ""}
        </span>
      ))}
    </div>
  );
}
