import { DingtalkError } from "./errors";

export type Button = { title: string; url: string };

/** What a robot can say, in the platform's own kinds. Markdown is DingTalk's small subset of it. */
export type RobotMessage =
  | { kind: "text"; text: string }
  | { kind: "markdown"; title: string; text: string }
  | { kind: "link"; title: string; text: string; url: string }
  /** Markdown over one to five buttons, each of which opens an address. */
  | { kind: "actions"; title: string; text: string; buttons: readonly Button[] };

const MOST_BUTTONS = 5;

function requireButtons(buttons: readonly Button[]): [Button, ...Button[]] {
  const [first, ...others] = buttons;
  if (!first || others.length >= MOST_BUTTONS) throw new DingtalkError("refused", "message.buttons");
  return [first, ...others];
}

const form = (msgKey: string, params: Record<string, string>) => ({
  msgKey,
  msgParam: JSON.stringify(params),
});

/** `msgKey` and `msgParam` of a robot's group and one-to-one messages. */
export function robotForm(message: RobotMessage): { msgKey: string; msgParam: string } {
  if (message.kind === "text") return form("sampleText", { content: message.text });
  const { title, text } = message;
  if (message.kind === "markdown") return form("sampleMarkdown", { title, text });
  if (message.kind === "link") return form("sampleLink", { title, text, messageUrl: message.url });
  const [only, ...others] = requireButtons(message.buttons);
  if (others.length === 0) {
    return form("sampleActionCard", { title, text, singleTitle: only.title, singleURL: only.url });
  }
  const buttons = [only, ...others].flatMap((button, index) => [
    [`actionTitle${index + 1}`, button.title],
    [`actionURL${index + 1}`, button.url],
  ]);
  return form(`sampleActionCard${others.length + 1}`, { title, text, ...Object.fromEntries(buttons) });
}

/** The same for the `sessionWebhook` of a message that somebody wrote, which has a form of its own. */
export function sessionForm(message: RobotMessage, mention: readonly string[]): Record<string, unknown> {
  const at = { atUserIds: mention, isAtAll: false };
  if (message.kind === "text") return { msgtype: "text", text: { content: message.text }, at };
  const { title, text } = message;
  if (message.kind === "markdown") return { msgtype: "markdown", markdown: { title, text }, at };
  if (message.kind === "link") {
    return { msgtype: "link", link: { title, text, messageUrl: message.url }, at };
  }
  const btns = requireButtons(message.buttons).map((button) => ({
    title: button.title,
    actionURL: button.url,
  }));
  return { msgtype: "actionCard", actionCard: { title, text, btnOrientation: "0", btns }, at };
}
