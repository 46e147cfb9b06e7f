import { Segmented } from "antd";
import { useTranslation } from "react-i18next";
import type { ShownFeedback } from "../../../../server/plans/definition";
import { useEditor } from "./EditorContext";
import { Field } from "./Field";
import styles from "./Editor.module.css";

const CHOICES = ["none", "feedback", "bands"] as const satisfies ShownFeedback[];

/** What candidates are shown of themselves afterwards. */
export function FeedbackSection() {
  const { t } = useTranslation();
  const { definition, update, inherited } = useEditor();
  const shown = definition.shownFeedback ?? "feedback";
  return (
    <section className={styles.card} aria-label={t("shownFeedback.title")}>
      <div className={styles.cardHead}>
        <h2>{t("shownFeedback.title")}</h2>
      </div>
      <div className={styles.cardBody}>
        <Field
          path="shownFeedback"
          label={t("shownFeedback.title")}
          hideLabel
          hint={t(`shownFeedback.hint.${shown}`)}
          lock={inherited ? "inherited" : null}
        >
          <Segmented<ShownFeedback>
            value={shown}
            onChange={(shownFeedback) => update((plan) => ({ ...plan, shownFeedback }))}
            options={CHOICES.map((value) => ({ value, label: t(`shownFeedback.choice.${value}`) }))}
          />
        </Field>
      </div>
    </section>
  );
}
