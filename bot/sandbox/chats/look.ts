import type { Platform } from "../../../server/chats/entity";
import { PLATFORMS } from "../../../server/chats/reach";
import { SANDBOX_GROUPS, SANDBOX_MEMBERS, type SandboxMember } from "../members";
import type { Sandbox } from "../openSandbox";
import { drawDingtalk } from "./drawDingtalk";
import { drawWecom } from "./drawWecom";
import type { Chat, LookView, ShownMessage } from "./schema";

const MOST_MESSAGES = 60;
/** The chat with the bot alone. */
export const DIRECT = "direct";

function messagesOf(
  sandbox: Sandbox,
  platform: Platform,
  chatId: string,
  viewer: string,
  most = MOST_MESSAGES,
): ShownMessage[] {
  if (platform === "wecom") {
    return drawWecom(sandbox.wecom, chatId === DIRECT ? null : chatId, viewer, most);
  }
  const place = chatId === DIRECT ? { person: viewer } : { group: chatId };
  return drawDingtalk(sandbox.dingtalk, place, viewer, most);
}

/** The chats that somebody has on both platforms; nobody from outside has any. */
export function chatsOf(sandbox: Sandbox, { key, accounts }: SandboxMember): Chat[] {
  return PLATFORMS.flatMap((platform) => {
    const viewer = accounts[platform];
    if (viewer === undefined) return [];
    const groups = SANDBOX_GROUPS.filter(
      (group) => group.platform === platform && group.memberKeys.includes(key),
    );
    return [
      ...groups.map(({ id, title, memberKeys }) => ({
        id,
        platform,
        title,
        memberKeys: [...memberKeys],
        messages: messagesOf(sandbox, platform, id, viewer),
      })),
      {
        id: DIRECT,
        platform,
        title: null,
        memberKeys: [key],
        messages: messagesOf(sandbox, platform, DIRECT, viewer),
      },
    ];
  });
}

function newest(sandbox: Sandbox, platform: Platform, { accounts }: SandboxMember): string | null {
  const viewer = accounts[platform];
  if (viewer === undefined) return null;
  const [last] = messagesOf(sandbox, platform, DIRECT, viewer, 1);
  if (!last) return null;
  return last.from === null
    ? `${last.id}:${last.content.kind === "card" ? last.content.card.changes : 0}`
    : null;
}

/** Who there is, and of whom there is news. */
export const membersOf = (sandbox: Sandbox, unitName: (code: string) => string | null): LookView["members"] =>
  SANDBOX_MEMBERS.map((member) => ({
    key: member.key,
    name: member.name,
    role: member.role,
    unit: member.unit === null ? null : unitName(member.unit),
    mobile: member.mobile,
    outside: Object.keys(member.accounts).length === 0,
    news: { dingtalk: newest(sandbox, "dingtalk", member), wecom: newest(sandbox, "wecom", member) },
  }));
