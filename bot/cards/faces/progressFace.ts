import type { Locale } from "../../../server/http/messages";
import type { InterviewStatus } from "../../../server/interviews/status";
import { say } from "../../words";
import { type CardFace, plainFace } from "../face";
import { progressWords as words } from "./progressWords";

export type ProgressView = {
  /** What is counted: a unit, a position, or a batch's job. */
  of: string;
  counts: Partial<Record<InterviewStatus, number>>;
  /** Of a batch only. */
  batch: {
    state: "running" | "paused" | "cancelled" | "done";
    waiting: number;
    leftOut: number;
    deadline: string;
  } | null;
  url: string;
};

/** Each interview in one of these; who was taken back by the company is in none. */
const STEPS = [
  ["notOpened", ["not_started"]],
  ["opened", ["opened", "checking_device"]],
  ["inProgress", ["in_progress"]],
  ["completed", ["completed"]],
  ["expired", ["expired", "timed_out"]],
  ["left", ["withdrawn", "needs_person"]],
] as const satisfies readonly (readonly [keyof typeof words, readonly InterviewStatus[]])[];

/** How far they are, in numbers alone: everybody in a group may see it. Pure. */
export function progressFace({ of, counts, batch, url }: ProgressView, locale: Locale): CardFace {
  const sums = STEPS.map(([name, statuses]) => ({
    name,
    count: statuses.reduce((sum, status) => sum + (counts[status] ?? 0), 0),
  }));
  const invited = sums.reduce((sum, { count }) => sum + count, 0);
  const open = sums.slice(0, 3).reduce((sum, { count }) => sum + count, 0);
  return plainFace(say(words.title, locale, { of }), {
    status: statusOf(batch, invited, open, locale),
    lines: invited === 0 ? [say(words.nobody, locale)] : [],
    facts: [
      { name: say(words.invited, locale), value: String(invited) },
      ...(batch && batch.waiting > 0
        ? [{ name: say(words.waiting, locale), value: String(batch.waiting) }]
        : []),
      ...(batch && batch.leftOut > 0
        ? [{ name: say(words.leftOut, locale), value: String(batch.leftOut) }]
        : []),
      ...(batch ? [{ name: say(words.deadline, locale), value: batch.deadline }] : []),
    ],
    bars: sums
      .filter(({ name, count }) => count > 0 || name === "completed")
      .map(({ name, count }) => ({
        name: say(words[name], locale),
        share: invited === 0 ? 0 : count / invited,
        value: String(count),
      })),
    buttons: [{ text: say(words.details, locale), style: "plain", url }],
  });
}

function statusOf(
  batch: ProgressView["batch"],
  invited: number,
  open: number,
  locale: Locale,
): CardFace["status"] {
  if (batch?.state === "paused") return { text: say(words.paused, locale), tone: "warn" };
  if (batch?.state === "running") return { text: say(words.sending, locale), tone: "busy" };
  if (invited === 0) return null;
  if (open > 0) return { text: say(words.open, locale, { count: open }), tone: "busy" };
  return { text: say(words.over, locale), tone: "good" };
}
