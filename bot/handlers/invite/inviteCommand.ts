import { can } from "../../../server/org/permissions";
import type { Command, CommandContext } from "../../context";
import { inert } from "../../cards/plainText";
import { say } from "../../words";
import { ask } from "../choice/ask";
import { commandWords as words } from "../commandWords";
import { type Doing, derivedId, doingOf } from "../doing";
import { comparable } from "../matchTitles";
import { type Gathered, gatherFile, gatherLines } from "./gatherRows";
import { inviteAll } from "./inviteAll";
import { type Target, type Titles, findTargets, isTitle, readTitles, unitOf } from "./titles";

const PROBLEMS_TOLD = 8;
const TITLES_TOLD = 6;

/** Invites them, or asks what to, or says why not. */
async function inviteGroup(
  doing: Doing,
  titles: Titles,
  { target, rows }: Gathered["groups"][number],
): Promise<string> {
  const { locale, sender, group } = doing;
  const count = rows.length;
  const targets = findTargets(titles, target);
  const part = derivedId(comparable(target));
  const deedOf = (one: Target) => ({
    do: "invite" as const,
    planId: one.planId,
    positionId: one.positionId,
    orgUnitId: unitOf(sender.actor, one, group?.orgUnitId ?? null),
    part,
  });
  const [only, ...others] = targets;
  if (!only) {
    const known = [...new Set(titles.plans.map(({ jobTitle }) => jobTitle))].slice(0, TITLES_TOLD);
    if (known.length === 0) return say(words.noPlans, locale);
    const told = known.map(inert).join(locale === "zh" ? "、" : ", ");
    return say(words.targetUnknown, locale, { target: inert(target), count, titles: told });
  }
  if (others.length === 0) return inviteAll(doing, deedOf(only), rows);
  const question =
    target === ""
      ? say(words.whichTarget, locale, { count })
      : say(words.whichTargetOf, locale, { target, count });
  const options = targets.map((one) => ({ label: one.label, deed: deedOf(one) }));
  return ask(doing, { question, options, goods: { rows }, part });
}

const linesOf = (text: string) => text.trim().split("\n").length;

function problemLines(
  { problems }: Gathered,
  { locale, rest, event }: Pick<CommandContext, "locale" | "rest" | "event">,
): string[] {
  // A single line has no number; others are counted as the message has them, a spreadsheet's as it shows them.
  const ofFile = event.files.length > 0;
  const alone = !ofFile && !rest.includes("\n");
  const before = ofFile ? 0 : linesOf(event.text) - linesOf(rest);
  const told = problems
    .slice(0, PROBLEMS_TOLD)
    .map(({ line, problem }) =>
      alone ? problem : say(words.line, locale, { line: line + before, problem }),
    );
  const more = problems.length - told.length;
  return more > 0 ? [...told, say(words.more, locale, { count: more })] : told;
}

export const inviteCommand: Command = {
  names: [
    "邀请",
    "面试邀请",
    "发邀请",
    "发送邀请",
    "约面试",
    "约面",
    "安排面试",
    "约请",
    "邀清",
    "要请",
    "invite",
    "invitation",
    "send invitation",
  ],
  help: {
    zh: "邀请 姓名 手机/邮箱 岗位 — 一行一个人，也可以直接发表格",
    en: "invite name, phone or e-mail, position — one person a line, or send a spreadsheet",
  },
  acts: true,
  takesFiles: true,
  async run(context) {
    const { services, sender, rest, locale, reply, event } = context;
    if (!can(sender.actor, "batches.write")) return reply(say(words.noPermission, locale));
    if (rest === "" && event.files.length === 0) return reply(say(words.inviteUsage, locale));
    const titles = await readTitles(services, sender.actor);
    const gathered =
      event.files.length > 0 ? await gatherFile(context) : gatherLines(context, isTitle(titles));
    if (gathered.refusal) return reply(gathered.refusal);
    const doing = doingOf(context);
    const answers: string[] = [];
    for (const group of gathered.groups) answers.push(await inviteGroup(doing, titles, group));
    answers.push(...problemLines(gathered, context));
    await reply(answers.length > 0 ? answers.join("\n") : say(words.inviteUsage, locale));
  },
};
