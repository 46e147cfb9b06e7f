import type { CardParams } from "../../../server/platforms/dingtalk/cards";
import { type CardButton, type CardFace, MOST_BUTTONS } from "../face";
import { cutBytes, inert, oneLine } from "../plainText";
import { pressWord } from "../pressWord";

/** Bytes of a value, at most: DingTalk refuses the card otherwise. */
const LONGEST_VALUE = 1_024;
const LONGEST_LABEL = 60;
const LONGEST_BAR_NAME = 36;
const BETWEEN = "\n\n";

/** `head` is whole or not there: half of its Markdown would run into what follows. */
type Block = { head: string; text: string };

/** The blocks as far as they fit, the last one cut. */
function fitBlocks(blocks: readonly Block[]): string {
  let body = "";
  for (const { head, text } of blocks) {
    const start = body === "" ? head : `${body}${BETWEEN}${head}`;
    const room = LONGEST_VALUE - Buffer.byteLength(start);
    if (room < LONGEST_LABEL) return body;
    body = start + cutBytes(text, room);
    if (room < Buffer.byteLength(text)) return body;
  }
  return body;
}

const bodyOf = ({ lines, facts }: CardFace): string =>
  fitBlocks([
    ...lines.map((line) => ({ head: "", text: inert(line) })).filter(({ text }) => text !== ""),
    ...facts.map(({ name, value }) => ({ head: `**${inert(name)}** `, text: inert(value) })),
  ]);

const percent = (share: number) => String(Math.round(100 * Math.min(1, Math.max(0, share))));

/** JSON of as many bars as fit, from the first. */
function barsOf({ bars }: CardFace): string {
  const list = bars.map(({ name, share, value }) => ({
    name: cutBytes(oneLine(name), LONGEST_BAR_NAME),
    percent: percent(share),
    value: cutBytes(oneLine(value), LONGEST_BAR_NAME),
  }));
  while (Buffer.byteLength(JSON.stringify(list)) > LONGEST_VALUE) list.pop();
  return JSON.stringify(list);
}

/** A button's four values; a word or an address too long for one would lead astray if it were cut. */
function buttonParams(button: CardButton | undefined, number: number): [string, string][] {
  const name = `button${number}`;
  const url = button && "url" in button ? button.url : "";
  const press = button && "action" in button ? pressWord(button.action, button.params) : "";
  const fits = button !== undefined && Buffer.byteLength(url || press) <= LONGEST_VALUE;
  return [
    [name, fits ? cutBytes(oneLine(button.text), LONGEST_LABEL) : ""],
    [`${name}_style`, fits ? button.style : ""],
    [`${name}_press`, fits ? press : ""],
    [`${name}_url`, fits ? url : ""],
  ];
}

/**
 * A face as the variables of our one card template (docs/guides/dingtalk-card.md). All of them, each time: what is
 * not said again would stay on the card.
 */
export function cardParams(face: CardFace): CardParams {
  const buttons = Array.from({ length: MOST_BUTTONS }, (_, index) =>
    buttonParams(face.buttons[index], index + 1),
  );
  return {
    title: cutBytes(oneLine(face.title), LONGEST_VALUE),
    status: cutBytes(oneLine(face.status?.text ?? ""), LONGEST_LABEL),
    tone: face.status?.tone ?? "plain",
    body: bodyOf(face),
    bars: barsOf(face),
    note: cutBytes(oneLine(face.note ?? ""), LONGEST_VALUE),
    ...Object.fromEntries(buttons.flat()),
  };
}
