import { IsNull } from "typeorm";
import type { z } from "zod";
import { selectBuilt } from "../db/statements";
import type { StaffActor } from "../http/actors";
import { conflict } from "../http/errors";
import { scopeOf } from "../org/permissions";
import { withinScope } from "../org/scope";
import type { InterviewLanguage } from "../plans/definition";
import { builtInEntries } from "../questions/bankEntry";
import { QuestionRow } from "../questions/entity";
import { currentEntries, mandatoryQuestionsFor } from "../questions/mandatoryQuestions";
import type { Services } from "../services";
import type { Position } from "./entity";
import { proposePlan } from "./proposePlan";
import type { planProposalSchema } from "./schema";

/** So many of the company's own questions are considered for one dimension, the oldest first. */
const CONSIDERED = 200;

/** What the actor may read of the company's own banks for these dimensions, in an order that does not change by itself. */
export async function ownEntries(
  { db }: Pick<Services, "db">,
  actor: StaffActor,
  dimensions: readonly string[],
) {
  if (dimensions.length === 0) return [];
  const builder = db.read
    .createQueryBuilder(QuestionRow, "question")
    .where({ archivedAt: IsNull() })
    .andWhere("question.dimension IN (:...dimensions)", { dimensions })
    .orderBy("question.createdAt")
    .addOrderBy("question.id")
    .limit(CONSIDERED);
  withinScope(builder, "question", scopeOf(actor, "questions.read"));
  return currentEntries(db.read, await selectBuilt(builder, QuestionRow, ["id", "currentVersion"]));
}

/**
 * A plan for the position, made of its competency model and of the questions that the actor may read.
 * @throws 409 `position.no_competencies` while the model is empty
 */
export async function planFor(
  services: Pick<Services, "db">,
  actor: StaffActor,
  { title, family, language: ownLanguage, competencies }: Position,
  language: InterviewLanguage = ownLanguage,
): Promise<z.input<typeof planProposalSchema>> {
  if (competencies.length === 0) throw conflict("position.no_competencies");
  const dimensions = competencies.filter(({ source }) => source === "library").map(({ id }) => id);
  const [own, mandatory] = await Promise.all([
    ownEntries(services, actor, dimensions),
    mandatoryQuestionsFor(services.db.read, family),
  ]);
  const bank = [...own, ...builtInEntries];
  return { name: title, definition: proposePlan({ title, family, language, competencies, bank, mandatory }) };
}
