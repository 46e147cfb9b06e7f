import { InputNumber, Segmented } from "antd";
import { useTranslation } from "react-i18next";
import type { PersonalMode, PlanStyle } from "../../../../server/plans/definition";
import {
  MOST_PERSONAL,
  askNothingOn,
  askOn,
  countFollowed,
  personalModeOf,
} from "../../../../server/plans/followUpRules";
import { useEditor } from "./EditorContext";
import { Field } from "./Field";
import styles from "./Editor.module.css";

/** Whether the interview asks on, and how often in all. */
export function StyleSection() {
  const { t } = useTranslation();
  const { definition, update, inherited } = useEditor();
  const style = definition.style ?? "structured";
  const lock = inherited ? "inherited" : null;
  const followed = countFollowed(definition);
  const personal = personalModeOf(definition);
  return (
    <section className={styles.card} aria-label={t("followUp.style")}>
      <div className={styles.cardHead}>
        <h2>{t("followUp.style")}</h2>
      </div>
      <div className={styles.cardBody}>
        <Field
          path="style"
          label={t("followUp.style")}
          hideLabel
          hint={t(`followUp.hint.${style}`)}
          lock={lock}
        >
          <Segmented<PlanStyle>
            value={style}
            onChange={(next) => update(next === "semi_structured" ? askOn : askNothingOn)}
            options={(["structured", "semi_structured"] as const).map((value) => ({
              value,
              label: t(`followUp.styles.${value}`),
            }))}
          />
        </Field>
        {style === "semi_structured" ? (
          <>
            <Field path="maxFollowUps" label={t("followUp.total")} hint={t("followUp.totalHint")} lock={lock}>
              <InputNumber
                min={0}
                max={6}
                precision={0}
                suffix={t("followUp.times")}
                className={styles.seconds}
                value={definition.maxFollowUps ?? 0}
                onChange={(value) => update((plan) => ({ ...plan, maxFollowUps: value ?? 0 }))}
              />
            </Field>
            <p className={followed > 0 ? styles.hint : styles.issue}>
              {followed > 0 ? t("followUp.followed", { count: followed }) : t("followUp.nowhere")}
            </p>
            <Field
              path="personalQuestions"
              label={t("personal.title")}
              hint={t(`personal.modeHint.${personal}`, { most: MOST_PERSONAL })}
              lock={lock}
            >
              <Segmented<PersonalMode>
                value={personal}
                onChange={(personalQuestions) => update((plan) => ({ ...plan, personalQuestions }))}
                options={(["off", "propose", "always"] as const).map((value) => ({
                  value,
                  label: t(`personal.mode.${value}`),
                }))}
              />
            </Field>
          </>
        ) : null}
      </div>
    </section>
  );
}
