import type {
  CardButton as PlatformButton,
  NoticeCard,
  TemplateCard,
} from "../../../server/platforms/wecom/templateCard";
import { type CardButton, type CardFace, MOST_BUTTONS } from "../face";
import { cutChars, oneLine } from "../plainText";
import { pressWord } from "../pressWord";

/** Characters; beyond them WeCom cuts, in the middle of a word or a number. */
const LONGEST = { title: 26, desc: 30, text: 112, name: 5, value: 26, button: 10, link: 13 };
const MOST_ROWS = 6;
const MOST_LINKS = 3;
const LONGEST_KEY = 1_024;
/** Blue, red and grey. */
const styles = { primary: 1, danger: 2, plain: 4 } as const;

type Row = NonNullable<NoticeCard["horizontal_content_list"]>[number];
type Press = Extract<CardButton, { action: string }>;
type Link = Extract<CardButton, { url: string }>;

const short = (text: string, most: number) => cutChars(oneLine(text), most);

type Shown = { name: string; value: string };
const asText = ({ name, value }: Shown) => `${oneLine(name)} ${oneLine(value)}`;
const fitsRow = ({ name, value }: Shown) =>
  oneLine(name).length <= LONGEST.name && oneLine(value).length <= LONGEST.value;

/**
 * Facts and bars side by side while there are rows; those that find none are told in the text. So are those that a row
 * would cut, as long as the text has room for them: a cut name is better than none.
 */
function rowsOf(face: CardFace): { rows: Row[]; told: string[] } {
  const all = [...face.facts, ...face.bars];
  const whole = all.filter(fitsRow).slice(0, MOST_ROWS);
  const others = all.filter((shown) => !whole.includes(shown)).map(asText);
  const text = [...face.lines.map(oneLine), others.join(" · "), face.note ?? ""].filter(Boolean).join("\n");
  if (text.length <= LONGEST.text) return { rows: whole.map(rowOf), told: others };
  return { rows: all.slice(0, MOST_ROWS).map(rowOf), told: all.slice(MOST_ROWS).map(asText) };
}
const rowOf = ({ name, value }: Shown): Row => ({
  keyname: short(name, LONGEST.name),
  value: short(value, LONGEST.value),
});

/** The note is the newest, and must not be what is cut. */
function textOf({ lines, note }: CardFace, told: readonly string[]): string {
  const last = note === null ? "" : short(note, LONGEST.text);
  const room = LONGEST.text - (last === "" ? 0 : last.length + 1);
  const first = cutChars([...lines.map(oneLine), told.join(" · ")].filter(Boolean).join("\n"), room);
  return [room > 1 ? first : "", last].filter(Boolean).join("\n");
}

function pressesOf(buttons: readonly CardButton[]): PlatformButton[] {
  return buttons
    .filter((button): button is Press => "action" in button)
    .map(({ text, style, action, params }) => ({
      text: short(text, LONGEST.button),
      style: styles[style],
      key: pressWord(action, params),
    }))
    .filter(({ key }) => Buffer.byteLength(key) <= LONGEST_KEY);
}

/**
 * A face as a template card: with buttons that can be pressed, or a notice that leads to a page of ours.
 * Template cards read no Markdown: people's words need no more than to be cut.
 * @param home where a notice leads that has no link of its own: WeCom wants one
 */
export function templateCard(
  face: CardFace,
  { cardId, home }: { cardId: string; home: string },
): TemplateCard {
  const shown = face.buttons.slice(0, MOST_BUTTONS);
  const links = shown.filter((button): button is Link => "url" in button);
  const presses = pressesOf(shown);
  const { rows, told } = rowsOf(face);
  const text = textOf(face, told);
  const base = {
    main_title: {
      title: short(face.title, LONGEST.title),
      ...(face.status ? { desc: short(face.status.text, LONGEST.desc) } : {}),
    },
    ...(text === "" ? {} : { sub_title_text: text }),
    ...(rows.length === 0 ? {} : { horizontal_content_list: rows }),
    task_id: cardId,
  };
  const [first] = links;
  if (presses.length > 0) {
    return {
      ...base,
      card_type: "button_interaction",
      button_list: presses,
      ...(first ? { card_action: { type: 1, url: first.url } } : {}),
    };
  }
  return {
    ...base,
    card_type: "text_notice",
    card_action: { type: 1, url: first?.url ?? home },
    ...(links.length > 0
      ? {
          jump_list: links
            .slice(0, MOST_LINKS)
            .map(({ text: title, url }) => ({ type: 1 as const, title: short(title, LONGEST.link), url })),
        }
      : {}),
  };
}
