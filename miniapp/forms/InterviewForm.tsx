import { useId } from "react";
import { useTranslation } from "react-i18next";
import styles from "./forms.module.css";
import { RatingFields } from "./RatingFields";
import type { InterviewFormState } from "./useInterviewForm";

const SAYS = ["yes", "unsure", "no"] as const;

type Props = { form: InterviewFormState; errorText: (error: unknown) => string };

/** An interviewer's own form. The buttons below it are the page's. */
export function InterviewForm({ form, errorText }: Props) {
  const { t } = useTranslation();
  const name = useId();
  const { dimensions, state, saving, change } = form;
  const done = dimensions.filter(({ id }) => state.ratings[id] !== undefined).length;
  const kept =
    saving.state === "failed"
      ? t("forms.unsaved", { why: errorText(saving.error) })
      : saving.state === "idle"
        ? ""
        : t(`forms.${saving.state}`);
  return (
    <div className={styles.form}>
      <p className={styles.soft}>{t("forms.hint")}</p>
      {dimensions.map((dimension) => (
        <RatingFields
          key={dimension.id}
          dimension={dimension}
          rating={state.ratings[dimension.id]}
          onChange={(rating) => change({ ratings: { ...state.ratings, [dimension.id]: rating } })}
        />
      ))}
      <label className={styles.field}>
        <span>{t("forms.notes")}</span>
        <textarea
          rows={3}
          maxLength={4000}
          placeholder={t("forms.notesHint")}
          value={state.notes}
          onChange={({ target }) => change({ notes: target.value })}
        />
      </label>
      <fieldset className={styles.dimension}>
        <legend>{t("forms.recommendation")}</legend>
        <div className={styles.says}>
          {SAYS.map((say) => (
            <label key={say} className={styles.option} data-chosen={state.recommendation === say}>
              <input
                type="radio"
                name={name}
                checked={state.recommendation === say}
                onChange={() => change({ recommendation: say })}
              />
              <strong>{t(`forms.say.${say}`)}</strong>
            </label>
          ))}
        </div>
      </fieldset>
      <output className={styles.soft}>
        {[t("forms.progress", { done, total: dimensions.length }), kept].filter(Boolean).join(" · ")}
      </output>
    </div>
  );
}
