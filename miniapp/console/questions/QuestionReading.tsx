import { CheckOutlined, CloseOutlined, MessageOutlined } from "@ant-design/icons";
import { Tag } from "antd";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Card } from "../common/Card";
import { useLocale } from "../common/When";
import { useDimensions } from "../positions/data";
import { type QuestionContent, useTags } from "./data";
import styles from "./Reading.module.css";

const PARTS: Record<"strong" | "weak" | "followUps", ReactNode> = {
  strong: <CheckOutlined aria-hidden />,
  weak: <CloseOutlined aria-hidden />,
  followUps: <MessageOutlined aria-hidden />,
};

/** A question that one may read and not change, as something to read rather than a form that refuses. */
export function QuestionReading({ content }: { content: QuestionContent }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const dimensions = useDimensions();
  const tags = useTags();
  const { dimension, stage, prepSeconds, answerSeconds } = content;
  const facts = [
    [
      t("questions.dimension"),
      dimensions.data?.find(({ id }) => id === dimension)?.[locale].name ?? dimension,
    ],
    [t("questions.stage"), t(`stage.${stage}`)],
    [t("questions.times"), t("planDiff.times", { prep: prepSeconds, answer: answerSeconds })],
  ];
  return (
    <>
      <dl className={styles.facts}>
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd className="numbers">{value}</dd>
          </div>
        ))}
        {content.tags.length > 0 ? (
          <div>
            <dt>{t("questions.tags")}</dt>
            <dd>
              {content.tags.map((tag) => (
                <Tag key={tag}>{tags.data?.find(({ slug }) => slug === tag)?.[locale] ?? tag}</Tag>
              ))}
            </dd>
          </div>
        ) : null}
      </dl>
      <div className={styles.languages}>
        {(["zh", "en"] as const).map((language) => (
          <Words key={language} language={language} words={content[language]} />
        ))}
      </div>
    </>
  );
}

function Words({ language, words }: { language: "zh" | "en"; words: QuestionContent["zh"] }) {
  const { t } = useTranslation();
  if (!words) return null;
  return (
    <Card title={t(language === "zh" ? "questions.inChinese" : "questions.inEnglish")}>
      <div className={styles.words}>
        <p className={styles.text} lang={language}>
          {words.text}
        </p>
        {(["strong", "weak", "followUps"] as const)
          .filter((part) => words[part].length > 0)
          .map((part) => (
            <section key={part} data-part={part}>
              <h3>{t(`questions.reading.${part}`)}</h3>
              <ul lang={language}>
                {words[part].map((line) => (
                  <li key={line}>
                    <span aria-hidden>{PARTS[part]}</span>
                    {line}
                  </li>
                ))}
              </ul>
            </section>
          ))}
      </div>
    </Card>
  );
}
