import type { Messages } from "./types";

/** The bots, their cards, accounts and the sandbox. */
export const chats = {
  "sandbox.no_such_person": ["沙箱的聊天里没有这个人。", "There is no such person in the sandbox's chats."],
  "sandbox.no_such_chat": ["这个人看不到这个聊天。", "This person has no such chat."],
  "sandbox.no_such_button": [
    "卡片上已经没有这个按钮，它刚刚更新了。",
    "This button is no longer on the card: it has just changed.",
  ],
  "sandbox.nobody_listens": [
    "消息已发出，但机器人还没有连上，收不到。稍后再发一次。",
    "It was said, but the bot is not connected and did not hear it. Say it again in a moment.",
  ],
  "sandbox.files_alone": [
    "群里的机器人收不到文件，请单独发给知面。",
    "A bot gets no files in groups. Send it to Zhimian alone.",
  ],
  "sandbox.no_link": ["这不是一个网页链接。", "This is not the address of a page."],
  "alert.not_found": ["没有找到这条提醒。", "This alert was not found."],
  "meeting.not_found": ["没有找到这个会议。", "This meeting was not found."],
  "chat_account.not_found": ["没有找到这个聊天账号。", "This chat account was not found."],
  "chat_account.left": [
    "这个账号已离开公司，不能再关联。",
    "This account has left the company and cannot be linked any more.",
  ],
  "chat_account.taken": [
    "这位员工在这个平台上已有关联的账号，请先解除那一个。",
    "This person already has an account on this platform. Unlink that one first.",
  ],
  "contacts.not_configured": [
    "这个平台还没有配置，无法同步通讯录。",
    "This platform is not configured, so its contacts cannot be read.",
  ],
  "contacts.running": ["通讯录正在同步，请稍候。", "The contacts are being read right now."],
  "roster.not_configured": [
    "钉钉还没有配置，无法同步花名册。",
    "DingTalk is not configured, so its roster cannot be read.",
  ],
  "roster.running": ["花名册正在同步，请稍候。", "The roster is being read right now."],
  "chat.file_too_large": ["文件太大了。", "The file is too large."],
  "chat.file_gone": [
    "文件已取不到，请重新发送。",
    "The file can no longer be fetched. Please send it again.",
  ],
  "card.not_found": ["没有找到这张卡片。", "This card was not found."],
  "card.not_troubled": [
    "这张卡片已经不需要处理，请刷新。",
    "This card needs nobody any more. Reload the list.",
  ],
  "card.unconfirmed": [
    "不确定卡片是否已经出现。确认可以再发一次吗？",
    "It may be there already. Confirm that it may be shown a second time.",
  ],
} as const satisfies Messages;
