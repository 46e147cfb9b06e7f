import { Input } from "antd";
import { useId } from "react";
import { useTranslation } from "react-i18next";
import type { ReportDimension } from "../api/types";
import type { DraftRating, ReviewPair } from "./data";
import { type Chosen, wantsReason } from "./ratingState";
import styles from "./Review.module.css";

type Props = {
  pair: ReviewPair;
  dimension: ReportDimension;
  chosen: Chosen | undefined;
  sealed: boolean;
  onChange: (chosen: Chosen) => void;
};
type Option = { level: DraftRating["level"]; name: string; text: string };

/** The anchors of a dimension, one of which fits the answer best; beside them what the machine has, where that shows. */
export function LevelChoice({ pair, dimension, chosen, sealed, onChange }: Props) {
  const { t } = useTranslation();
  const name = useId();
  const { machine } = pair;
  const options: Option[] = [
    ...(sealed
      ? []
      : [
          {
            level: "machine" as const,
            name:
              machine === null
                ? t("reviews.keepNone")
                : t("reviews.keep", { level: Number(machine.toFixed(1)) }),
            text: "",
          },
        ]),
    ...dimension.anchors.map((text, at) => ({
      level: at + 1,
      name: t("report.level", { level: at + 1 }),
      text,
    })),
    { level: null, name: t("reviews.noneLevel"), text: t("reviews.noneHint") },
  ];
  const missing = wantsReason(pair, chosen, { sealed });
  return (
    <fieldset className={styles.choice}>
      <legend>
        {dimension.name}
        <span className={styles.meta}>{dimension.description}</span>
      </legend>
      {options.map(({ level, name: title, text }) => (
        <label key={String(level)} className={styles.option} data-chosen={chosen?.level === level}>
          <input
            type="radio"
            name={name}
            checked={chosen?.level === level}
            onChange={() => onChange({ level, comment: chosen?.comment ?? "" })}
          />
          <span>
            <strong>{title}</strong> {text}
          </span>
        </label>
      ))}
      {chosen && chosen.level !== "machine" ? (
        <Input.TextArea
          autoSize={{ minRows: 1, maxRows: 5 }}
          maxLength={1000}
          status={missing ? "warning" : ""}
          aria-label={t(missing ? "reviews.commentNeeded" : "reviews.comment")}
          placeholder={t(missing ? "reviews.commentNeeded" : "reviews.comment")}
          value={chosen.comment}
          onChange={({ target }) => onChange({ ...chosen, comment: target.value })}
        />
      ) : null}
    </fieldset>
  );
}
