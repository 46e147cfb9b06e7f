import { CheckOutlined, CloseOutlined } from "@ant-design/icons";
import { useTranslation } from "react-i18next";
import { useLocale } from "../common/When";
import type { RuleRun } from "./data";
import styles from "./Rules.module.css";

/** Every rule that was asked, with what was known then: up to the one that led somewhere. */
export function Why({ run }: { run: RuleRun }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const last = run.asked.findIndex(({ id }) => id === run.leads?.ruleId);
  // What stands behind the first that leads is not what it was decided by.
  const asked = last < 0 ? run.asked : run.asked.filter((rule, index) => index <= last || rule.counted);
  const { version } = run.rules;
  return (
    <div className={styles.why}>
      <p className={styles.meta}>
        {run.occasionWords[locale]} ·{" "}
        {version === null ? t("rules.why.byDefault") : t("rules.why.version", { version })}
      </p>
      <ol className={styles.asked}>
        {asked.map(({ id, name, held, conditions }) => (
          <li key={id} data-held={held}>
            <p>
              <Mark held={held} /> {name}
            </p>
            <ul>
              {conditions.length === 0 ? <li>{t("rules.why.always")}</li> : null}
              {conditions.map((one) => (
                <li key={one.words.en}>
                  <Mark held={one.held} /> {one.words[locale]}
                  <span className={styles.meta}>{t("rules.why.actual", { value: one.actual[locale] })}</span>
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ol>
    </div>
  );
}

function Mark({ held }: { held: boolean }) {
  const { t } = useTranslation();
  const label = t(held ? "rules.why.held" : "rules.why.notHeld");
  return held ? (
    <CheckOutlined className={styles.held ?? ""} aria-label={label} />
  ) : (
    <CloseOutlined className={styles.notHeld ?? ""} aria-label={label} />
  );
}
