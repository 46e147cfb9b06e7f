import { AppError } from "../../server/http/errors";
import { localize } from "../../server/http/messages";
import type { MessageEvent } from "../chatEvent";
import type { Bot } from "../context";
import { noteGroup } from "./groups/noteGroup";
import { noticeWords } from "../noticeWords";
import { findSender } from "../sender";
import { localeOf, say } from "../words";
import { commandContext } from "./commandContext";
import { readCommand, tidy } from "./readCommand";
import { commands, helpCommand } from "./commands";
import { handlerWords } from "./handlerWords";
import { createSpeaker } from "./speak";

/** Somebody wrote to the bot: who they are, what they want, and the command that does it with their own permissions. */
export async function handleMessage(bot: Bot, event: MessageEvent): Promise<void> {
  const { services } = bot;
  const reply = createSpeaker(bot, event, services.log);
  const group = await noteGroup(services, event);
  const read = readCommand(commands, event);
  // Whoever writes "invite 江予安" writes English: the name is only a name.
  const locale = read?.inEnglish ? "en" : localeOf(event.text);
  const sender = await findSender(services, event.platform, event.from, { asksContacts: true });
  if (typeof sender === "string") return reply(say(noticeWords[sender], locale));
  const { command, rest } = read ?? { command: helpCommand, rest: "" };
  const context = commandContext(bot, { event, sender, group, locale, rest, reply });
  try {
    // Not where a mention stands alone, or a question mark.
    if (!read && /[\p{L}\p{N}]/u.test(tidy(event.text))) await reply(say(handlerWords.notUnderstood, locale));
    await command.run(context);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    await reply(localize(error.code, locale, error.options.params));
  }
}
