import { halfWidth } from "./fold";
import { COURTESIES, HESITATIONS } from "./smallTalk";

/**
 * The words of a text alone, as if it had been heard and not read: no punctuation, no pictures, no hesitations, no
 * courtesies, one word for he and she. What a recogniser writes between the words, and how somebody fills the time
 * while thinking, then cannot move a level.
 */
export type Spoken = {
  text: string;
  /** Range in the text as it came, of a range in the words alone. */
  range(start: number, end: number): { start: number; end: number };
};

/** A text with where each of its characters stands in the text as it came. */
type Placed = { text: string; places: number[] };

const HAN = "\\u3400-\\u9fff\\uf900-\\ufaff";
/** Within a number or a name a mark is part of it: 3.5, 1,000, 24/7, C++, Q&A. */
const MARK = /(?<=\d)[.,:/](?=\d)|[%$€¥£+#]|(?<=[a-z])[&'’](?=[a-z])/iy;
const BESIDE_HAN = new RegExp(`(?<=[${HAN}]) | (?=[${HAN}])`, "g");

/** `removed` are ranges of the text that are no part of the answer. */
export function wordsAlone(text: string, removed: readonly { start: number; end: number }[] = []): Spoken {
  let spoken = without(plain(text, removed), BESIDE_HAN);
  for (const [pattern, instead] of [...HESITATIONS, ...COURTESIES, ...PEOPLE])
    spoken = replaced(spoken, pattern, instead);
  const { text: said, places } = spoken;
  return {
    text: said,
    range: (start, end) => ({ start: places[start] ?? text.length, end: (places[end - 1] ?? -1) + 1 }),
  };
}

/** Letters, digits and the marks within numbers; everything else is one space. Full width becomes half. */
function plain(asItCame: string, removed: readonly { start: number; end: number }[]): Placed {
  const text = halfWidth(asItCame);
  let out = "";
  const places: number[] = [];
  const gone = new Uint8Array(text.length);
  for (const { start, end } of removed) gone.fill(1, start, end);
  for (let at = 0; at < text.length;) {
    const character = String.fromCodePoint(text.codePointAt(at)!);
    MARK.lastIndex = at;
    const kept = !gone[at] && (/[\p{L}\p{N}\p{M}]/u.test(character) || MARK.test(text)) ? character : " ";
    if (kept !== " " || (out !== "" && !out.endsWith(" "))) {
      out += kept;
      for (let i = 0; i < kept.length; i += 1) places.push(at + Math.min(i, character.length - 1));
    }
    at += character.length;
  }
  return { text: out, places };
}

const without = (spoken: Placed, pattern: RegExp) => replaced(spoken, pattern, "");

function replaced(
  { text, places }: Placed,
  pattern: RegExp,
  instead: string | ((said: string) => string),
): Placed {
  let out = "";
  const moved: number[] = [];
  let from = 0;
  for (const match of text.matchAll(pattern)) {
    const end = match.index + match[0].length;
    out += text.slice(from, match.index);
    for (let at = from; at < match.index; at += 1) moved.push(places[at]!);
    const word = typeof instead === "string" ? instead : instead(match[0]);
    out += word;
    // The first character stands for the beginning and the last for the end, so that ranges stay whole.
    for (let at = 0; at < word.length; at += 1)
      moved.push(at === word.length - 1 ? places[end - 1]! : places[Math.min(match.index + at, end - 1)]!);
    from = end;
  }
  if (from === 0) return { text, places };
  for (let at = from; at < text.length; at += 1) moved.push(places[at]!);
  return { text: out + text.slice(from), places: moved };
}

/** Words for a woman and for a man, made one: neither the sound nor the length of one may count. */
const ONE_PERSON: [pattern: RegExp, instead: string][] = [
  [/[她它牠祂]/g, "他"],
  [/[妳您]/g, "你"],
];
const PAIRS_ZH =
  "女士先生 小姐先生 太太先生 妈妈爸爸 媽媽爸爸 母亲父亲 母親父親 奶奶爷爷 奶奶爺爺 外婆外公 姐姐哥哥 妹妹弟弟 大姐大哥 大妈大爷 阿姨叔叔 女儿儿子 女兒兒子 女孩男孩 女生男生 女人男人 女性男性 女友男友 妻子丈夫 老婆老公 孙女孙子";
const PAIRS_EN =
  "she he,her his,him his,hers his,herself himself,mother father,mom dad,mum dad,mommy daddy,wife husband,daughter son,sister brother,girl boy,girls boys,lady gentleman,ladies gentlemen,woman man,women men,mrs mr,ms mr,miss mr,madam sir,ma'am sir,aunt uncle,grandmother grandfather,grandma grandpa,girlfriend boyfriend,waitress waiter,saleswoman salesman,she's he's,she'd he'd,she'll he'll";
const english = new Map(PAIRS_EN.split(",").map((pair) => pair.split(" ") as [string, string]));

const PEOPLE: [pattern: RegExp, instead: string | ((said: string) => string)][] = [
  ...ONE_PERSON,
  ...PAIRS_ZH.split(" ").map((pair): [RegExp, string] => [new RegExp(pair.slice(0, 2), "g"), pair.slice(2)]),
  [
    new RegExp(`\\b(?:${[...english.keys()].join("|")})\\b(?!')`, "gi"),
    (said) => english.get(said.toLowerCase()) ?? said,
  ],
];
