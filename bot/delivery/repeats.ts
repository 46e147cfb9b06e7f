import type { ChatCard, Platform } from "../../server/chats/entity";
import type { ChatTarget } from "../platform";

const HOUR_MS = 3_600_000;

/**
 * What the platform does with a second showing of a card, after a first one of which nobody knows what became.
 * - `by_id`: it knows the card by its id, whatever it shows;
 * - `by_content`: for so long it does not deliver the same twice;
 * - `never`: it would be there twice.
 */
type Repeat = { known: "by_id" } | { known: "by_content"; forMs: number } | { known: "never" };

const repeats: Record<Platform, Record<ChatTarget["kind"], Repeat>> = {
  dingtalk: { group: { known: "by_id" }, person: { known: "by_id" } },
  wecom: {
    // The AI bot keeps no account of what it has sent.
    group: { known: "never" },
    // `enable_duplicate_check` holds for four hours; the last try is made well before their end.
    person: { known: "by_content", forMs: 3.5 * HOUR_MS },
  },
};

export type Tried = Pick<ChatCard, "platform" | "placeKind" | "triedDigest" | "triedAt">;

/** Whether showing these faces now shows one card at most, though an earlier attempt may have shown it. */
export function mayShow(
  { platform, placeKind, triedDigest, triedAt }: Tried,
  digest: string,
  now: Date,
): boolean {
  if (triedDigest === null || triedAt === null) return true;
  const repeat = repeats[platform][placeKind];
  if (repeat.known !== "by_content") return repeat.known === "by_id";
  return triedDigest === digest && now.getTime() - triedAt.getTime() < repeat.forMs;
}
