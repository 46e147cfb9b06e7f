import { In, Not } from "typeorm";
import { Batch } from "../../../server/batches/entity";
import { placeIndexOf } from "../../../server/chats/cards";
import { ChatCard } from "../../../server/chats/entity";
import { can, canOver } from "../../../server/org/permissions";
import type { Command, CommandContext } from "../../context";
import { dateText } from "../../cards/moment";
import { inert } from "../../cards/plainText";
import { say } from "../../words";
import { MOST_OPTIONS, ask } from "../choice/ask";
import { commandWords as words } from "../commandWords";
import { doingOf } from "../doing";
import { type ProgressTarget, findProgress, maySee, unitsOf } from "./findProgress";
import { showProgress } from "./showProgress";

/** Batches that were sent from this group, the newest first, that the sender may see. */
async function batchesHere({ services, sender, event, locale }: CommandContext): Promise<ProgressTarget[]> {
  const { db, env } = services;
  if (event.place.kind === "direct") return [];
  const cards = await db.read.find(ChatCard, {
    where: { placeIndex: placeIndexOf(event.place.id), kind: "invitation", platform: event.platform },
    order: { createdAt: "DESC" },
    take: MOST_OPTIONS,
  });
  if (cards.length === 0) return [];
  const batches = await db.read.find(Batch, {
    where: { id: In(cards.map(({ subjectId }) => subjectId)), state: Not("cancelled") },
    order: { createdAt: "DESC" },
  });
  return batches
    .filter((batch) => canOver(sender.actor, "batches.read", batch))
    .map(({ id, jobTitle, createdAt, recipientCount }) => ({
      label: `${jobTitle} · ${dateText(createdAt, { timeZone: env.TIME_ZONE, locale })} (${recipientCount})`,
      batchId: id,
      unitId: null,
      positionId: null,
    }));
}

/** What is meant where nothing is named: the group's unit, its batches, else the sender's own unit. */
async function findUnnamed(context: CommandContext): Promise<ProgressTarget[]> {
  const { services, sender, group } = context;
  const ofUnit = (unitId: string): ProgressTarget => ({
    label: services.org.tree().path(unitId).join(" / "),
    batchId: null,
    unitId,
    positionId: null,
  });
  if (group?.orgUnitId && maySee(sender.actor, group.orgUnitId)) return [ofUnit(group.orgUnitId)];
  const here = await batchesHere(context);
  if (here.length > 0) return here;
  const { orgUnitId } = sender.actor;
  if (maySee(sender.actor, orgUnitId)) return [ofUnit(orgUnitId)];
  return unitsOf(services, sender.actor)
    .slice(0, MOST_OPTIONS)
    .map(({ id }) => ofUnit(id));
}

/** What is asked around what is meant: 销售顾问怎么样了？ */
const AROUND =
  /(?:现在|目前|今天|怎么样了?|如何|情况|多少人?|了吗|吗|呢|的|面试|邀请|is|are|the|of|for|with|in|at|how|what|\?|？)/giu;
const bareOf = (rest: string) => {
  const bare = rest.replaceAll(AROUND, " ").trim();
  return bare.replaceAll(/[\s\p{P}]/gu, "") === "" ? "" : bare;
};

export const progressCommand: Command = {
  names: [
    "进度",
    "进展",
    "面试进度",
    "面试进展",
    "到哪了",
    "到哪里了",
    "到哪儿了",
    "怎么样了",
    "什么情况",
    "完成情况",
    "状态",
    "进渡",
    "近度",
    "progress",
    "status",
    "how far",
    "how is it going",
  ],
  help: {
    zh: "进度 单位或岗位 — 不写就看本群的",
    en: "progress unit or position — this group's if you name none",
  },
  async run(context) {
    const { services, sender, rest, locale, reply } = context;
    if (!can(sender.actor, "interviews.read")) return reply(say(words.noPermission, locale));
    const wanted = bareOf(rest);
    const found =
      wanted === "" ? await findUnnamed(context) : await findProgress(services, sender.actor, wanted);
    const doing = doingOf(context);
    const [only, ...others] = found;
    if (!only) {
      const none = wanted === "" ? words.progressUsage : words.progressNone;
      return reply(say(none, locale, { what: inert(wanted) }));
    }
    if (others.length === 0) return reply(await showProgress(doing, only));
    const options = found.map(({ label, ...target }) => ({
      label,
      deed: { do: "progress" as const, ...target },
    }));
    await reply(await ask(doing, { question: say(words.progressWhich, locale), options, part: "progress" }));
  },
};
