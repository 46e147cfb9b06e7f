import type { PlanComparison } from "./comparePlans";
import { fieldName } from "./fieldNames";
import { type Localized, type Param, clip, fill, percent } from "./problems";
import type { FieldChange } from "./values";

export type Subject = { kind: "plan" | "threshold" | "dimension" | "stage" | "question"; id: string };

/** One line of "what changed", to be read by people. */
export type PlanChange = {
  code: keyof typeof texts;
  subject: Subject;
  message: Localized;
  before?: unknown;
  after?: unknown;
};

const texts = {
  "change.field": ["{field}：{before} → {after}", "{field}: {before} → {after}"],
  "change.dimension_added": ["新增维度“{name}”，权重 {weight}", "New dimension “{name}”, weight {weight}"],
  "change.dimension_removed": ["去掉了维度“{name}”", "Dimension “{name}” removed"],
  "change.dimension_field": [
    "维度“{name}”的{field}：{before} → {after}",
    "Dimension “{name}”, {field}: {before} → {after}",
  ],
  "change.dimension_text": ["维度“{name}”的{field}有修改", "Dimension “{name}”: {field} rewritten"],
  "change.stage_added": ["新增环节“{name}”，{count} 道题", "New stage “{name}”, questions: {count}"],
  "change.stage_removed": ["去掉了环节“{name}”", "Stage “{name}” removed"],
  "change.stage_field": ["环节“{name}”的{field}有修改", "Stage “{name}”: {field} changed"],
  "change.stage_moved": ["环节“{name}”换了位置", "Stage “{name}” moved"],
  "change.question_added": ["新增题目“{name}”", "New question “{name}”"],
  "change.question_removed": ["去掉了题目“{name}”", "Question “{name}” removed"],
  "change.question_time": [
    "题目“{name}”的{field}：{before} 秒 → {after} 秒",
    "Question “{name}”, {field}: {before} s → {after} s",
  ],
  "change.question_field": ["题目“{name}”的{field}有修改", "Question “{name}”: {field} changed"],
  "change.question_mandatory": ["题目“{name}”改为必答", "Question “{name}” is now mandatory"],
  "change.question_optional": ["题目“{name}”不再必答", "Question “{name}” is no longer mandatory"],
  "change.question_moved": ["题目“{name}”换了位置", "Question “{name}” moved"],
} as const satisfies Record<string, readonly [zh: string, en: string]>;

/** A comparison as lines for people, in the order of a plan: frame, dimensions, stages, questions. */
export function describeChanges({
  plan,
  thresholds,
  dimensions,
  stages,
  questions,
}: PlanComparison): PlanChange[] {
  return [
    ...plan.map((change) => fieldChange("change.field", { kind: "plan", id: change.field }, change)),
    ...thresholds.map((change) =>
      fieldChange("change.field", { kind: "threshold", id: change.field }, change),
    ),
    ...describeDimensions(dimensions),
    ...describeStages(stages),
    ...describeQuestions(questions),
  ];
}

function line(
  code: PlanChange["code"],
  subject: Subject,
  params: Record<string, Param>,
  values: { before?: unknown; after?: unknown } = {},
): PlanChange {
  return { code, subject, message: fill(texts[code], params), ...values };
}

function fieldChange(
  code: PlanChange["code"],
  subject: Subject,
  { field, before, after }: FieldChange,
  name = "",
): PlanChange {
  const say = (value: unknown): string => {
    if (value === undefined) return "—";
    return field === "weightBp" ? percent(Number(value)) : String(value);
  };
  const params = { name, field: fieldName(field), before: say(before), after: say(after) };
  return line(code, subject, params, { before, after });
}

function describeDimensions({ added, removed, changed }: PlanComparison["dimensions"]): PlanChange[] {
  return [
    ...added.map((dimension) => {
      const { id, name, weightBp } = dimension;
      const params = { name, weight: percent(weightBp) };
      return line("change.dimension_added", { kind: "dimension", id }, params, { after: dimension });
    }),
    ...removed.map((dimension) => {
      const { id, name } = dimension;
      return line("change.dimension_removed", { kind: "dimension", id }, { name }, { before: dimension });
    }),
    ...changed.flatMap(({ id, name, fields }) =>
      fields.map((change) => {
        const inNumbers = change.field === "weightBp" || change.field === "requiredScore";
        const code = inNumbers ? "change.dimension_field" : "change.dimension_text";
        return fieldChange(code, { kind: "dimension", id }, change, name);
      }),
    ),
  ];
}

function describeStages({ added, removed, changed }: PlanComparison["stages"]): PlanChange[] {
  return [
    ...added.map((stage) => {
      const params = { name: stage.title, count: stage.questions.length };
      return line("change.stage_added", { kind: "stage", id: stage.id }, params, { after: stage });
    }),
    ...removed.map((stage) => {
      const subject = { kind: "stage", id: stage.id } as const;
      return line("change.stage_removed", subject, { name: stage.title }, { before: stage });
    }),
    ...changed.flatMap(({ id, name, fields, moved }) => [
      ...fields.map((change) => fieldChange("change.stage_field", { kind: "stage", id }, change, name)),
      ...(moved ? [line("change.stage_moved", { kind: "stage", id }, { name })] : []),
    ]),
  ];
}

function describeQuestions({ added, removed, changed }: PlanComparison["questions"]): PlanChange[] {
  return [
    ...added.map(({ question }) => {
      const subject = { kind: "question", id: question.id } as const;
      return line("change.question_added", subject, { name: clip(question.text) }, { after: question });
    }),
    ...removed.map(({ question }) => {
      const subject = { kind: "question", id: question.id } as const;
      return line("change.question_removed", subject, { name: clip(question.text) }, { before: question });
    }),
    ...changed.flatMap(({ id, name, fields, moved, stageId, fromStageId }) => {
      const subject = { kind: "question", id } as const;
      const places = fromStageId ? { before: fromStageId, after: stageId } : {};
      return [
        ...fields.map((change) => fieldChange(questionCode(change), subject, change, clip(name))),
        ...(moved ? [line("change.question_moved", subject, { name: clip(name) }, places)] : []),
      ];
    }),
  ];
}

function questionCode({ field, after }: FieldChange): PlanChange["code"] {
  if (field === "mandatory") return after ? "change.question_mandatory" : "change.question_optional";
  return field === "prepSeconds" || field === "answerSeconds"
    ? "change.question_time"
    : "change.question_field";
}
