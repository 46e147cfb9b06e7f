import type { Clause, Span, Unit } from "./clauses";
import { latinWords, type Word } from "./words";

/**
 * Clauses of words that come without punctuation: a new one begins where the words open a step of a story or somebody
 * new acts. Every cut depends on the words around it alone, so that what is said elsewhere moves none. The ranges
 * of `apart` become clauses of their own.
 */
export function splitSpoken(
  folded: string,
  apart: readonly Span[] = [],
): { sentences: Span[]; units: Unit[]; clauses: Clause[] } {
  const clauses: Clause[] = [];
  const units: Unit[] = [];
  let room = 0;
  for (const span of stepsOf(folded, apart)) {
    const last = units[units.length - 1];
    const size = widthOf(folded, span);
    if (last && room + size <= UNIT_WIDTH) {
      last.end = span.end;
      room += size;
    } else {
      units.push({ ...span, index: units.length, sentence: units.length });
      room = size;
    }
    clauses.push({ ...span, index: clauses.length, unit: units.length - 1 });
  }
  return { sentences: units.map(({ start, end }) => ({ start, end })), units, clauses };
}

const UNIT_WIDTH = 36;
const LEAST_HAN = 4;
const LONG_HAN = 24;
const LEAST_WORDS = 3;
const LONG_WORDS = 20;

const STEP_ZH =
  "然后|随后|后来|接着|接下来|最后|最终|终于|结果|所以|于是|因此|但是|可是|不过|当时|那时|首先|其次|再次|另外|同时|之后|之前|因为|由于|为了|如果|虽然|即使|并且|而且|还有|此外|有一次|有次|有一[位个天回]|有[位个]|去年|前年|今年|上个?月|上周|那天|那次|第[一二三四五六七八九]|一方面|另一方面|当场|当天|当晚|马上|立刻|立即|随即|主动|亲自|一边|逐一|分别|每[天周次]|每个月|从此|从那|通过这|我[学觉认相希]|毕业|以前|直到|其中|总之|总的";
const OPENS_ZH = new RegExp(
  `${STEP_ZH}|(?<![给让跟对找把和是说夸叫被使问帮教请向与同为比信于而但在由])我(?!们|的)|(?<![给让跟对找把和是说被帮请向与同为比在由的])我们(?!的)|(?<![给让跟对找把和是说夸叫被问帮教请向与同为比在由的])(?:他们?|客户|顾客|客人|对方|老板|经理|主管|店长|同事|领导|大家)(?=[说就也都很却还又再才同不没想要觉看听接给在把])`,
  "g",
);
/** Where a long Chinese stretch may be parted: after what is done, or before what it is done to. */
const PARTS_ZH = /(?<=了|的时候|以后)(?=[\u3400-\u9fff])|(?=[把被跟给让用对从将并再就也还都去来])/g;

const STEP_EN = new Set(
  "then so but because however although though when while after before until unless since finally eventually afterwards first firstly second secondly third thirdly next also therefore meanwhile instead later once lastly ultimately additionally overall which".split(
    " ",
  ),
);
const PHRASES_EN = new Set(["as a result", "in the end", "at that time", "at the time"]);
const ACTORS = new Set(
  "i we he they i'm i've i'd i'll we're we've we'd we'll he's he'd they're they'd".split(" "),
);
/** What may as well be acted on: it begins a clause only where a verb follows. */
const THINGS = new Set("you it there this that these those everyone everybody people".split(" "));
const OWNERS = new Set("my our the their his one some".split(" "));
const BINDING = new Set(
  "that if what how why where who whom whose as than and or nor think thought believe believed feel felt guess hope suppose know knew see saw sure say said says tell told show showed mean means of to in on at for with from by about into onto over under through between without within against among during like the a an my our his their your its every each no any both all".split(
    " ",
  ),
);
const FINITE = new Set(
  "is was are were am had has have did does do would could will can should said told asked came went took made got gave began felt knew thought wanted needed became meant led kept left started decided agreed helped turned worked improved increased decreased dropped rose".split(
    " ",
  ),
);
const PARTS_EN = new Set(
  "and or to with for by in at on from into about as that who where without".split(" "),
);

const isFinite = (word: Word | undefined) =>
  word !== undefined && (FINITE.has(word.text) || /^\w{3,}ed$/.test(word.text));

/** Whether a clause begins at word `at`; "and" goes with what follows it. */
function opensAt(words: readonly Word[], at: number): boolean {
  const { text } = words[at]!;
  const before = words[at - 1]?.text ?? "";
  if (text === "and") {
    const next = words[at + 1]?.text ?? "";
    return STEP_EN.has(next) || ACTORS.has(next) || isFinite(words[at + 1]) || beginsWithOwner(words, at + 1);
  }
  if (PHRASES_EN.has([0, 1, 2].map((next) => words[at + next]?.text).join(" "))) return true;
  if (STEP_EN.has(text)) return before !== "and" && before !== "right" && before !== "even";
  if (STEP_EN.has(before) || BINDING.has(before)) return false;
  if (ACTORS.has(text)) return true;
  if (THINGS.has(text)) return isFinite(words[at + 1]);
  return !isFinite(words[at - 1]) && beginsWithOwner(words, at);
}

/** "my manager said", "the two of us had". */
const beginsWithOwner = (words: readonly Word[], at: number): boolean =>
  OWNERS.has(words[at]?.text ?? "") && (isFinite(words[at + 2]) || isFinite(words[at + 3]));

function stepsOf(folded: string, apart: readonly Span[]): Span[] {
  const words = latinWords(folded);
  const cuts = [...folded.matchAll(OPENS_ZH)].map(({ index }) => index);
  words.forEach(({ start }, at) => {
    if (at > 0 && opensAt(words, at)) cuts.push(start);
  });
  const firm = new Set(apart.flatMap(({ start, end }) => [start, end]));
  const within = (cut: number) => apart.some(({ start, end }) => cut > start && cut < end);
  const edges = [0];
  for (const cut of [...cuts, ...firm].sort((a, b) => a - b)) {
    const piece = { start: edges[edges.length - 1]!, end: cut };
    if (firm.has(cut) || (!within(cut) && isLongEnough(folded, piece))) edges.push(cut);
  }
  edges.push(folded.length);
  return edges
    .slice(1)
    .map((end, at) => trim(folded, { start: edges[at]!, end }))
    .filter(({ start, end }) => end > start)
    .flatMap((span) => shortened(folded, span));
}

const isLongEnough = (folded: string, { start, end }: Span) => {
  const piece = folded.slice(start, end);
  const han = (piece.match(/[\u3400-\u9fff]/g) ?? []).length;
  return han >= LEAST_HAN || piece.trim().split(" ").length - (han > 0 ? 1 : 0) >= LEAST_WORDS;
};

/** Parts a stretch that is too long at the place nearest to its middle; never inside a surrogate pair. */
function shortened(folded: string, span: Span): Span[] {
  const size = widthOf(folded, span);
  const text = folded.slice(span.start, span.end);
  const words = latinWords(text);
  const isLatin = words.length * 2 > size;
  if (isLatin ? words.length <= LONG_WORDS : size <= LONG_HAN) return [span];
  const places = isLatin
    ? words
        .slice(LEAST_WORDS, -LEAST_WORDS)
        .filter((word) => PARTS_EN.has(word.text))
        .map(({ start }) => start)
    : [...text.matchAll(PARTS_ZH)].map(({ index }) => index).filter((at) => at >= 6 && text.length - at >= 6);
  const middle = text.length / 2;
  const nearest = (from: number[]) =>
    from.reduce((best, at) => (Math.abs(at - middle) < Math.abs(best - middle) ? at : best));
  let cut = places.length > 0 ? nearest(places) : Math.floor(middle);
  if (places.length === 0 && words.length > 0) {
    const starts = words.map(({ start }) => start).filter((start) => start > 0);
    if (starts.length > 0) cut = nearest(starts);
  }
  // A number or a name stays whole.
  while (cut < text.length && /[a-z0-9.%][a-z0-9.%]/.test(text.slice(cut - 1, cut + 1))) cut += 1;
  const unit = text.charCodeAt(cut);
  if (unit >= 0xdc00 && unit < 0xe000) cut += 1;
  if (cut <= 0 || cut >= text.length) return [span];
  return [
    { start: span.start, end: span.start + cut },
    { start: span.start + cut, end: span.end },
  ]
    .map((part) => trim(folded, part))
    .filter(({ start, end }) => end > start)
    .flatMap((part) => shortened(folded, part));
}

/** Width in Chinese characters; a Latin letter counts a third. */
function widthOf(folded: string, { start, end }: Span): number {
  const text = folded.slice(start, end);
  const han = (text.match(/[\u3400-\u9fff]/g) ?? []).length;
  return han + (text.length - han) / 3;
}

function trim(text: string, span: Span): Span {
  let { start, end } = span;
  while (start < end && text[start] === " ") start += 1;
  while (end > start && text[end - 1] === " ") end -= 1;
  return { start, end };
}
