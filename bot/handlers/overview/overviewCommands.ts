import { MoreThanOrEqual } from "typeorm";
import { DomainEventRow } from "../../../server/events/entity";
import { firstIdAt } from "../../../server/events/events";
import type { StaffActor } from "../../../server/http/actors";
import { countUndecided, viewAttention } from "../../../server/interviews/attention";
import { Interview } from "../../../server/interviews/entity";
import { can, scopeOf } from "../../../server/org/permissions";
import { withinScope } from "../../../server/org/scope";
import type { Services } from "../../../server/services";
import { dayOf, startOfDay } from "../../../server/wallClock";
import type { Command, CommandContext } from "../../context";
import { consoleLinks } from "../../consoleLinks";
import { dateText } from "../../cards/moment";
import { say } from "../../words";
import { commandWords as words } from "../commandWords";

/** More than so many are said to be more. */
const MOST_COUNTED = 999;

const shown = (count: number) => (count > MOST_COUNTED ? `${MOST_COUNTED}+` : count);

async function countToday(
  services: Services,
  actor: StaffActor,
): Promise<{ invited: number; completed: number }> {
  const { db, clock, env } = services;
  const since = startOfDay(dayOf(clock.now(), env.TIME_ZONE), env.TIME_ZONE);
  const within = () => {
    const builder = db.read.createQueryBuilder(Interview, "interview").select("interview.id", "id");
    return withinScope(builder.where("1 = 1"), "interview", scopeOf(actor, "interviews.read"), {
      position: true,
    }).limit(MOST_COUNTED + 1);
  };
  const invited = await within()
    .andWhere({ invitedAt: MoreThanOrEqual(since) })
    .getRawMany();
  const completed = await within()
    .innerJoin(
      DomainEventRow,
      "told",
      "told.interviewId = interview.id AND told.type = 'interview.completed' AND told.id >= :since",
      { since: firstIdAt(since.getTime()) },
    )
    .getRawMany();
  return { invited: invited.length, completed: completed.length };
}

const FOCI = ["decide", "person", "review", "failed", "stuck", "expiring", "messages"] as const;

/** What needs somebody, in numbers with links: no names, so that it may be said in a group. */
async function todoLines({ services, sender, locale }: CommandContext): Promise<string[]> {
  const { actor } = sender;
  const { counts } = await viewAttention(services, actor, { limit: 1 });
  if (!counts) return [];
  const decide = can(actor, "interviews.decide")
    ? await countUndecided(services.db.read, scopeOf(actor, "interviews.decide"))
    : { count: 0, more: false };
  const links = consoleLinks(services.env);
  const pageOf = (focus: (typeof FOCI)[number]) => {
    if (focus === "decide") return links.approvals();
    return focus === "messages" ? links.messages() : links.focus(focus);
  };
  const found = { ...counts, decide };
  const lines = FOCI.filter((focus) => found[focus].count > 0).map((focus) => {
    const { count, more } = found[focus];
    return `- [${more ? `${count}+` : count} · ${say(words[focus], locale)}](${pageOf(focus)})`;
  });
  return lines.length > 0 ? lines : [say(words.todoNothing, locale)];
}

export const todayCommand: Command = {
  names: ["今日", "今天", "日报", "今日概况", "今日面试", "today", "daily"],
  help: {
    zh: "今日 — 今天邀请、完成了多少，还有什么要处理",
    en: "today — how many were invited and completed, and what is left",
  },
  async run(context) {
    const { services, sender, locale, reply } = context;
    if (!can(sender.actor, "interviews.read")) return reply(say(words.noPermission, locale));
    const { invited, completed } = await countToday(services, sender.actor);
    const day = dateText(services.clock.now(), { timeZone: services.env.TIME_ZONE, locale });
    await reply(
      [
        say(words.todayTitle, locale, { day }),
        `- ${say(words.invitedToday, locale, { count: shown(invited) })}`,
        `- ${say(words.completedToday, locale, { count: shown(completed) })}`,
        say(words.todoTitle, locale),
        ...(await todoLines(context)),
      ].join("\n"),
    );
  },
};

export const todoCommand: Command = {
  names: ["待办", "代办", "今日待办", "待处理", "要处理的", "todo", "to do", "to-do", "tasks"],
  help: { zh: "待办 — 需要您处理的事", en: "todo — what needs you now" },
  async run(context) {
    const { sender, locale, reply } = context;
    if (!can(sender.actor, "interviews.read")) return reply(say(words.noPermission, locale));
    await reply([say(words.todoTitle, locale), ...(await todoLines(context))].join("\n"));
  },
};
