import { Checkbox, Tag } from "antd";
import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";
import type { ModelProposal, ModelSource } from "../../../server/profiles/builder/schema";
import { formatPercent } from "../plans/weights";
import { type LibraryDimension, useDimensions } from "./data";
import styles from "./ModelBuilder.module.css";

type Props = {
  items: ModelProposal["items"];
  dropped: readonly string[];
  language: "zh" | "en";
  onToggle: (id: string) => void;
};

/** Each dimension with its weight, where it comes from, and how it would be judged and asked about. */
export function Proposals({ items, dropped, language, onToggle }: Props) {
  const { t } = useTranslation();
  const library = useDimensions();
  const wordsOf = (id: string): LibraryDimension["zh"] | undefined =>
    library.data?.find((dimension) => dimension.id === id)?.[language];
  return (
    <ul className={styles.list}>
      {items.map(({ competency: { id, weightBp, requiredScore }, sources, questions }) => (
        <li key={id} data-dropped={dropped.includes(id)}>
          <Checkbox checked={!dropped.includes(id)} onChange={() => onToggle(id)}>
            <strong>{wordsOf(id)?.name ?? id}</strong>{" "}
            <span className={`${styles.weight} numbers`}>
              {t("builder.weighs", { percent: formatPercent(weightBp), required: requiredScore })}
            </span>
          </Checkbox>
          <ul className={styles.details} aria-label={t("builder.sources")}>
            {sources.map((source) => (
              <li key={JSON.stringify(source)}>
                <Tag>{t(`builder.from.${source.from}`)}</Tag>
                {sourceText(t, source)}
              </li>
            ))}
          </ul>
          <details className={styles.details}>
            <summary>{t("builder.more")}</summary>
            <h4>{t("builder.anchors")}</h4>
            <ol>
              {wordsOf(id)?.anchors.map((anchor) => (
                <li key={anchor}>{anchor}</li>
              ))}
            </ol>
            <h4>{t("builder.questions")}</h4>
            <ul>
              {questions.map(({ questionId, text, isOwn }) => (
                <li key={questionId}>
                  <Tag>{t(isOwn ? "builder.ownBank" : "builder.builtIn")}</Tag>
                  {text}
                </li>
              ))}
            </ul>
          </details>
        </li>
      ))}
    </ul>
  );
}

function sourceText(t: TFunction, source: ModelSource): string {
  if (source.from === "family") return source.words;
  if (source.from === "performers_score") {
    const { count, of, by } = source;
    return t("builder.better", { count, of, by: by.toFixed(1) });
  }
  const { words, count, of } = source;
  return count > 0 ? `${words} · ${t("builder.haveIt", { count, of })}` : words;
}
