import { FULL_WEIGHT, type Question, type StageKind, listQuestions } from "../definition";
import { apportion } from "./apportion";
import { accessOf } from "./limits";
import type { AddedQuestion, AddedStage, PlanOverrides, StagePlace } from "./overrides";
import { clip } from "./problems";
import { type RebaseContext, note } from "./rebaseNotes";
import { sameValue } from "./values";

type Additions = Pick<PlanOverrides, "addedStages" | "addedQuestions">;

/**
 * Brings a branch's own stages and questions over to the new base. What an addition hung on may be gone: it then
 * follows the nearest item before that which is left. Nothing is dropped in silence: what finds no place is in a
 * conflict's `setAside`.
 */
export function rebaseAdditions(context: RebaseContext, overrides: Additions): Additions {
  const { before, after } = context;
  const ids = new FreeIds(
    after.stages.map(({ id }) => id),
    listQuestions(after).map(({ question }) => question.id),
    overrides,
  );
  const known = new Set(after.dimensions.map(({ id }) => id));
  const stageOrder = before.stages.map(({ id }) => id);
  const stagesLeft = new Set(after.stages.map(({ id }) => id));

  const addedStages = overrides.addedStages.flatMap((added): AddedStage[] => {
    const { stage } = added;
    const subject = { kind: "stage", id: stage.id } as const;
    const params = { name: stage.title };
    const present = after.stages.find(({ id }) => id === stage.id);
    if (present && sameValue(present, stage)) {
      context.resolved.push(note("resolved.adopted", subject, params));
      return [];
    }
    const questions = stage.questions.flatMap(
      (question) => fitQuestion(context, ids, question, stage.kind, known, added) ?? [],
    );
    // Each of its questions has told why it went.
    if (questions.length === 0) return [];
    const id = ids.stage(stage.id);
    if (id !== stage.id) context.resolved.push(note("resolved.renamed", subject, params, { proposed: id }));
    const { place } = added;
    if (typeof place === "string" || stagesLeft.has(place.after))
      return [{ place, stage: { ...stage, id, questions } }];
    const nearest = nearestLeft(stageOrder, place.after, stagesLeft);
    const proposed: StagePlace = nearest === null ? "start" : { after: nearest };
    context.conflicts.push(note("conflict.anchor_removed", subject, params, { branch: place, proposed }));
    return [{ place: proposed, stage: { ...stage, id, questions } }];
  });

  const addedQuestions = overrides.addedQuestions.flatMap((added): AddedQuestion[] => {
    const { stageId, question } = added;
    const subject = { kind: "question", id: question.id } as const;
    const stage = after.stages.find(({ id }) => id === stageId);
    const title = stage?.title ?? before.stages.find(({ id }) => id === stageId)?.title ?? stageId;
    if (isAdopted(context, question)) return [];
    if (!stage || accessOf(context.limits, stageId) !== "open") {
      const code = stage ? "conflict.stage_closed" : "conflict.stage_removed";
      context.conflicts.push(note(code, subject, { name: title }, { setAside: added }));
      return [];
    }
    const fitted = fitQuestion(context, ids, question, stage.kind, known, added);
    if (!fitted) return [];
    const left = new Set(stage.questions.map(({ id }) => id));
    if (added.after === null || left.has(added.after)) return [{ ...added, question: fitted }];
    const order = before.stages.find(({ id }) => id === stageId)?.questions.map(({ id }) => id) ?? [];
    const proposed = nearestLeft(order, added.after, left);
    const values = { branch: added.after, proposed };
    context.conflicts.push(note("conflict.anchor_removed", subject, { name: clip(question.text) }, values));
    return [{ stageId, after: proposed, question: fitted }];
  });
  return { addedStages, addedQuestions };
}

/** The nearest id before `from` in the old order that is still there. */
function nearestLeft(order: readonly string[], from: string, left: ReadonlySet<string>): string | null {
  return order.slice(0, Math.max(0, order.indexOf(from))).findLast((id) => left.has(id)) ?? null;
}

/** Whether headquarters has the very same question now; then it is no longer the branch's own. */
function isAdopted({ after, resolved }: RebaseContext, question: Question): boolean {
  if (!listQuestions(after).some((entry) => sameValue(entry.question, question))) return false;
  const { id, text } = question;
  resolved.push(note("resolved.adopted", { kind: "question", id }, { name: clip(text) }));
  return true;
}

/** What a question still assesses, scaled to the whole; empty when nothing is left. */
function fitParts(parts: Question["dimensions"], known: ReadonlySet<string>): Question["dimensions"] {
  const left = parts.filter(({ id }) => known.has(id));
  if (left.length === parts.length) return parts;
  const scaled = apportion(
    left.map(({ weightBp }) => weightBp),
    FULL_WEIGHT,
  );
  if (scaled.every((weightBp) => weightBp === 0)) return [];
  return left.map(({ id }, index) => ({ id, weightBp: scaled[index]! }));
}

/** Null when headquarters has it now. Else takes out dimensions that are gone and, where its id is taken now, gives the question another one. */
function fitQuestion(
  context: RebaseContext,
  ids: FreeIds,
  question: Question,
  kind: StageKind,
  known: ReadonlySet<string>,
  setAside: AddedQuestion | AddedStage,
): Question | null {
  const subject = { kind: "question", id: question.id } as const;
  const params = { name: clip(question.text) };
  if (isAdopted(context, question)) return null;
  const dimensions = fitParts(question.dimensions, known);
  if (dimensions.length === 0 && kind !== "introduction") {
    context.conflicts.push(note("conflict.question_unassessed", subject, params, { setAside }));
    return null;
  }
  if (!sameValue(dimensions, question.dimensions)) {
    const values = { branch: question.dimensions, proposed: dimensions };
    context.conflicts.push(note("conflict.question_reweighted", subject, params, values));
  }
  const id = ids.question(question.id);
  if (id !== question.id) context.resolved.push(note("resolved.renamed", subject, params, { proposed: id }));
  return { ...question, id, dimensions };
}

const MAX_ID = 40;

/** Ids that neither the base nor another addition uses. */
class FreeIds {
  private readonly ownStages: Set<string>;
  private readonly ownQuestions: Set<string>;

  constructor(
    private readonly baseStages: readonly string[],
    private readonly baseQuestions: readonly string[],
    { addedStages, addedQuestions }: Additions,
  ) {
    this.ownStages = new Set(addedStages.map(({ stage }) => stage.id));
    this.ownQuestions = new Set([
      ...addedQuestions.map(({ question }) => question.id),
      ...addedStages.flatMap(({ stage }) => stage.questions.map(({ id }) => id)),
    ]);
  }

  stage = (id: string) => this.free(id, this.baseStages, this.ownStages);
  question = (id: string) => this.free(id, this.baseQuestions, this.ownQuestions);

  private free(id: string, base: readonly string[], own: Set<string>): string {
    if (!base.includes(id)) return id;
    for (let count = 2; ; count += 1) {
      const suffix = `_${count}`;
      const next = id.slice(0, MAX_ID - suffix.length) + suffix;
      if (base.includes(next) || own.has(next)) continue;
      own.add(next);
      return next;
    }
  }
}
