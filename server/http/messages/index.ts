import { access } from "./access";
import { archiveQueries } from "./archiveQueries";
import { archive } from "./archive";
import { candidates } from "./candidates";
import { candidateSide } from "./candidateSide";
import { chats } from "./chats";
import { integrations } from "./integrations";
import { interviews } from "./interviews";
import { organisation } from "./organisation";
import { pipeline } from "./pipeline";
import { rules } from "./rules";
import { rounds } from "./rounds";

const messages = {
  ...access,
  ...organisation,
  ...candidates,
  ...interviews,
  ...chats,
  ...pipeline,
  ...candidateSide,
  ...archiveQueries,
  ...rules,
  ...archive,
  ...integrations,
  ...rounds,
};

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
