import { Button, Input, InputNumber, Select } from "antd";
import { type ReactNode, useId } from "react";
import { useTranslation } from "react-i18next";
import { Card } from "../common/Card";
import { useLocale } from "../common/When";
import { LinesInput } from "../plans/editor/LinesInput";
import { useDimensions } from "../positions/data";
import { CATEGORIES, KINDS, type QuestionContent, useTags } from "./data";
import styles from "./Questions.module.css";

type Props = {
  content: QuestionContent;
  onChange: (part: Partial<QuestionContent>) => void;
  problems: ReadonlyMap<string, string>;
  /** Above the fields, for what a new question needs besides. */
  children?: ReactNode;
};

export const BLANK: QuestionContent = {
  category: "behavioural",
  dimension: "communication",
  stage: "questions",
  prepSeconds: 30,
  answerSeconds: 120,
  tags: [],
  zh: null,
  en: null,
};
export const blankText = () => ({ text: "", strong: [], weak: [], followUps: [] });

/** What a question says, in one card for the facts and one for each language. */
export function QuestionForm({ content, onChange, problems, children }: Props) {
  const { t } = useTranslation();
  const locale = useLocale();
  const dimensions = useDimensions();
  const tags = useTags();
  return (
    <>
      <Card title={t("questions.question")}>
        {children}
        <div className={styles.row}>
          <Labelled label={t("questions.categoryLabel")}>
            {(id) => (
              <Select
                id={id}
                style={{ width: "100%" }}
                value={content.category}
                options={CATEGORIES.map((value) => ({ value, label: t(`questions.category.${value}`) }))}
                onChange={(category) => onChange({ category })}
              />
            )}
          </Labelled>
          <Labelled label={t("questions.dimension")}>
            {(id) => (
              <Select
                id={id}
                style={{ width: "100%" }}
                showSearch={{ optionFilterProp: "label" }}
                value={content.dimension}
                options={(dimensions.data ?? []).map((dimension) => ({
                  value: dimension.id as QuestionContent["dimension"],
                  label: dimension[locale].name,
                }))}
                onChange={(dimension) => onChange({ dimension })}
              />
            )}
          </Labelled>
          <Labelled label={t("questions.stage")}>
            {(id) => (
              <Select
                id={id}
                style={{ width: "100%" }}
                value={content.stage}
                options={KINDS.map((value) => ({ value, label: t(`stage.${value}`) }))}
                onChange={(stage) => onChange({ stage })}
              />
            )}
          </Labelled>
        </div>
        <div className={styles.row}>
          <Labelled label={t("questions.prep")} problem={problems.get("prepSeconds")}>
            {(id) => (
              <InputNumber
                id={id}
                style={{ width: "100%" }}
                min={0}
                max={1800}
                precision={0}
                value={content.prepSeconds}
                onChange={(prepSeconds) => onChange({ prepSeconds: prepSeconds ?? 0 })}
              />
            )}
          </Labelled>
          <Labelled label={t("questions.answer")} problem={problems.get("answerSeconds")}>
            {(id) => (
              <InputNumber
                id={id}
                style={{ width: "100%" }}
                min={15}
                max={5400}
                precision={0}
                value={content.answerSeconds}
                onChange={(answerSeconds) => onChange({ answerSeconds: answerSeconds ?? 15 })}
              />
            )}
          </Labelled>
          <Labelled label={t("questions.tags")} problem={problems.get("tags")}>
            {(id) => (
              <Select
                id={id}
                mode="tags"
                style={{ width: "100%" }}
                maxCount={10}
                value={content.tags}
                options={(tags.data ?? []).map((tag) => ({ value: tag.slug, label: tag[locale] }))}
                onChange={(chosen: string[]) => onChange({ tags: chosen })}
              />
            )}
          </Labelled>
        </div>
      </Card>
      <div className={styles.languages}>
        {(["zh", "en"] as const).map((language) => (
          <Words
            key={language}
            language={language}
            words={content[language]}
            problem={problems.get(language)}
            onChange={(words) => onChange({ [language]: words })}
          />
        ))}
      </div>
    </>
  );
}

type WordsProps = {
  language: "zh" | "en";
  words: QuestionContent["zh"];
  problem: string | undefined;
  onChange: (words: QuestionContent["zh"]) => void;
};

function Words({ language, words, problem, onChange }: WordsProps) {
  const { t } = useTranslation();
  const name = t(language === "zh" ? "questions.inChinese" : "questions.inEnglish");
  if (!words) {
    return (
      <div>
        {problem ? <p className={styles.problem}>{problem}</p> : null}
        <Button type="dashed" block onClick={() => onChange(blankText())}>
          {t("questions.addLanguage", { language: name })}
        </Button>
      </div>
    );
  }
  return (
    <Card
      title={name}
      extra={
        <Button type="text" size="small" onClick={() => onChange(null)}>
          {t("questions.removeLanguage", { language: name })}
        </Button>
      }
    >
      <div lang={language}>
        <Labelled label={t("questions.text")} problem={problem}>
          {(id) => (
            <Input.TextArea
              id={id}
              autoSize={{ minRows: 2, maxRows: 8 }}
              maxLength={600}
              status={problem ? "error" : ""}
              value={words.text}
              onChange={(event) => onChange({ ...words, text: event.target.value })}
            />
          )}
        </Labelled>
        {(["strong", "weak", "followUps"] as const).map((part) => (
          <Labelled key={part} label={t(`questions.${part}`)}>
            {(id) => (
              <LinesInput
                id={id}
                value={words[part]}
                onChange={(lines) => onChange({ ...words, [part]: lines })}
              />
            )}
          </Labelled>
        ))}
      </div>
    </Card>
  );
}

export function Labelled({
  label,
  problem,
  children,
}: {
  label: string;
  problem?: string | undefined;
  children: (id: string) => ReactNode;
}) {
  const id = useId();
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{label}</label>
      {children(id)}
      {problem ? <p className={styles.problem}>{problem}</p> : null}
    </div>
  );
}
