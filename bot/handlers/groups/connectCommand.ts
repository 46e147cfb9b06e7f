import { ChatGroup } from "../../../server/chats/entity";
import { updateRows } from "../../../server/db/rows";
import { canOver } from "../../../server/org/permissions";
import { ROOT_UNIT } from "../../../server/org/tree";
import type { Command } from "../../context";
import { inert } from "../../cards/plainText";
import { say } from "../../words";
import { ask } from "../choice/ask";
import { commandWords as words } from "../commandWords";
import { doingOf } from "../doing";
import { matchTitles } from "../matchTitles";
import { connectGroup } from "./connectGroup";

const NONE = /^(?:取消|断开|解除|无|不要|none|nothing|off)$/iu;

export const connectCommand: Command = {
  names: ["连接", "绑定", "关联", "连接单位", "绑定单位", "connect", "bind", "link"],
  help: {
    zh: "连接 单位 — 让本群收到这个单位的面试进展（由该单位的 HR 设置）",
    en: "connect unit — this group gets the unit's news (its HR may do this)",
  },
  acts: true,
  async run(context) {
    const { services, sender, rest, locale, reply, group } = context;
    if (!group) return reply(say(words.connectGroupOnly, locale));
    if (rest === "") return reply(say(words.connectUsage, locale));
    const tree = services.org.tree();
    const mayConnect = (orgUnitId: string) =>
      canOver(sender.actor, "batches.write", { orgUnitId, positionId: null });
    if (NONE.test(rest)) {
      if (group.orgUnitId !== null) {
        // Whose unit it is decides, not whoever is in the group.
        if (!mayConnect(group.orgUnitId)) return reply(say(words.noPermission, locale));
        await services.db.write((tx) =>
          updateRows(tx, ChatGroup, { id: group.id }, { orgUnitId: null, connectedBy: null }),
        );
      }
      return reply(say(words.disconnected, locale));
    }
    const units = tree
      .descendants(ROOT_UNIT)
      .map((id) => tree.require(id))
      .filter(({ id, archivedAt }) => archivedAt === null && mayConnect(id));
    const found = matchTitles(rest, units, ({ id, name, code }) => [
      name,
      ...(code ? [code] : []),
      tree.path(id).join(""),
    ]);
    const [only, ...others] = found;
    if (!only) return reply(say(words.connectNone, locale, { unit: inert(rest).slice(0, 60) }));
    const doing = doingOf(context);
    if (others.length === 0) return reply(await connectGroup(doing, only.id));
    const options = found.map(({ id }) => ({
      label: tree.path(id).join(" / "),
      deed: { do: "connect" as const, unitId: id },
    }));
    await reply(await ask(doing, { question: say(words.connectWhich, locale), options, part: "connect" }));
  },
};
