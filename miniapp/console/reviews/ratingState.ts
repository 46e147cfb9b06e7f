import type { DraftRating, ReviewPair, ReviewView } from "./data";

/** What the reviewer has chosen so far, by answer and dimension. Pure. */
export type Chosen = Pick<DraftRating, "level" | "comment">;
export type RatingState = { ratings: Readonly<Record<string, Chosen>>; comment: string };

export const keyOf = ({ answerId, dimensionId }: Pick<ReviewPair, "answerId" | "dimensionId">) =>
  `${answerId} ${dimensionId}`;

/**
 * Where the form begins: one's draft; else what one sent before, to amend it; else as the machine has it, and blind with
 * nothing.
 */
export function beginWith({ pairs, draft, sent, task }: ReviewView, staffId: string | null): RatingState {
  const own = sent.find(({ reviewer }) => reviewer.id === staffId);
  const sealed = task?.sealed ?? false;
  const ratings: Record<string, Chosen> = {};
  for (const pair of pairs) {
    const before = draft?.ratings.find((one) => keyOf(one) === keyOf(pair));
    const amended = draft ? undefined : own?.ratings.find((one) => keyOf(one) === keyOf(pair));
    if (before) ratings[keyOf(pair)] = { level: before.level, comment: before.comment };
    else if (amended)
      ratings[keyOf(pair)] = {
        level: amended.level === pair.machine ? "machine" : (amended.level as DraftRating["level"]),
        comment: amended.comment,
      };
    else if (!sealed) ratings[keyOf(pair)] = { level: "machine", comment: "" };
  }
  return { ratings, comment: draft?.comment ?? own?.comment ?? "" };
}

/** As the server takes it, in the order of what is to be rated. */
export const bodyOf = (pairs: readonly ReviewPair[], { ratings, comment }: RatingState) => ({
  comment,
  ratings: pairs.flatMap((pair): DraftRating[] => {
    const chosen = ratings[keyOf(pair)];
    return chosen ? [{ answerId: pair.answerId, dimensionId: pair.dimensionId, ...chosen }] : [];
  }),
});

/** Differs from the machine, and nobody says why. */
export const wantsReason = (pair: ReviewPair, chosen: Chosen | undefined, { sealed }: { sealed: boolean }) =>
  !sealed &&
  chosen !== undefined &&
  chosen.level !== "machine" &&
  chosen.level !== pair.machine &&
  chosen.comment.trim() === "";
