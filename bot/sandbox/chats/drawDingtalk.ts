import { z } from "zod";
import type { SandboxCards } from "../dingtalk/cards";
import type { DingtalkSandbox } from "../dingtalk/sandbox";
import type { SandboxMessage, SandboxPlace } from "../dingtalk/world";
import { memberOf } from "../members";
import type { CardPicture, ShownContent, ShownMessage } from "./schema";

const MOST_BUTTONS = 6;
const bars = z.array(z.object({ name: z.string(), percent: z.coerce.number(), value: z.string() }));
const tones = z.enum(["plain", "busy", "good", "warn", "bad"]).catch("plain");
const styles = z.enum(["primary", "plain", "danger"]).catch("plain");

function readBars(text: string | undefined): CardPicture["bars"] {
  try {
    return bars
      .parse(JSON.parse(text ?? "[]"))
      .map(({ percent, ...bar }) => ({ ...bar, share: Math.min(1, Math.max(0, percent / 100)) }));
  } catch {
    return [];
  }
}

/** Our card template as DingTalk fills it with these variables (docs/guides/dingtalk-card.md). */
export function drawDingtalkCard(
  id: string,
  params: Record<string, string>,
): Omit<CardPicture, "changes" | "own"> {
  const buttons = Array.from({ length: MOST_BUTTONS }, (_, index) => `button${index + 1}`).flatMap((name) => {
    const text = params[name];
    if (!text) return [];
    const press = params[`${name}_press`] || null;
    const url = params[`${name}_url`] || null;
    return press || url ? [{ text, style: styles.parse(params[`${name}_style`]), press, url }] : [];
  });
  return {
    id,
    title: params["title"] ?? "",
    status: params["status"] ? { text: params["status"], tone: tones.parse(params["tone"]) } : null,
    text: params["body"] ?? "",
    facts: [],
    bars: readBars(params["bars"]),
    buttons,
    note: params["note"] || null,
  };
}

function drawCard(cards: SandboxCards, id: string, viewer: string): ShownContent | null {
  const card = cards.cards.get(id);
  const params = cards.view(id, viewer);
  if (!card || !params) return null;
  const { changes, place } = card;
  const own = "group" in place && card.own.has(viewer);
  return { kind: "card", card: { ...drawDingtalkCard(id, params), changes, own } };
}

const text = z.object({ content: z.string() });
const markdown = z.object({ title: z.string(), text: z.string() });
const link = markdown.extend({ messageUrl: z.string() });
const single = markdown.extend({ singleTitle: z.string(), singleURL: z.string() });
const session = z.looseObject({
  text: text.optional(),
  markdown: markdown.optional(),
  link: link.optional(),
  actionCard: markdown
    .extend({ btns: z.array(z.object({ title: z.string(), actionURL: z.string() })).default([]) })
    .optional(),
});

const said = (content: string): ShownContent => ({ kind: "text", text: content.trim(), mention: false });
const marked = (
  { title, text: body }: z.output<typeof markdown>,
  links: { title: string; url: string }[] = [],
): ShownContent => ({ kind: "markdown", title, text: body, links });

/** What the robot's own forms look like; null for one that nobody here sends. */
function drawRobot(form: string, content: unknown): ShownContent | null {
  if (form === "sampleText") return said(text.parse(content).content);
  if (form === "sampleMarkdown") return marked(markdown.parse(content));
  if (form === "sampleLink") {
    const { messageUrl, ...rest } = link.parse(content);
    return marked(rest, [{ title: rest.title, url: messageUrl }]);
  }
  if (form === "sampleActionCard") {
    const { singleTitle, singleURL, ...rest } = single.parse(content);
    return marked(rest, [{ title: singleTitle, url: singleURL }]);
  }
  if (form.startsWith("sampleActionCard")) {
    const all = z.record(z.string(), z.string()).parse(content);
    const links = [1, 2, 3, 4, 5].flatMap((number) => {
      const [title, url] = [all[`actionTitle${number}`], all[`actionURL${number}`]];
      return title && url ? [{ title, url }] : [];
    });
    return marked(markdown.parse(content), links);
  }
  const { text: words, markdown: md, link: linked, actionCard } = session.parse(content);
  if (words) return said(words.content);
  if (md) return marked(md);
  if (linked) return marked(linked, [{ title: linked.title, url: linked.messageUrl }]);
  if (actionCard) {
    return marked(
      actionCard,
      actionCard.btns.map(({ title, actionURL }) => ({ title, url: actionURL })),
    );
  }
  return null;
}

function drawContent(sandbox: DingtalkSandbox, message: SandboxMessage, viewer: string): ShownContent | null {
  const { form, content, fromId, place } = message;
  if (form === "card") {
    return drawCard(sandbox.cards, z.object({ outTrackId: z.string() }).parse(content).outTrackId, viewer);
  }
  if (fromId === null) return drawRobot(form, content);
  if (form === "file")
    return { kind: "file", name: z.object({ fileName: z.string() }).parse(content).fileName };
  const mention = "group" in place && form === "text";
  return { kind: "text", text: text.parse(content).content.trim(), mention };
}

/** The last messages of a place as this account sees them. */
export function drawDingtalk(
  sandbox: DingtalkSandbox,
  place: SandboxPlace,
  viewer: string,
  most: number,
): ShownMessage[] {
  return sandbox.world
    .messagesIn(place)
    .slice(-most)
    .flatMap((message) => {
      const content = drawContent(sandbox, message, viewer);
      const from = message.fromId === null ? null : (memberOf("dingtalk", message.fromId)?.key ?? "");
      return content ? [{ id: message.id, at: message.at.toISOString(), from, content }] : [];
    });
}
