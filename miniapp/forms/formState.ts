import type { FormBody, FormRating, MyInterview } from "./data";

/** A form as one fills it in: what was rated so far, by dimension. */
export type FormState = {
  ratings: Readonly<Record<string, Omit<FormRating, "dimensionId">>>;
  notes: string;
  recommendation: FormBody["recommendation"];
};
type Dimensions = MyInterview["dimensions"];

/** One's draft, or what one has sent where one amends it. */
export function beginWith({ draft, sent }: Pick<MyInterview, "draft" | "sent">): FormState {
  const from = draft ?? sent;
  return {
    ratings: Object.fromEntries(
      (from?.ratings ?? []).map(({ dimensionId, level, comment }) => [dimensionId, { level, comment }]),
    ),
    notes: from?.notes ?? "",
    recommendation: from?.recommendation ?? null,
  };
}

/** In the plan's order, so that the same words are the same form. */
export const bodyOf = (dimensions: Dimensions, { ratings, notes, recommendation }: FormState): FormBody => ({
  ratings: dimensions.flatMap(({ id }) => {
    const rating = ratings[id];
    return rating ? [{ dimensionId: id, level: rating.level, comment: rating.comment.trim() }] : [];
  }),
  notes: notes.trim(),
  recommendation,
});

export const isWhole = (dimensions: Dimensions, { ratings, recommendation }: FormState): boolean =>
  recommendation !== null && dimensions.every(({ id }) => ratings[id] !== undefined);

/** The anchor that a level belongs to, and whether it is half a level above. */
export const anchorOf = (level: number) => ({ anchor: Math.floor(level), half: level % 1 !== 0 });

/** In one decimal at most: `3.5`, `4`. */
export const levelText = (level: number): string => String(Math.round(level * 10) / 10);

export type Agreeing = "close" | "fair" | "apart";
/** Half a level apart is one opinion, more than one are two. */
export const agreeingOf = (distance: number): Agreeing =>
  distance <= 0.5 ? "close" : distance <= 1 ? "fair" : "apart";
