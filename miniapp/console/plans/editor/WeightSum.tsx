import { CheckCircleFilled, ExclamationCircleFilled } from "@ant-design/icons";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { formatPercent, missingBp, scaleToFull, splitEvenly, sumBp } from "../weights";
import { useEditor } from "./EditorContext";
import styles from "./Editor.module.css";

type Props<T extends { weightBp: number }> = {
  parts: readonly T[];
  onChange: (parts: T[]) => void;
  /** Within headquarters' bounds weights are set one by one. */
  bounded?: boolean;
};

/** The live sum, how much is missing or too much, and two ways to put it right. */
export function WeightSum<T extends { weightBp: number }>({ parts, onChange, bounded = false }: Props<T>) {
  const { t } = useTranslation();
  const readOnly = useEditor().readOnly || bounded;
  const missing = missingBp(parts);
  const right = missing === 0;
  return (
    <output className={styles.sum} data-right={right}>
      <span aria-hidden>
        {right ? <CheckCircleFilled aria-hidden /> : <ExclamationCircleFilled aria-hidden />}
      </span>
      <span className="numbers">
        {t("editor.sum", { percent: formatPercent(sumBp(parts)) })}
        {right
          ? null
          : ` · ${t(missing > 0 ? "editor.missing" : "editor.tooMuch", {
              percent: formatPercent(Math.abs(missing)),
            })}`}
      </span>
      {right || readOnly ? null : (
        <Button size="small" type="link" onClick={() => onChange(scaleToFull(parts))}>
          {t("editor.scale")}
        </Button>
      )}
      {readOnly || parts.length < 2 ? null : (
        <Button size="small" type="link" onClick={() => onChange(splitEvenly(parts))}>
          {t("editor.even")}
        </Button>
      )}
    </output>
  );
}
