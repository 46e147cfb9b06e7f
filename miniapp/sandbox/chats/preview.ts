import type { Chat } from "./api";

/** The newest message of a chat in one line; null where nothing has been said. */
export function preview({ messages }: Chat, t: (key: string) => string): string | null {
  const content = messages.at(-1)?.content;
  if (!content) return null;
  if (content.kind === "card") return `[${t("chats.card")}] ${content.card.title}`;
  if (content.kind === "file") return `[${t("chats.file")}] ${content.name}`;
  return content.text.replaceAll(/[*[\]]|\(https?:[^)]*\)/g, "").replaceAll(/\s+/g, " ");
}
