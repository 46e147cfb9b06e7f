import { Select } from "antd";
import { useTranslation } from "react-i18next";
import type { Question } from "../../../../server/plans/definition";
import { Field } from "./Field";
import type { LockReason } from "./inheritance";
import { LinesInput } from "./LinesInput";
import styles from "./Editor.module.css";

type Props = {
  question: Question;
  path: string;
  lock: LockReason | null;
  onChange: (part: Partial<Question>) => void;
};

/** How often a question of a semi-structured plan may be asked on, and in which directions. */
export function FollowUpFields({ question, path, lock, onChange }: Props) {
  const { t } = useTranslation();
  const bound = question.maxFollowUps ?? 0;
  const directions = question.followUps ?? [];
  const tied = question.dimensions.length > 0;
  return (
    <div className={styles.row}>
      <Field
        path={`${path}.maxFollowUps`}
        label={t("followUp.question")}
        hint={tied ? null : t("followUp.untied")}
        className={styles.narrow}
        lock={lock}
      >
        <Select<number>
          value={tied ? bound : 0}
          disabled={!tied}
          onChange={(maxFollowUps) => onChange({ maxFollowUps })}
          options={[0, 1, 2].map((count) => ({ value: count, label: t(`followUp.bound.${count}`) }))}
        />
      </Field>
      {tied && bound > 0 ? (
        <Field
          path={`${path}.followUps`}
          label={t("followUp.directions")}
          hint={t("followUp.directionsHint")}
          className={styles.wide}
          lock={lock}
        >
          <LinesInput value={directions} onChange={(followUps) => onChange({ followUps })} />
        </Field>
      ) : null}
    </div>
  );
}
