import { useTranslation } from "react-i18next";
import { useLocale } from "../common/When";
import type { Rule, Words } from "./data";
import styles from "./Rules.module.css";

export const TRIGGERS = ["screened", "tested", "reported", "reviewed"] as const;

type Props = {
  rules: readonly Pick<Rule, "id" | "name" | "on">[];
  words: readonly { id: string; words: Words }[];
};

/** Rules as sentences, by what sets them going, in the order in which they are asked. */
export function RuleList({ rules, words }: Props) {
  const { t } = useTranslation();
  const locale = useLocale();
  const sentences = new Map(words.map((one) => [one.id, one.words[locale]]));
  const groups = TRIGGERS.map((on) => ({ on, own: rules.filter((rule) => rule.on === on) })).filter(
    ({ own }) => own.length > 0,
  );
  if (groups.length === 0) return <p className={styles.meta}>{t("rules.none")}</p>;
  return groups.map(({ on, own }) => (
    <section key={on} className={styles.group}>
      <h3>{t(`rules.on.${on}`)}</h3>
      <ol className={styles.sentences}>
        {own.map(({ id, name }) => (
          <li key={id}>
            <span className={styles.sentence}>{sentences.get(id)}</span>
            <span className={styles.meta}>{name}</span>
          </li>
        ))}
      </ol>
    </section>
  ));
}
