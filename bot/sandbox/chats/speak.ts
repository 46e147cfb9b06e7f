import type { Platform } from "../../../server/chats/entity";
import type { Sandbox } from "../openSandbox";
import type { SandboxFile } from "../dingtalk/world";

/** In a group a bot hears only what is said to it. */
const MENTION = /^\s*@知面[\s\u2005]*/;

/** What people do in the sandbox's chats; each resolves to false where no bot is there to hear it. */
export function speakIn({ dingtalk, wecom }: Sandbox) {
  const sayDingtalk = (userId: string, groupId: string | null, text: string): boolean => {
    const place = groupId === null ? { person: userId } : { group: groupId };
    if (groupId !== null && !MENTION.test(text)) {
      dingtalk.world.addMessage({ place, fromId: userId, form: "aside", content: { content: text } });
      return true;
    }
    return dingtalk.say(userId, place, text.replace(MENTION, "")) !== null;
  };

  const sayWecom = async (userId: string, groupId: string | null, text: string): Promise<boolean> => {
    if (groupId === null) return (await wecom.say(userId, text)).includes(200);
    if (MENTION.test(text)) return wecom.bot.say(userId, groupId, text);
    const receivers = wecom.world.groups.get(groupId)?.memberIds ?? [];
    wecom.world.add({ from: "person", userId, chatId: groupId, receivers, text }, null);
    return true;
  };

  return {
    say: async (platform: Platform, userId: string, groupId: string | null, text: string): Promise<boolean> =>
      platform === "dingtalk" ? sayDingtalk(userId, groupId, text) : sayWecom(userId, groupId, text),
    sendFile: async (platform: Platform, userId: string, file: SandboxFile): Promise<boolean> =>
      platform === "dingtalk"
        ? dingtalk.say(userId, { person: userId }, file) !== null
        : wecom.sendFile(userId, file),
    press: async (platform: Platform, userId: string, cardId: string, press: string): Promise<boolean> =>
      platform === "dingtalk"
        ? dingtalk.tap(cardId, userId, press) !== null
        : wecom.press(userId, cardId, press),
  };
}
