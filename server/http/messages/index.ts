import { access } from "./access";
import { candidates } from "./candidates";
import { chats } from "./chats";
import { interviews } from "./interviews";
import { organisation } from "./organisation";
import { pipeline } from "./pipeline";

const messages = { ...access, ...organisation, ...candidates, ...interviews, ...chats, ...pipeline };

export type MessageKey = keyof typeof messages;
export type Locale = "zh" | "en";

export function localize(
  key: MessageKey,
  locale: Locale,
  params: Record<string, string | number> = {},
): string {
  return messages[key][locale === "zh" ? 0 : 1].replace(/\{(\w+)\}/g, (_, name: string) =>
    String(params[name] ?? ""),
  );
}
