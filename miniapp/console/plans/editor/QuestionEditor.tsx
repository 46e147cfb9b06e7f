import { Checkbox, Collapse, Input, InputNumber, Tooltip } from "antd";
import { useTranslation } from "react-i18next";
import type { Question } from "../../../../server/plans/definition";
import { AssessedDimensions } from "./AssessedDimensions";
import { moveItem, removeAt, setIn } from "./draft";
import { useEditor } from "./EditorContext";
import { Field } from "./Field";
import { FollowUpFields } from "./FollowUpFields";
import { Origin } from "./Inherit";
import { originalQuestion, questionLock } from "./inheritance";
import { LinesInput } from "./LinesInput";
import { OrderButtons } from "./OrderButtons";
import { WrittenFields } from "./WrittenFields";
import styles from "./Editor.module.css";

type Props = { question: Question; stageIndex: number; index: number };

export function QuestionEditor({ question, stageIndex, index }: Props) {
  const { t } = useTranslation();
  const { definition, update, readOnly, inherited, leads } = useEditor();
  const path = `stages.${stageIndex}.questions.${index}`;
  const siblings = definition.stages[stageIndex]?.questions ?? [];
  const replace = (next: Question) =>
    update((plan) => setIn(plan, ["stages", stageIndex, "questions", index], next));
  const set = (part: Partial<Question>) => replace({ ...question, ...part });
  const written = definition.stages[stageIndex]?.kind === "written";
  const setMandatory = (mandatory: boolean) => {
    const { mandatory: _, ...rest } = question;
    replace(mandatory ? { ...rest, mandatory: true } : rest);
  };
  const setAll = (questions: Question[]) =>
    update((plan) => setIn(plan, ["stages", stageIndex, "questions"], questions));
  const before = definition.stages
    .slice(0, stageIndex)
    .reduce((sum, stage) => sum + stage.questions.length, 0);
  const name = t("editor.questionNumber", { number: before + index + 1 });
  const original = inherited ? originalQuestion(inherited, question.id)?.question : undefined;
  const lock = inherited && original ? questionLock(inherited, question.id) : null;
  const timeChange = (field: "prepSeconds" | "answerSeconds") =>
    original && original[field] !== question[field]
      ? {
          original: `${original[field]} ${t("editor.seconds")}`,
          onRestore: () => set({ [field]: original[field] }),
        }
      : null;
  return (
    <fieldset className={styles.question}>
      <legend className="visually-hidden">{name}</legend>
      <div className={styles.questionHead}>
        <strong aria-hidden>{name}</strong>
        {inherited ? <Origin own={!original} reason={lock?.text ?? null} /> : null}
        <span className={styles.spring} />
        <OrderButtons
          name={name}
          index={index}
          count={siblings.length}
          fixed={original !== undefined}
          kept={Boolean(lock?.remove)}
          onMove={(delta) => setAll(moveItem(siblings, index, delta))}
          onRemove={() => setAll(removeAt(siblings, index))}
          removeNote={question.text || t("editor.emptyQuestion")}
        />
      </div>
      <Field path={`${path}.text`} label={t("editor.questionText")} hideLabel lock={lock?.text}>
        <Input.TextArea
          autoSize={{ minRows: 2, maxRows: 8 }}
          maxLength={600}
          placeholder={t("editor.questionPlaceholder")}
          value={question.text}
          onChange={(event) => set({ text: event.target.value })}
        />
      </Field>
      {written ? (
        <WrittenFields
          question={question}
          path={path}
          lock={original ? (lock?.text ?? "inherited") : null}
          onChange={replace}
        />
      ) : null}
      <div className={styles.row}>
        <Field
          path={`${path}.prepSeconds`}
          label={t("editor.prep")}
          lock={lock?.times}
          change={timeChange("prepSeconds")}
        >
          <InputNumber
            min={0}
            max={1800}
            step={15}
            precision={0}
            suffix={t("editor.seconds")}
            className={styles.seconds}
            value={question.prepSeconds}
            onChange={(value) => set({ prepSeconds: value ?? 0 })}
          />
        </Field>
        <Field
          path={`${path}.answerSeconds`}
          label={t("editor.answer")}
          lock={lock?.times}
          change={timeChange("answerSeconds")}
        >
          <InputNumber
            min={15}
            max={5400}
            step={15}
            precision={0}
            suffix={t("editor.seconds")}
            className={styles.seconds}
            value={question.answerSeconds}
            onChange={(value) => set({ answerSeconds: value ?? 15 })}
          />
        </Field>
        <div className={styles.check}>
          {/* What is written can be changed until time is up. */}
          {written ? null : (
            <Checkbox
              disabled={readOnly || original !== undefined}
              checked={question.rerecords > 0}
              onChange={(event) => set({ rerecords: event.target.checked ? 1 : 0 })}
            >
              {t("editor.rerecord")}
            </Checkbox>
          )}
          {leads ? (
            <Tooltip title={t("inherit.mandatoryHint")}>
              <Checkbox
                disabled={readOnly}
                checked={question.mandatory === true}
                onChange={(event) => setMandatory(event.target.checked)}
              >
                {t("inherit.mandatory")}
              </Checkbox>
            </Tooltip>
          ) : null}
        </div>
      </div>
      <AssessedDimensions question={question} path={path} onChange={set} locked={original !== undefined} />
      {definition.style === "semi_structured" && !written ? (
        <FollowUpFields
          question={question}
          path={path}
          lock={original ? (lock?.text ?? "inherited") : null}
          onChange={set}
        />
      ) : null}
      <Collapse
        ghost
        size="small"
        className={styles.more}
        items={[
          {
            key: "signs",
            label: t("editor.signs"),
            children: (
              <div className={styles.row}>
                <Field
                  path={`${path}.strong`}
                  label={t("editor.strong")}
                  className={styles.wide}
                  lock={lock?.text}
                >
                  <LinesInput value={question.strong} onChange={(strong) => set({ strong })} />
                </Field>
                <Field
                  path={`${path}.weak`}
                  label={t("editor.weak")}
                  className={styles.wide}
                  lock={lock?.text}
                >
                  <LinesInput value={question.weak} onChange={(weak) => set({ weak })} />
                </Field>
              </div>
            ),
          },
        ]}
      />
    </fieldset>
  );
}
