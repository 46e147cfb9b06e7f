import { PlusOutlined } from "@ant-design/icons";
import { Button, Dropdown, Input, Select, Tooltip } from "antd";
import { useTranslation } from "react-i18next";
import type { InterviewLanguage, Stage, StageKind } from "../../../../server/plans/definition";
import { BankPicker } from "../../questions/BankPicker";
import { insertFromBank } from "../../questions/fromBank";
import { addQuestion, addStage, moveItem, removeAt, setIn, setKind } from "./draft";
import { useEditor } from "./EditorContext";
import { DroppedQuestions } from "./DroppedQuestions";
import { Field } from "./Field";
import { Origin } from "./Inherit";
import { addLock, originalStage, reservedIds, stageLock } from "./inheritance";
import { OrderButtons } from "./OrderButtons";
import { QuestionEditor } from "./QuestionEditor";
import { FeedbackSection } from "./FeedbackSection";
import { StyleSection } from "./StyleSection";
import styles from "./Editor.module.css";

/** In the plan's language, which need not be the page's. */
const NEW_TITLES: Record<InterviewLanguage, Record<StageKind, string>> = {
  zh: { introduction: "自我介绍", questions: "问答", situational: "情景题", written: "书面题" },
  en: {
    introduction: "Introduction",
    questions: "Questions",
    situational: "A situation",
    written: "Written work",
  },
};
const KINDS: StageKind[] = ["introduction", "questions", "situational", "written"];

/** The stages in the order in which they are asked. */
export function StagesSection() {
  const { t } = useTranslation();
  const { definition, update, readOnly, inherited } = useEditor();
  const full = inherited ? addLock(inherited, definition, null) : null;
  return (
    <div className={styles.list}>
      <StyleSection />
      {definition.stages.map((stage, index) => (
        <StageEditor key={stage.id} stage={stage} index={index} />
      ))}
      {readOnly || definition.stages.length >= 10 ? null : (
        <Dropdown
          trigger={["click"]}
          disabled={full !== null}
          menu={{
            items: KINDS.map((kind) => ({ key: kind, label: t(`stage.${kind}`) })),
            onClick: ({ key }) =>
              update((plan) =>
                addStage(
                  plan,
                  key as StageKind,
                  NEW_TITLES[plan.language][key as StageKind],
                  reservedIds(inherited),
                ),
              ),
          }}
        >
          <Button type="dashed" block icon={<PlusOutlined aria-hidden />} disabled={full !== null}>
            {t("editor.addStage")}
          </Button>
        </Dropdown>
      )}
      <FeedbackSection />
    </div>
  );
}

function StageEditor({ stage, index }: { stage: Stage; index: number }) {
  const { t } = useTranslation();
  const { definition, update, readOnly, inherited } = useEditor();
  const path = `stages.${index}`;
  const original = inherited ? originalStage(inherited, stage.id) : undefined;
  const lock = original ? ("inherited" as const) : null;
  const guideLock = inherited ? stageLock(inherited, stage.id) : null;
  const full = inherited ? addLock(inherited, definition, stage.id) : null;
  const set = (part: Partial<Stage>) =>
    update((plan) => setIn(plan, ["stages", index], { ...stage, ...part }));
  const name = stage.title || t("editor.stageNumber", { number: index + 1 });
  return (
    <section className={styles.card} aria-label={name}>
      <div className={styles.cardHead}>
        <span className={styles.badge}>{t("editor.stageNumber", { number: index + 1 })}</span>
        <h2>{name}</h2>
        {inherited ? <Origin own={!original} reason={lock && (guideLock ?? lock)} /> : null}
        {original ? null : (
          <OrderButtons
            name={name}
            index={index}
            count={definition.stages.length}
            onMove={(delta) => update((plan) => ({ ...plan, stages: moveItem(plan.stages, index, delta) }))}
            onRemove={() => update((plan) => ({ ...plan, stages: removeAt(plan.stages, index) }))}
            removeNote={t("editor.removeStage", { count: stage.questions.length })}
          />
        )}
      </div>
      <div className={styles.cardBody}>
        <div className={styles.row}>
          <Field path={`${path}.title`} label={t("editor.stageTitle")} className={styles.wide} lock={lock}>
            <Input
              maxLength={60}
              value={stage.title}
              onChange={(event) => set({ title: event.target.value })}
            />
          </Field>
          <Field path={`${path}.kind`} label={t("editor.stageKind")} className={styles.narrow} lock={lock}>
            <Select
              value={stage.kind}
              onChange={(kind: StageKind) => update((plan) => setKind(plan, index, kind))}
              options={KINDS.map((kind) => ({ value: kind, label: t(`stage.${kind}`) }))}
            />
          </Field>
        </div>
        <Field
          path={`${path}.guide`}
          label={t("editor.guide")}
          hint={t("editor.guideHint")}
          lock={guideLock}
          change={
            original && original.guide !== stage.guide
              ? { original: original.guide || "—", onRestore: () => set({ guide: original.guide }) }
              : null
          }
        >
          <Input.TextArea
            autoSize={{ minRows: 1, maxRows: 6 }}
            maxLength={600}
            value={stage.guide}
            onChange={(event) => set({ guide: event.target.value })}
          />
        </Field>
        {stage.questions.map((question, place) => (
          <QuestionEditor key={question.id} question={question} stageIndex={index} index={place} />
        ))}
        {inherited ? <DroppedQuestions stageId={stage.id} inherited={inherited} /> : null}
        {readOnly || stage.questions.length >= 20 ? null : (
          <div className={styles.adders}>
            <Tooltip title={full && t(`inherit.lock.${full}`)}>
              <Button
                type="dashed"
                icon={<PlusOutlined aria-hidden />}
                disabled={full !== null}
                onClick={() => update((plan) => addQuestion(plan, index, reservedIds(inherited)))}
              >
                {t("editor.addQuestion")}
              </Button>
            </Tooltip>
            <BankPicker
              language={definition.language}
              stageName={name}
              disabled={full !== null}
              onInsert={(picked) => {
                update((plan) => insertFromBank(plan, index, picked, reservedIds(inherited)));
                return definition.dimensions.some(({ id }) => id === picked.content.dimension);
              }}
            />
          </div>
        )}
      </div>
    </section>
  );
}
