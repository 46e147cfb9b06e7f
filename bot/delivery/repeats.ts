import type { ChatCard, Platform } from "../../server/chats/entity";
import type { ChatTarget } from "../platform";

const HOUR_MS = 3_600_000;

/**
 * What the platform does with a second attempt, after a first one of which nobody knows what became.
 * - `by_id`: it knows it by its id, whatever it says;
 * - `by_content`: for so long it does not deliver the same twice;
 * - `never`: it would be there twice.
 */
type Repeat = { known: "by_id" } | { known: "by_content"; forMs: number } | { known: "never" };
type What = "card" | "text";

const never: Repeat = { known: "never" };
/** `enable_duplicate_check` holds for four hours; the last try is made well before their end. */
const wecomPerson: Repeat = { known: "by_content", forMs: 3.5 * HOUR_MS };

const repeats: Record<Platform, Record<ChatTarget["kind"], Record<What, Repeat>>> = {
  dingtalk: {
    group: { card: { known: "by_id" }, text: never },
    person: { card: { known: "by_id" }, text: never },
  },
  wecom: {
    // The AI bot keeps no account of what it has sent.
    group: { card: never, text: never },
    person: { card: wecomPerson, text: wecomPerson },
  },
};

/** Whether the very same may be sent again now, though an attempt made then may have arrived. */
export function mayRepeat(
  { platform, to, what, since }: { platform: Platform; to: ChatTarget["kind"]; what: What; since: Date },
  now: Date,
): boolean {
  const repeat = repeats[platform][to][what];
  if (repeat.known !== "by_content") return repeat.known === "by_id";
  return now.getTime() - since.getTime() < repeat.forMs;
}

export type Tried = Pick<ChatCard, "platform" | "placeKind" | "triedDigest" | "triedAt">;

/** Whether showing these faces now shows one card at most, though an earlier attempt may have shown it. */
export function mayShow(
  { platform, placeKind, triedDigest, triedAt }: Tried,
  digest: string,
  now: Date,
): boolean {
  if (triedDigest === null || triedAt === null) return true;
  const sameNeeded = repeats[platform][placeKind].card.known === "by_content";
  if (sameNeeded && triedDigest !== digest) return false;
  return mayRepeat({ platform, to: placeKind, what: "card", since: triedAt }, now);
}
