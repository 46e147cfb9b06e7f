import { type PlanDefinition, listQuestions } from "../plans/definition";
import { followUpBound, followUpBoundOf } from "../plans/followUpRules";
import type { FollowUp } from "./entity";

export type Turn = { id: string; asked: boolean };
type Row = Pick<FollowUp, "id" | "questionId" | "questionIndex" | "state" | "askedAs">;

const isOpen = ({ state }: Row) => state === "pending" || state === "proposed";

/** How many follow-ups a question of the plan may still have by its own bound. */
export function roomOf(plan: PlanDefinition, rows: readonly Row[], questionId: string): number {
  const entry = listQuestions(plan).find(({ question }) => question.id === questionId);
  if (!entry) return 0;
  const had = rows.filter((row) => row.state === "asked" && row.questionId === questionId).length;
  return followUpBoundOf(plan, entry.stage, entry.question) - had;
}

/**
 * Which proposals are asked now and which never. The plan's bound is shared out in the order of the questions, whatever
 * the order in which words arrive: earlier questions that are still undecided keep what they may need, so that a slow
 * recogniser changes nobody's follow-ups. A proposal that has to wait for them is in neither list.
 * @param sealed ids of the questions, follow-ups among them, whose answer is given
 */
export function takeTurns(plan: PlanDefinition, rows: readonly Row[], sealed: ReadonlySet<string>): Turn[] {
  const turns: Turn[] = [];
  const now = rows.map((row) => ({ ...row }));
  const proposals = now
    .filter(({ state }) => state === "proposed")
    .toSorted((left, right) => left.questionIndex - right.questionIndex);
  for (const proposal of proposals) {
    const asked = now.filter(({ state }) => state === "asked").length;
    const earlier = now.filter(({ questionIndex }) => questionIndex < proposal.questionIndex);
    const undecided = earlier.filter(
      (row) => isOpen(row) || (row.state === "asked" && !sealed.has(row.askedAs ?? "")),
    );
    const reserved = [...new Set(undecided.map(({ questionId }) => questionId))].reduce(
      (sum, questionId) => sum + roomOf(plan, now, questionId),
      0,
    );
    const room = followUpBound(plan) - asked;
    const own = roomOf(plan, now, proposal.questionId);
    if (room - reserved > 0 && own > 0) proposal.state = "asked";
    else if (room > 0 && own > 0 && undecided.length > 0) continue;
    else proposal.state = "none";
    turns.push({ id: proposal.id, asked: proposal.state === "asked" });
  }
  return turns;
}
