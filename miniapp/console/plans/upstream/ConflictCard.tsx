import { Radio } from "antd";
import { useTranslation } from "react-i18next";
import type { PlanConflict } from "../../api/types";
import { conflictValue, setAsideTexts } from "./conflictValue";
import styles from "./Upstream.module.css";

export type Take = "hq" | "mine";
type Props = { conflict: PlanConflict; take: Take; readOnly: boolean; onTake: (take: Take) => void };

/** One thing that both changed: what each made of it, and which shall stand. */
export function ConflictCard({ conflict, take, readOnly, onTake }: Props) {
  const { t } = useTranslation();
  const { code, message, mayKeep } = conflict;
  const say = (value: unknown) => {
    const shown = conflictValue(code, value);
    return shown && `${shown.text}${shown.seconds ? ` ${t("editor.seconds")}` : ""}`;
  };
  const sides = [
    { key: "before", value: say(conflict.base) },
    { key: "hq", value: say(conflict.hq) },
    { key: "branch", value: say(conflict.branch) },
  ].filter(({ value }) => value !== null);
  const aside = setAsideTexts(conflict);
  const proposed = say(conflict.proposed);
  return (
    <article className={styles.conflict}>
      <p className={styles.message}>{message}</p>
      {sides.length > 0 ? (
        <dl className={styles.sides}>
          {sides.map(({ key, value }) => (
            <div key={key}>
              <dt>{t(`planUpstream.side.${key}`)}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      ) : null}
      {aside.length > 0 ? (
        <blockquote className={styles.aside}>
          {aside.map((text) => (
            <p key={text}>{text}</p>
          ))}
        </blockquote>
      ) : null}
      <Radio.Group
        disabled={readOnly}
        value={take}
        onChange={(event) => onTake(event.target.value as Take)}
        aria-label={message}
      >
        <Radio value="hq">{t("planUpstream.takeHq")}</Radio>
        <Radio value="mine" disabled={!mayKeep}>
          {mayKeep && proposed
            ? t("planUpstream.takeMineAs", { value: proposed })
            : t("planUpstream.takeMine")}
        </Radio>
      </Radio.Group>
      {mayKeep ? null : <p className={styles.only}>{t("planUpstream.hqOnly")}</p>}
    </article>
  );
}
