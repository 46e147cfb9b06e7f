import { can } from "../../../server/org/permissions";
import { MOST_COMPARED } from "../../../server/reports/compare/schema";
import type { Command } from "../../context";
import { inert } from "../../cards/plainText";
import { say } from "../../words";
import { MOST_OPTIONS, ask } from "../choice/ask";
import { commandWords as words } from "../commandWords";
import { doingOf } from "../doing";
import { compareSlots } from "./compareSlots";
import { findInterviewsOf, labelOf } from "./findPerson";
import { showReport } from "./showReport";

const LONGEST_NAME = 60;
/** A name as it was written around: `给我沈嘉禾的`. */
const nameOf = (rest: string) =>
  rest
    .replaceAll(/["“”「」'‘’]/gu, "")
    .replace(/^(?:候选人|of|for|on)[\s:：]*/iu, "")
    .replace(/[\s?？。!！的]+$/u, "")
    .trim()
    .slice(0, LONGEST_NAME);

/** The names in a list, as people part them. Pure. */
export const namesIn = (rest: string): string[] => [
  ...new Set(
    rest
      .split(
        /[\n,，、;；/&+|]|\s+(?:and|vs\.?|versus|with)\s+|(?<=\p{Script=Han})\s*(?:和|与|跟|同|对|还有|以及)\s*(?=\p{Script=Han}{2})|\s+(?=\p{Script=Han})|(?<=\p{Script=Han})\s+/iu,
      )
      .map(nameOf)
      .filter((name) => name !== ""),
  ),
];

export const reportCommand: Command = {
  names: ["报告", "面试报告", "评估报告", "面试结果", "成绩", "抱告", "report", "result"],
  help: { zh: "报告 姓名 — 单独发给您", en: "report name — sent to you alone" },
  async run(context) {
    const { services, sender, rest, locale, reply } = context;
    if (!can(sender.actor, "reports.read")) return reply(say(words.noPermission, locale));
    const name = nameOf(rest);
    if (name === "") return reply(say(words.reportUsage, locale));
    const found = await findInterviewsOf(services, sender.actor, name);
    const [only, ...others] = found;
    if (!only) return reply(say(words.nobody, locale, { name: inert(name) }));
    const doing = doingOf(context);
    if (others.length === 0) return reply(await showReport(doing, only.interview.id));
    const options = found.slice(0, MOST_OPTIONS).map((one) => ({
      label: labelOf(services, one, locale),
      deed: { do: "report" as const, interviewId: one.interview.id },
    }));
    await reply(
      await ask(doing, { question: say(words.whichPerson, locale, { name }), options, part: "report" }),
    );
  },
};

export const compareCommand: Command = {
  names: ["对比", "比较", "比一比", "比一下", "对比一下", "pk", "对笔", "compare", "comparison"],
  help: {
    zh: "对比 姓名、姓名 — 2 到 5 位，单独发给您",
    en: "compare name, name — two to five, sent to you alone",
  },
  async run(context) {
    const { services, sender, rest, locale, reply } = context;
    if (!can(sender.actor, "reports.read")) return reply(say(words.noPermission, locale));
    const names = namesIn(rest);
    if (names.length < 2 || names.length > MOST_COMPARED) return reply(say(words.compareUsage, locale));
    const slots: string[][] = [];
    const missing: string[] = [];
    for (const name of names) {
      const found = await findInterviewsOf(services, sender.actor, name);
      if (found.length === 0) missing.push(name);
      slots.push(found.slice(0, MOST_OPTIONS).map(({ interview }) => interview.id));
    }
    if (missing.length > 0)
      return reply(missing.map((name) => say(words.nobody, locale, { name: inert(name) })).join("\n"));
    await reply(await compareSlots(doingOf(context), slots));
  },
};
