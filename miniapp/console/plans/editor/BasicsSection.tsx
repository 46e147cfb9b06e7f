import { Input, Segmented, Select } from "antd";
import { useTranslation } from "react-i18next";
import type { InterviewLanguage } from "../../../../server/plans/definition";
import { type JobFamily, jobFamily } from "../../../../server/plans/jobFamilies";
import { ScoreInput } from "./DimensionEditor";
import { setIn } from "./draft";
import { useEditor } from "./EditorContext";
import { Field } from "./Field";
import { type Range, thresholdRange } from "./inheritance";
import { RangeSlider } from "./RangeSlider";
import styles from "./Editor.module.css";

type Props = {
  name: string;
  onName: (name: string) => void;
  family: JobFamily;
  onFamily: (family: JobFamily) => void;
};

/** Name, job, language, and the thresholds on the total. */
export function BasicsSection({ name, onName, family, onFamily }: Props) {
  const { t } = useTranslation();
  const { definition, update, inherited } = useEditor();
  const { thresholds } = definition;
  const lock = inherited ? "inherited" : null;
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
              lock={lock}
            >
              <Input
                maxLength={60}
                value={definition.jobTitle}
                onChange={(event) => update((plan) => ({ ...plan, jobTitle: event.target.value }))}
              />
            </Field>
          </div>
          <Field path="jobFamily" label={t("inherit.family")} hint={t("inherit.familyHint")} lock={lock}>
            <Select<JobFamily>
              style={{ maxWidth: 240 }}
              value={family}
              onChange={onFamily}
              options={jobFamily.options.map((value) => ({ value, label: t(`family.${value}`) }))}
            />
          </Field>
          <Field path="language" label={t("editor.language")} hint={t("editor.languageHint")} lock={lock}>
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
            <Threshold which="review" />
            <Threshold which="advance" />
          </div>
          <p className={styles.hint}>{t("editor.thresholdsHint")}</p>
        </div>
      </section>
    </div>
  );
}

function Threshold({ which }: { which: "review" | "advance" }) {
  const { t } = useTranslation();
  const { definition, update, inherited } = useEditor();
  const value = definition.thresholds[which];
  const set = (score: number) => update((plan) => setIn(plan, ["thresholds", which], score));
  const range: Range | null = inherited ? thresholdRange(inherited, which) : null;
  return (
    <div>
      <Field
        path={`thresholds.${which}`}
        label={t(`editor.${which}`)}
        hint={t(`editor.${which}Hint`)}
        lock={range && range.min === range.max ? "thresholdFixed" : null}
        change={
          range && range.original !== value
            ? { original: range.original.toFixed(1), onRestore: () => set(range.original) }
            : null
        }
      >
        <ScoreInput value={value} min={range?.min} max={range?.max} onChange={set} />
      </Field>
      {range ? (
        <RangeSlider
          range={range}
          value={value}
          step={0.1}
          label={t(`editor.${which}`)}
          format={(score) => score.toFixed(1)}
          onChange={(score) => set(Math.round(score * 10) / 10)}
        />
      ) : null}
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
