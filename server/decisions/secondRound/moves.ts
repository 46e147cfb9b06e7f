import { conflict, invalid } from "../../http/errors";
import type { SecondRound } from "../entity";

/** So often a candidate moves an agreed time by themselves; then they talk with somebody. */
const MOST_MOVES = 3;

export const mayMove = ({ state, startsAt, moves }: SecondRound, now: Date): boolean =>
  state !== "agreed" || (startsAt !== null && startsAt > now && moves < MOST_MOVES);

/**
 * Whether the candidate may give up what is agreed for another time: before it has come, not for ever, and saying why.
 * @throws 409 `second_round.agreed`, `second_round.moves`; 422 `second_round.reason_required`
 */
export function assertMayMove(round: SecondRound, reason: string, now: Date): void {
  if (round.state !== "agreed") return;
  if (round.startsAt && round.startsAt <= now) throw conflict("second_round.agreed");
  if (!mayMove(round, now)) throw conflict("second_round.moves");
  if (reason.trim() === "") throw invalid("second_round.reason_required");
}

/** What a candidate's move leaves on the round. */
export const moved = ({ state, moves }: SecondRound, reason: string): Partial<SecondRound> =>
  state === "agreed" ? { moves: moves + 1, reason } : {};
