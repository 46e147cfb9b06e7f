import { type Dimension, type PlanDefinition, type Question, type Stage, listQuestions } from "../definition";
import { type FieldChange, changedFields, movedIds } from "./values";

/** Something that both plans have, with its name in the second; `fields` is empty where it only moved. */
export type ItemChange = { id: string; name: string; fields: FieldChange[]; moved: boolean };
/** A question may also have changed its stage. */
export type QuestionChange = ItemChange & { stageId: string; fromStageId?: string };
export type PlacedQuestion = { stageId: string; question: Question };

/** What a diff view shows: everything that differs, with before and after. */
export type PlanComparison = {
  same: boolean;
  plan: FieldChange[];
  thresholds: FieldChange[];
  dimensions: { added: Dimension[]; removed: Dimension[]; changed: ItemChange[] };
  stages: { added: Stage[]; removed: Stage[]; changed: ItemChange[] };
  /** Those of added and removed stages included. */
  questions: { added: PlacedQuestion[]; removed: PlacedQuestion[]; changed: QuestionChange[] };
};

/** Compares any two plans item by item, by id; also across languages or templates, where little will match. */
export function comparePlans(before: PlanDefinition, after: PlanDefinition): PlanComparison {
  const plan = changedFields(before, after, ["dimensions", "stages", "thresholds"]);
  const thresholds = changedFields(before.thresholds, after.thresholds);
  const dimensions = compareItems(before.dimensions, after.dimensions, ({ name }) => name);
  const stages = compareItems(before.stages, after.stages, ({ title }) => title, ["questions"]);
  const questions = compareQuestions(before, after);
  const same =
    plan.length + thresholds.length === 0 &&
    [dimensions, stages, questions].every(
      ({ added, removed, changed }) => added.length + removed.length + changed.length === 0,
    );
  return { same, plan, thresholds, dimensions, stages, questions };
}

function compareItems<Item extends { id: string }>(
  before: Item[],
  after: Item[],
  nameOf: (item: Item) => string,
  ignore: string[] = [],
) {
  const old = new Map(before.map((item) => [item.id, item]));
  const now = new Set(after.map(({ id }) => id));
  const moved = movedIds([...old.keys()], [...now]);
  return {
    added: after.filter(({ id }) => !old.has(id)),
    removed: before.filter(({ id }) => !now.has(id)),
    changed: after.flatMap((item): ItemChange[] => {
      const previous = old.get(item.id);
      if (!previous) return [];
      const fields = changedFields(previous, item, ignore);
      const isMoved = moved.includes(item.id);
      if (fields.length === 0 && !isMoved) return [];
      return [{ id: item.id, name: nameOf(item), fields, moved: isMoved }];
    }),
  };
}

const place = ({ stage, question }: { stage: Stage; question: Question }): PlacedQuestion => ({
  stageId: stage.id,
  question,
});

function compareQuestions(before: PlanDefinition, after: PlanDefinition): PlanComparison["questions"] {
  const old = new Map(listQuestions(before).map((entry) => [entry.question.id, place(entry)]));
  const now = new Map(listQuestions(after).map((entry) => [entry.question.id, place(entry)]));
  const moved = new Set(
    after.stages.flatMap((stage) => {
      const previous = before.stages.find(({ id }) => id === stage.id)?.questions ?? [];
      return movedIds(
        previous.map(({ id }) => id),
        stage.questions.map(({ id }) => id),
      );
    }),
  );
  return {
    added: [...now.values()].filter(({ question }) => !old.has(question.id)),
    removed: [...old.values()].filter(({ question }) => !now.has(question.id)),
    changed: [...now.values()].flatMap(({ stageId, question }): QuestionChange[] => {
      const previous = old.get(question.id);
      if (!previous) return [];
      const { id, text: name } = question;
      const fields = changedFields(previous.question, question);
      const elsewhere = previous.stageId !== stageId;
      if (fields.length === 0 && !elsewhere && !moved.has(id)) return [];
      const fromStageId = elsewhere ? { fromStageId: previous.stageId } : {};
      return [{ id, name, stageId, ...fromStageId, fields, moved: elsewhere || moved.has(id) }];
    }),
  };
}
