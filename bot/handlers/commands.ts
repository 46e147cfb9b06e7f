import { connectCommand } from "./groups/connectCommand";
import { inviteCommand } from "./invite/inviteCommand";
import { todayCommand, todoCommand } from "./overview/overviewCommands";
import { progressCommand } from "./progress/progressCommand";
import { compareCommand, reportCommand } from "./reports/reportCommands";
import type { Command } from "../context";
import { say } from "../words";
import { handlerWords } from "./handlerWords";

export const helpCommand: Command = {
  names: [
    "帮助",
    "help",
    "怎么用",
    "使用说明",
    "说明",
    "菜单",
    "menu",
    "你好",
    "您好",
    "在吗",
    "hello",
    "hi",
  ],
  help: { zh: "帮助 — 这张清单", en: "help — this list" },
  async run({ locale, reply }) {
    const lines = commands.map(({ help }) => `- ${help[locale]}`);
    await reply(
      [say(handlerWords.helpTitle, locale), ...lines, say(handlerWords.helpEnd, locale)].join("\n"),
    );
  },
};

/** In the order of the help. */
export const commands: readonly Command[] = [
  inviteCommand,
  progressCommand,
  reportCommand,
  compareCommand,
  todayCommand,
  todoCommand,
  connectCommand,
  helpCommand,
];
