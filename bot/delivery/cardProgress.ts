import { MAX_CARD_TRIES } from "../../server/chats/cards";
import type { ChatCard } from "../../server/chats/entity";
import { concernsOperator } from "../../server/notifications/failures";
import type { ShowOutcome } from "../platform";
import { mayShow } from "./repeats";

const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;
/** After the first, second … attempt that was put off. */
const RETRY_MS = [
  2 * SECOND_MS,
  10 * SECOND_MS,
  MINUTE_MS,
  5 * MINUTE_MS,
  15 * MINUTE_MS,
  HOUR_MS,
  2 * HOUR_MS,
] as const;
/** A card changes no more often than this; what happens meanwhile is shown together. */
export const PACE_MS = 3 * SECOND_MS;
const DETAIL_LENGTH = 255;

/** What is written about a card, and when it is to be looked after again. */
export type CardStep = { change: Partial<ChatCard>; again: Date | null };
/** What an attempt shows; the `last` is what stays there. */
export type Attempt = { digest: string; last: boolean };

const later = (now: Date, ms: number) => new Date(now.getTime() + ms);
const detailOf = (text: string) => text.slice(0, DETAIL_LENGTH);

export const isThere = ({ shownAt }: Pick<ChatCard, "shownAt">): boolean => shownAt !== null;
/** When it may change next. */
export const restedAt = ({ shownAt, updatedAt }: Pick<ChatCard, "shownAt" | "updatedAt">): Date | null =>
  shownAt && later(updatedAt ?? shownAt, PACE_MS);

type Known = Pick<ChatCard, "shownDigest" | "triedDigest" | "triedAt">;
const asBefore = ({ shownDigest, triedDigest, triedAt }: ChatCard): Known => ({
  shownDigest,
  triedDigest,
  triedAt,
});
/** Until the answer is there nobody knows what the platform has. */
const asTried = (card: ChatCard, { digest }: Attempt, now: Date): Known => ({
  shownDigest: null,
  triedDigest: isThere(card) ? null : (card.triedDigest ?? digest),
  triedAt: isThere(card) ? null : (card.triedAt ?? now),
});

/** Written before the outside call, so that whatever happens in it is found afterwards. */
export const claimOf = (card: ChatCard, attempt: Attempt, jobId: string, now: Date): Partial<ChatCard> => ({
  state: "sending",
  tries: card.tries + 1,
  triesLeft: card.triesLeft - 1,
  claimedBy: jobId,
  ...asTried(card, attempt, now),
});

/** Nothing more will come of it by itself. */
export function giveUpCard(
  card: Pick<ChatCard, "shownAt" | "triedDigest">,
  detail: string,
): Partial<ChatCard> {
  const mayBeThere = !isThere(card) && card.triedDigest !== null;
  return { state: mayBeThere ? "unknown" : "failed", claimedBy: null, failureDetail: detailOf(detail) };
}

/** After an attempt. `card` is as it was before the claim. */
export function afterShow(card: ChatCard, attempt: Attempt, outcome: ShowOutcome, now: Date): CardStep {
  const { digest, last } = attempt;
  const left = card.triesLeft - 1;
  const free = { claimedBy: null };
  const untried = { triedDigest: null, triedAt: null };
  switch (outcome.result) {
    case "accepted": {
      // Known by its id it may show what an earlier attempt had: it is changed at once.
      const sure = isThere(card) || (card.triedDigest ?? digest) === digest;
      const known = {
        ...free,
        ...untried,
        shownAt: card.shownAt ?? now,
        updatedAt: now,
        triesLeft: MAX_CARD_TRIES,
        failureDetail: null,
      };
      return sure
        ? { change: { ...known, state: last ? "closed" : "shown", shownDigest: digest }, again: null }
        : { change: { ...known, state: "shown", shownDigest: null }, again: later(now, PACE_MS) };
    }
    case "refused": {
      const failureDetail = detailOf(outcome.detail);
      // A card that the platform does not let change any more stays as it is, unless somebody can set that right.
      const stays = isThere(card) && !concernsOperator(outcome.failure);
      if (stays) return { change: { ...free, state: "closed", failureDetail }, again: null };
      return { change: { ...free, ...giveUpCard(card, outcome.detail) }, again: null };
    }
    case "later":
    case "unclear": {
      const known = outcome.result === "later" ? asBefore(card) : asTried(card, attempt, now);
      const waited = RETRY_MS[MAX_CARD_TRIES - left - 1];
      const mayRepeat = isThere(card) || mayShow({ ...card, ...known }, digest, now);
      if (left <= 0 || waited === undefined || !mayRepeat) {
        return { change: { ...known, ...giveUpCard({ ...card, ...known }, outcome.detail) }, again: null };
      }
      const asked = outcome.result === "later" ? (outcome.waitMs ?? 0) : 0;
      return {
        change: {
          ...known,
          ...free,
          state: isThere(card) ? "shown" : "waiting",
          failureDetail: detailOf(outcome.detail),
        },
        again: later(now, Math.max(waited, asked)),
      };
    }
  }
}
