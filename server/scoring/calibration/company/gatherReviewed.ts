import { setImmediate as nextTurn } from "node:timers/promises";
import { listAsked } from "../../../interviews/course";
import { Interview } from "../../../interviews/entity";
import { mustStayHere } from "../../../interviews/notice";
import { type AnswerSource, type ReportSource } from "../../../reports/buildReport";
import { loadReportSource } from "../../../reports/reportRows";
import type { Review } from "../../../reviews/entity";
import type { SentRating } from "../../../reviews/schema";
import type { Services } from "../../../services";
import { joinThread } from "../../threads";
import type { RatedAnswer, RatedDimension } from "./ratings";

/** The words of an answer with those to its follow-ups, as the engine reads them. */
function wordsOf({ plan, followUps, answers }: ReportSource, root: AnswerSource): string {
  const ids = listAsked(plan, followUps)
    .filter(({ question, followUp }) => (followUp?.questionId ?? question.id) === root.answer.questionId)
    .map(({ question }) => question.id);
  const spoken = ids.flatMap((id) => {
    const source = answers.find(({ answer }) => answer.questionId === id);
    return source?.transcripts[0] ?? [];
  });
  return joinThread(spoken).text;
}

/**
 * Rated answers from the reviews that people sent: words and levels as they stand now. Interviews are read one after
 * another, so that other requests get their turn.
 */
export async function gatherReviewed(
  { db, env }: Pick<Services, "db" | "env">,
  reviews: readonly Review[],
  dimensions: readonly RatedDimension[],
  signal: AbortSignal,
): Promise<RatedAnswer[]> {
  const known = new Set(dimensions.map(({ id }) => id));
  const gathered: RatedAnswer[] = [];
  for (const interviewId of new Set(reviews.map((review) => review.interviewId))) {
    signal.throwIfAborted();
    const interview = await db.read.findOneBy(Interview, { id: interviewId });
    if (!interview) continue;
    const source = await loadReportSource(db.read, interview);
    const staysHere = await mustStayHere(env, db.read, interviewId);
    for (const root of source.answers) {
      const ratings = new Map<string, { rater: string; rating: number }[]>();
      for (const review of reviews.filter((one) => one.interviewId === interviewId))
        for (const { answerId, dimensionId, level } of review.ratings as SentRating[])
          if (answerId === root.answer.id && level !== null && known.has(dimensionId))
            ratings.set(dimensionId, [
              ...(ratings.get(dimensionId) ?? []),
              { rater: review.staffId, rating: level },
            ]);
      const asked = listAsked(source.plan).find(({ question }) => question.id === root.answer.questionId);
      if (ratings.size === 0 || !asked) continue;
      gathered.push({ question: asked.question.text, answer: wordsOf(source, root), ratings, staysHere });
    }
    await nextTurn();
  }
  return gathered;
}
