import { Slider } from "antd";
import { useTranslation } from "react-i18next";
import { useEditor } from "./EditorContext";
import type { Range } from "./inheritance";
import styles from "./Inherit.module.css";

type Props = {
  range: Range;
  value: number;
  onChange: (value: number) => void;
  step: number;
  format: (value: number) => string;
  label: string;
};

/** The room that headquarters leaves, drawn: its own value is the mark. */
export function RangeSlider({ range, value, onChange, step, format, label }: Props) {
  const { t } = useTranslation();
  const { readOnly } = useEditor();
  const { min, max, original } = range;
  if (min === max) return null;
  return (
    <div className={styles.range}>
      <Slider
        min={min}
        max={max}
        step={step}
        value={value}
        disabled={readOnly}
        onChange={onChange}
        marks={{ [original]: { label: " " } }}
        tooltip={{ formatter: (shown) => format(shown ?? value) }}
        ariaLabelForHandle={label}
      />
      <p className={`${styles.rangeText} numbers`}>
        {original === min ? null : <span>{format(min)}</span>}
        <span>{t("inherit.hqHas", { value: format(original) })}</span>
        <span>{format(max)}</span>
      </p>
    </div>
  );
}
