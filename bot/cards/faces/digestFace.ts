import type { Locale } from "../../../server/http/messages";
import { type CardFace, plainFace } from "../face";
import { type Reading, dateText, daysSince } from "../moment";

/** At most so many are counted; nobody acts differently on more. */
export const MOST_WAITING = 99;
export type Waiting = {
  count: number;
  /** The oldest first, a few of them. */
  oldest: readonly { name: string; jobTitle: string; since: Date }[];
};
export type DigestView = {
  unitName: string;
  /** As `2026-03-02`. */
  day: string;
  yesterday: { invited: number; completed: number; decided: number };
  /** Reports that nobody has decided on, people who asked for HR, second rounds without a time. */
  decisions: Waiting;
  help: Waiting;
  secondRounds: Waiting;
  url: string;
};

const words = {
  zh: {
    title: (day: string, unit: string) => `${day} 招聘简报 · ${unit}`,
    waits: "有事待办",
    calm: "没有待办",
    yesterday: ({ invited, completed, decided }: DigestView["yesterday"]) =>
      `昨天：邀请 ${invited} 人，完成面试 ${completed} 人，作出决定 ${decided} 个。`,
    decisions: "报告等审批",
    help: "候选人或同事等 HR",
    secondRounds: "复试等定时间",
    count: (count: string, days: number) => `${count} 个${days > 0 ? `，最久 ${days} 天` : ""}`,
    one: (what: string, name: string, jobTitle: string, days: number) =>
      `${what}：${name} · ${jobTitle}${days > 0 ? `（${days} 天）` : ""}`,
    open: "打开面试列表",
  },
  en: {
    title: (day: string, unit: string) => `Hiring on ${day} · ${unit}`,
    waits: "Something waits",
    calm: "Nothing waits",
    yesterday: ({ invited, completed, decided }: DigestView["yesterday"]) =>
      `Yesterday: ${invited} invited, ${completed} finished, ${decided} decided.`,
    decisions: "Reports to decide on",
    help: "People waiting for HR",
    secondRounds: "Second rounds without a time",
    count: (count: string, days: number) =>
      `${count}${days > 0 ? `, the oldest for ${days} ${days === 1 ? "day" : "days"}` : ""}`,
    one: (what: string, name: string, jobTitle: string, days: number) =>
      `${what}: ${name} · ${jobTitle}${days > 0 ? ` (${days} ${days === 1 ? "day" : "days"})` : ""}`,
    open: "Open the interviews",
  },
} as const satisfies Record<Locale, object>;

const kinds = ["help", "decisions", "secondRounds"] as const;
const MOST_NAMED = 6;

/** Whether anything waits for somebody; at weekends only that is said. */
export const somethingWaits = (view: DigestView): boolean => kinds.some((kind) => view[kind].count > 0);
export const somethingHappened = ({ yesterday }: DigestView): boolean =>
  Object.values(yesterday).some((count) => count > 0);

/** What came in yesterday, and what waits for whom, the oldest first. Names are in `own` alone. */
export function digestFace(view: DigestView, reading: Reading): { shared: CardFace; own: CardFace } {
  const { now, locale } = reading;
  const say = words[locale];
  const waits = kinds.filter((kind) => view[kind].count > 0);
  const daysOf = (since: Date | undefined) => (since ? daysSince(since, now) : 0);
  const shared = plainFace(
    say.title(dateText(new Date(`${view.day}T12:00:00Z`), { timeZone: "UTC", locale }), view.unitName),
    {
      status: waits.length > 0 ? { text: say.waits, tone: "warn" } : { text: say.calm, tone: "good" },
      lines: [say.yesterday(view.yesterday)],
      facts: waits.map((kind) => {
        const { count, oldest } = view[kind];
        const some = count >= MOST_WAITING ? `${MOST_WAITING}+` : String(count);
        return {
          name: say[kind],
          value: say.count(some, daysOf(oldest[0]?.since)),
        };
      }),
      buttons: [{ text: say.open, style: "plain", url: view.url }],
    },
  );
  const named = waits
    .flatMap((kind) => view[kind].oldest.map((one) => ({ ...one, what: say[kind] })))
    .sort((one, other) => one.since.getTime() - other.since.getTime())
    .slice(0, MOST_NAMED)
    .map(({ what, name, jobTitle, since }) => say.one(what, name, jobTitle, daysOf(since)));
  return { shared, own: { ...shared, lines: [...shared.lines, ...named] } };
}
