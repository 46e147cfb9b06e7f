import { Input, InputNumber } from "antd";
import { useTranslation } from "react-i18next";
import { MAX_MATERIAL, type Question } from "../../../../server/plans/definition";
import { useEditor } from "./EditorContext";
import { Field } from "./Field";
import type { LockReason } from "./inheritance";
import styles from "./Editor.module.css";

type Props = {
  question: Question;
  path: string;
  lock: LockReason | null;
  onChange: (next: Question) => void;
};
type LengthField = "leastLength" | "mostLength";

/** Of written work: what is to be read for it, and how much is asked for. */
export function WrittenFields({ question, path, lock, onChange }: Props) {
  const { t } = useTranslation();
  const { definition } = useEditor();
  /** What is left empty is not there at all, as in plans from before there was such a field. */
  const set = (field: LengthField | "material", value: string | number | null) => {
    const { [field]: _, ...rest } = question;
    onChange(value === null || value === "" ? rest : { ...rest, [field]: value });
  };
  const length = (field: LengthField) => (
    <Field path={`${path}.${field}`} label={t(`editor.${field}`)} className={styles.narrow} lock={lock}>
      <InputNumber
        min={10}
        max={5000}
        step={50}
        precision={0}
        suffix={t(`editor.lengthUnit.${definition.language}`)}
        placeholder={t("editor.lengthOpen")}
        className={styles.seconds}
        value={question[field] ?? null}
        onChange={(value) => set(field, value)}
      />
    </Field>
  );
  return (
    <>
      <Field
        path={`${path}.material`}
        label={t("editor.material")}
        hint={t("editor.materialHint")}
        lock={lock}
      >
        <Input.TextArea
          autoSize={{ minRows: 2, maxRows: 14 }}
          maxLength={MAX_MATERIAL}
          value={question.material ?? ""}
          onChange={(event) => set("material", event.target.value)}
        />
      </Field>
      <div className={styles.row}>
        {length("leastLength")}
        {length("mostLength")}
      </div>
      <p className={styles.hint}>{t("editor.lengthHint")}</p>
    </>
  );
}
