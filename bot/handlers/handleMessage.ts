import { AppError } from "../../server/http/errors";
import { localize } from "../../server/http/messages";
import type { MessageEvent } from "../chatEvent";
import type { Bot } from "../context";
import { noteGroup } from "./groups/noteGroup";
import { noticeWords } from "../noticeWords";
import { findSender } from "../sender";
import { localeOf, say } from "../words";
import { commandContext, settleAnswer } from "./commandContext";
import { readCommand, tidy } from "./readCommand";
import { commands, helpCommand } from "./commands";
import { handlerWords } from "./handlerWords";

/** Somebody wrote to the bot: who they are, what they want, and the command that does it with their own permissions. */
export async function handleMessage(bot: Bot, event: MessageEvent): Promise<void> {
  const { services, platforms } = bot;
  const group = await noteGroup(services, event);
  const locale = localeOf(event.text);
  const sender = await findSender(services, event.platform, event.from, { asksContacts: true });
  if (typeof sender === "string") {
    const outcome = await platforms[event.platform]?.reply(event, say(noticeWords[sender], locale));
    if (outcome) settleAnswer(outcome, services.log);
    return;
  }
  const read = readCommand(commands, event);
  const { command, rest } = read ?? { command: helpCommand, rest: "" };
  const context = commandContext(bot, { event, sender, group, locale, rest });
  try {
    // Not where a mention stands alone, or a question mark.
    if (!read && /[\p{L}\p{N}]/u.test(tidy(event.text)))
      await context.reply(say(handlerWords.notUnderstood, locale));
    await command.run(context);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    await context.reply(localize(error.code, locale, error.options.params));
  }
}
