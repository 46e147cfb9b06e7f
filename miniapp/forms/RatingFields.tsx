import { useId } from "react";
import { useTranslation } from "react-i18next";
import type { MyInterview } from "./data";
import { type FormState, anchorOf, levelText } from "./formState";
import styles from "./forms.module.css";

type Rating = FormState["ratings"][string];
type Props = {
  dimension: MyInterview["dimensions"][number];
  rating: Rating | undefined;
  onChange: (rating: Rating) => void;
};

const HIGHEST = 5;

/** The anchors of a dimension, one of which fits best; half a level above it, or that nobody can tell. */
export function RatingFields({ dimension, rating, onChange }: Props) {
  const { t } = useTranslation();
  const name = useId();
  const { level = undefined, comment = "" } = rating ?? {};
  const chosen = typeof level === "number" ? anchorOf(level) : null;
  const options = [
    ...dimension.anchors.map((text, at) => ({
      level: at + 1,
      title: t("forms.level", { level: at + 1 }),
      text,
    })),
    { level: null, title: t("forms.none"), text: t("forms.noneText") },
  ];
  return (
    <fieldset className={styles.dimension}>
      <legend>
        {dimension.name}
        <span className={styles.soft}>{dimension.description}</span>
      </legend>
      {options.map((option) => {
        const isChosen =
          level !== undefined && (chosen ? chosen.anchor === option.level : option.level === null);
        return (
          <label key={String(option.level)} className={styles.option} data-chosen={isChosen}>
            <input
              type="radio"
              name={name}
              checked={isChosen}
              onChange={() => onChange({ level: option.level, comment })}
            />
            <span>
              <strong>{option.title}</strong>
              {option.text}
            </span>
          </label>
        );
      })}
      {chosen && chosen.anchor < HIGHEST ? (
        <label className={styles.half}>
          <input
            type="checkbox"
            checked={chosen.half}
            onChange={({ target }) =>
              onChange({ level: chosen.anchor + (target.checked ? 0.5 : 0), comment })
            }
          />
          {t("forms.half", { level: levelText(chosen.anchor + 0.5) })}
        </label>
      ) : null}
      {rating ? (
        <textarea
          rows={2}
          maxLength={1000}
          aria-label={`${dimension.name} ${t("forms.comment")}`}
          placeholder={`${t("forms.comment")}：${t("forms.commentHint")}`}
          value={comment}
          onChange={({ target }) => onChange({ level: rating.level, comment: target.value })}
        />
      ) : null}
    </fieldset>
  );
}
