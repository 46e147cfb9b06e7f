import { PlusOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { addDimension, setIn } from "./draft";
import { DimensionEditor } from "./DimensionEditor";
import { useEditor } from "./EditorContext";
import { PartIssue } from "./Field";
import { WeightSum } from "./WeightSum";
import styles from "./Editor.module.css";

/** The dimensions, their weights and what each level looks like in behaviour. */
export function DimensionsSection() {
  const { t } = useTranslation();
  const { definition, update, readOnly, inherited } = useEditor();
  return (
    <div className={styles.list}>
      <div className={styles.sumBar}>
        <WeightSum
          parts={definition.dimensions}
          bounded={inherited !== null}
          onChange={(dimensions) => update((plan) => setIn(plan, ["dimensions"], dimensions))}
        />
        <PartIssue path="dimensions" />
      </div>
      {definition.dimensions.map((dimension, index) => (
        <DimensionEditor key={dimension.id} dimension={dimension} index={index} />
      ))}
      {readOnly || inherited || definition.dimensions.length >= 12 ? null : (
        <Button type="dashed" block icon={<PlusOutlined aria-hidden />} onClick={() => update(addDimension)}>
          {t("editor.addDimension")}
        </Button>
      )}
    </div>
  );
}
