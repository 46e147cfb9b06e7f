import type { TemplateCard } from "../../../server/platforms/wecom/templateCard";
import { memberOf } from "../members";
import type { WecomSandbox } from "../wecom/sandbox";
import type { CardView, SandboxMessage } from "../wecom/world";
import type { CardPicture, ShownContent, ShownMessage } from "./schema";

const styles = { 1: "primary", 2: "danger", 3: "plain", 4: "plain" } as const;

const linksOf = (card: TemplateCard) => {
  const jumps = card.card_type === "text_notice" ? (card.jump_list ?? []) : [];
  if (jumps.length > 0) return jumps.map(({ title, url }) => ({ title, url }));
  return card.card_action ? [{ title: "", url: card.card_action.url }] : [];
};

/** A template card as WeCom shows it: title and its description, rows, text, and buttons at the foot. */
export function drawWecomCard(
  { card, pressable, buttonText }: Pick<CardView, "card" | "pressable" | "buttonText">,
  id: string,
): Omit<CardPicture, "changes" | "own"> {
  const presses = card.card_type === "button_interaction" && pressable ? card.button_list : [];
  const tone = card.card_type === "button_interaction" && pressable ? ("busy" as const) : ("plain" as const);
  return {
    id,
    title: card.main_title.title,
    status: card.main_title.desc ? { text: card.main_title.desc, tone } : null,
    text: card.sub_title_text ?? "",
    facts: (card.horizontal_content_list ?? []).map(({ keyname, value }) => ({ name: keyname, value })),
    bars: [],
    buttons: [
      ...presses.map(({ text, style = 1, key }) => ({ text, style: styles[style], press: key, url: null })),
      ...linksOf(card).map(({ title, url }) => ({ text: title, style: "plain" as const, press: null, url })),
    ],
    note: buttonText,
  };
}

function drawContent(message: SandboxMessage, viewer: string): ShownContent | null {
  const views = [...message.cards];
  const [, view] = views.find(([id]) => id.toLowerCase() === viewer.toLowerCase()) ?? [];
  if (view) {
    const id = view.card.task_id ?? message.id;
    return {
      kind: "card",
      card: { ...drawWecomCard(view, id), changes: view.changes, own: false },
    };
  }
  if (message.fileName !== undefined) return { kind: "file", name: message.fileName };
  if (message.text === null) return null;
  if (message.from === "person") {
    const mention = /^@知面[\s\u2005]*/.exec(message.text);
    return { kind: "text", text: message.text.slice(mention?.[0].length ?? 0), mention: mention !== null };
  }
  return { kind: "markdown", title: null, text: message.text, links: [] };
}

const same = (one: string, other: string | null) => one.toLowerCase() === other?.toLowerCase();

/** The last messages of a group, or of what one has alone with the app and its bot, as this account sees them. */
export function drawWecom(
  sandbox: WecomSandbox,
  chatId: string | null,
  viewer: string,
  most: number,
): ShownMessage[] {
  const isHere = ({ chatId: at, userId, receivers }: SandboxMessage) =>
    chatId === null
      ? at === null && (same(viewer, userId) || receivers.some((id) => same(viewer, id)))
      : at === chatId;
  return sandbox.world.messages
    .filter(isHere)
    .slice(-most)
    .flatMap((message) => {
      const content = drawContent(message, viewer);
      const from = message.userId === null ? null : (memberOf("wecom", message.userId)?.key ?? "");
      return content ? [{ id: message.id, at: message.at.toISOString(), from, content }] : [];
    });
}
